"""References to paragraphs, groups and notes; short forms are completed while reading."""

from __future__ import annotations

from lark import Token

from dualclass.language.context import LineContext
from dualclass.language.criteria import Reference
from dualclass.language.labels import complete, entry_of, is_code, is_group, match_label, parent_of
from dualclass.language.parsing import Branch, branches, name_of, plain, tokens


def read_references(tree: Branch, context: LineContext) -> tuple[Reference, ...]:
    """`1C350.1, .3, .37 to .53`: each short form is completed by the code before it, else by the entry."""
    found: list[Reference] = []
    last: str | None = None
    for each in branches(tree):
        reference, last = read_reference(each, context, last)
        found.append(reference)
    return tuple(found)


def read_reference(tree: Branch, context: LineContext, last: str | None) -> tuple[Reference, str | None]:
    """One reference, and the code that a following short form continues from."""
    name = name_of(tree)
    words = tokens(tree)
    if name == "military":
        return Reference("outside", "military list"), last
    if name == "nuclear":
        return Reference("outside", "nuclear list"), last
    if name == "category":
        return Reference("category", plain(words[0]), part=int(words[1]) if len(words) > 1 else None), last
    if name == "group":
        return Reference("group", plain(words[0])), last
    if name == "group_range":
        return Reference("group range", plain(words[0]), plain(words[1])), last
    if name == "note":
        return Reference("note", complete_note(words[0], context)), last
    first = _code(words[0], context, last)
    if name != "code_range":
        return Reference("code", first), first
    second = _code(words[1], context, first, range_from=first)
    if first.count(".") != second.count("."):
        raise context.fault(
            "R021",
            f"`{first}` and `{second}` stand at different depths, a range runs among neighbours",
            tree,
            help="write both ends in full",
        )
    return Reference("range", first, second), second


def _code(word: Token, context: LineContext, last: str | None, *, range_from: str | None = None) -> str:
    text = str(word)
    if is_code(text):
        return text
    if text.startswith("."):
        base = last or context.entry
        if base is None or not is_code(base):
            raise context.fault(
                "R022", f"`{text}` follows no code", word, help="write the reference in full, `1C350.3`"
            )
        for _ in range(min(text.count("."), base.count("."))):
            base = parent_of(base) or base
        return base + text
    entry = entry_of(range_from) if range_from else context.entry
    found = complete(text, entry)
    if found is None:
        raise context.fault(
            "R022", f"`{text}` is no complete reference here", word, help="write it with its entry, `3A001.a`"
        )
    return found


def complete_note(word: Token, context: LineContext) -> str:
    """The full citation of a note: `2B001.a note 1`, `3A note 1`, `general note gsn`."""
    text = plain(word)
    found = match_label(text, 0)
    if found is None:
        raise context.fault("R022", f"`{text}` is no note", word, help="write it as `2B001.a note 1`")
    label = found[0]
    if label.form == "general note":
        return text
    place = label.place if is_group(label.place) else complete(label.place, context.entry)
    if place is None:
        raise context.fault(
            "R022",
            f"`{text}` does not say whose note it is",
            word,
            help="write it with its entry, `3A001 note 1`",
        )
    return f"{place} {label.note}" + (f".{label.parts}" if label.parts else "")
