"""What companies call the columns that are no parameters, in the four languages; the likeliest word first."""

from __future__ import annotations

from typing import Literal

from dualclass.vocabulary.vocabulary import folded

CommonRole = Literal["name", "kind", "assumptions"]

WORDS: dict[CommonRole, tuple[str, ...]] = {
    "name": (
        *("name", "item name", "product name", "item", "product", "part number", "part no", "part", "model"),
        *("model number", "designation", "article", "article number", "material number", "item number", "sku"),
        *("名称", "品名", "产品名称", "物项名称", "型号", "产品型号", "品号"),
        *("이름", "품명", "제품명", "품목명", "명칭", "모델", "모델명", "품번"),
        *("наименование", "название", "наименование товара", "изделие", "товар", "модель", "обозначение", "артикул"),
    ),
    "kind": (
        *("kind", "kinds", "kind of item", "item kind", "category", "item category", "product category"),
        *("type", "item type", "product type", "class", "product class", "product group"),
        *("种类", "物项种类", "产品种类", "类别", "产品类别", "类型"),
        *("종류", "품목 종류", "제품 종류", "분류", "유형"),
        *("вид", "вид товара", "вид изделия", "категория", "тип", "тип изделия", "группа"),
    ),
    "assumptions": ("assumptions", "assumed absent", "假设", "가정", "допущения"),
}

UNIT_WORDS = ("unit", "units", "uom", "unit of measure", "单位", "단위", "единица", "единица измерения", "ед изм", "ед")

STRUCTURAL = ("for", "targets", "host")
"""Fields of an item that say what it is made of or for: leaving them out in silence could turn an answer round."""


def plain(text: str) -> str:
    """A head for comparison: case, spaces, hyphens, underscores, points and number signs do not count."""
    return "".join(character for character in folded(text) if character not in ".#№:*?!")


def common_role(words: str) -> tuple[CommonRole, int] | None:
    """The role that these words name, and how far down the list of its names they stand."""
    return _ROLES.get(plain(words))


def without_unit_word(words: str) -> str | None:
    """``sample rate unit`` -> ``sample rate``, ``unit of sample rate`` too; ``None`` when no unit is spoken of."""
    text = " ".join(words.replace("_", " ").split())
    small = text.casefold().rstrip(".")
    for word in UNIT_WORDS:
        if small.endswith(word) and len(small) > len(word):
            rest = text[: len(small) - len(word)].rstrip(" -:,(（[")
            if rest and (not word.isascii() or small[-len(word) - 1] in " -:,(["):
                return rest
        if small.startswith(f"{word} of "):
            return text[len(word) + 4 :]
    return None


_ROLES: dict[str, tuple[CommonRole, int]] = {}
for _role, _words in WORDS.items():
    for _place, _word in enumerate(_words):
        _ = _ROLES.setdefault(plain(_word), (_role, _place))
