"""What was probably meant by a line that no complaint recognises, from where reading stopped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dualclass.diagnostics import Diagnostic
from dualclass.language.nearness import SYNONYMS, fixed_words, near_border, near_term, near_word, statement_near
from dualclass.language.terminals import keyword
from dualclass.language.trouble import Trouble, is_readable

_HYPHENED = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_NAME = re.compile(r"[a-z][a-z0-9_]*[a-z0-9]")
_QUOTED_AFTER = re.compile(r"\b(?:en|zh|ko|ru|text|says|list\s+\w+|reading|doubtful|inferred|because|hs|=?\w+_\w+)\s*$")
_FEW = 8
_OPENING = (
    *("IT", "SOME", "EVERY", "NO", "JUDGED", "STATED", "SUBSTANCE", "SHARE", "SHIPMENT", "HOST", "OTHER", "ALSO"),
    *("NOT", "SEE", "ANY", "ALL", "AS", "AT", "UNLESS", "RELEASES", "DEFERS", "SAYS", "READING", "DOUBTFUL"),
    *("INFERRED", "SUSPENDED"),
)
_SENTENCE_WORDS = re.compile(
    r"\b(?:it|at least|more than|at most|less than|judged|stated|some|every|share|releases|any of|all of|is|has)\b"
)


def _mixed(trouble: Trouble) -> Diagnostic | None:
    word = trouble.word
    other = {"and": "or", "or": "and"}.get(word)
    before = trouble.blanked[: trouble.place]
    if other is None or word.upper() in trouble.expected or not re.search(rf"\b{other}\b", before):
        return None
    help = "put one pair in brackets: `(A and B) or C`"
    return trouble.at("R090", "`and` and `or` on one line", trouble.place, trouble.place + len(word), help)


def _sentence_behind_effect(trouble: Trouble) -> Diagnostic | None:
    text, place = trouble.blanked, trouble.place
    effect = re.match(r"(releases|takes\s+back|narrows|defers|defines|excludes)\b", text)
    if effect is None or place >= len(text) or not re.search(r"\b(if|unless|to|as)\s*$", text[:place]):
        return None
    help = "end the line there and put the sentence on its own line below"
    mended = trouble.repair(len(text[:place].rstrip()), place, "\n      ")
    return trouble.at("R096", "a sentence behind an effect, on its line", place, len(text), help, mended=mended)


def _colon_behind_label(trouble: Trouble) -> Diagnostic | None:
    text = trouble.text
    if not trouble.context.head or not text.startswith(":"):
        return None
    rest = text[1:].lstrip()
    help, mended = "leave it out; a title stands in quotes", trouble.repair(0, len(text) - len(rest), " ")
    if trouble.context.in_note:
        help = 'a note that only informs is written `note 1 says ".."`; any other begins with its effect'
        words = rest.rstrip()
        mended = None if '"' in words or not words else trouble.repair(0, len(text), f' says "{words}"', sure=False)
    return trouble.at("R168", "no colon behind a label", 0, 1, help, mended=mended)


def _title(trouble: Trouble) -> Diagnostic | None:
    """Free words behind a label: a title without its quotes, or what a note says."""
    words = trouble.text.rstrip()
    if not trouble.context.head or '"' in words or len(words.split()) < 2 or keyword(words.split()[0]):
        return None
    if _SENTENCE_WORDS.search(words) and not (trouble.context.in_note and len(words.split()) > 3):
        return None
    if not re.fullmatch(r"[-\u2013\u2014]?\s*[\w][^:;]*", words):
        return None
    plain = words.lstrip("-\u2013\u2014 ")
    if trouble.context.in_note:
        help = 'what a note says is written `note 1 says ".."`; any other note begins with its effect'
        mended = trouble.repair(0, len(words), f'says "{plain}"', sure=False)
        return trouble.at("R166", "free words behind the label of a note", 0, len(words), help, mended=mended)
    help = 'a title stands in quotes behind the label: `2B001 "machine tools"`'
    mended = trouble.repair(0, len(words), f'"{plain}"', sure=False)
    return trouble.at("R166", f"`{words}`: free words behind a label", 0, len(words), help, mended=mended)


def _unquoted(trouble: Trouble) -> Diagnostic | None:
    rest = trouble.text[trouble.place :].rstrip()
    if "STRING" not in trouble.expected or "NAME" in trouble.expected or not rest[:1].isalnum() or '"' in rest:
        return None
    if not _QUOTED_AFTER.search(trouble.text[: trouble.place]):
        return None
    help = "put it in straight quotes"
    mended = trouble.repair(trouble.place, trouble.place + len(rest), f'"{rest}"')
    return trouble.at(
        "R166", f"`{rest}`: a text stands in quotes", trouble.place, trouble.place + len(rest), help, mended=mended
    )


def _early_end(trouble: Trouble) -> Diagnostic | None:
    if trouble.text[trouble.place :].strip():
        return None
    end = len(trouble.text.rstrip())
    mended = None
    if re.match(r"(?:releases|defers|takes\s+back)\b", trouble.text) and is_readable(
        f"{trouble.text} if", trouble.start
    ):
        mended = trouble.repair(end, end, " if", sure=False)
    return trouble.at("R095", "the line ends too early", max(0, end - 1), end, None, mended=mended)


def _capital(trouble: Trouble) -> Diagnostic | None:
    word, place = trouble.word, trouble.place
    if not re.fullmatch(r"[A-Z][A-Za-z0-9_-]+", word) or "NAME" not in trouble.expected:
        return None
    name = word.lower().replace("-", "_")
    message, help = f"`{word}` is no name", "names are written small, words joined with `_`"
    if keyword(name):
        message, help = f"`{word}`: key words are written small", f"write `{name}`"
    mended = trouble.repair(place, place + len(word), name)
    return trouble.at("R093", message, place, place + len(word), help, name, mended)


def _comma(trouble: Trouble) -> Diagnostic | None:
    place = trouble.place
    if trouble.text[place : place + 1] != "," or not trouble.expected & {"AND", "OR"}:
        return None
    inside = trouble.blanked[:place].count("(") > trouble.blanked[:place].count(")")
    help = "write each sentence on a line of its own, or part them with `;`; in brackets say `and` or `or`"
    mended = None if inside else trouble.repair(place, place + 1, ";", sure=False)
    return trouble.at("R098", "a comma does not join two sentences", place, place + 1, help, mended=mended)


def _hyphen(trouble: Trouble) -> Diagnostic | None:
    if "TERM" in trouble.expected:
        return None
    places = (each for each in _HYPHENED.finditer(trouble.blanked) if each.start() <= trouble.place <= each.end())
    found = next(places, None)
    if found is None:
        return None
    joined = re.sub(r"[\s-]+", "_", found.group())
    help = "a name of several words is joined with `_`"
    mended = trouble.repair(found.start(), found.end(), joined)
    message = f"`{found.group()}`: a name has no hyphen"
    return trouble.at("R092", message, found.start(), found.end(), help, joined, mended)


def _two_words(trouble: Trouble) -> Diagnostic | None:
    text, place = trouble.blanked, trouble.place
    word, before = trouble.word, trouble.word_before
    if not _NAME.fullmatch(word) or not _NAME.fullmatch(before) or keyword(before) or keyword(word):
        return None
    if near_word(word, trouble.expected) or ("BORDER" in trouble.expected and near_border(text[place:])):
        return None
    if _synonym(word, trouble.expected) is not None:
        return None
    begin = text.rfind(before, 0, place)
    if re.search(r"(?:^|\(|\band|\bor)\s*$", text[:begin]) and (meant := near_word(before, _OPENING)):
        message = f"`{before}` is not expected here"
        mended = trouble.repair(begin, begin + len(before), meant)
        help = "a sentence begins otherwise"
        return trouble.at("R094", message, begin, begin + len(before), help, meant, mended)
    joined = f"{before}_{word}"
    help = "a name of several words is joined with `_`"
    mended = trouble.repair(begin, place + len(word), joined)
    message = f"`{before} {word}`: two names side by side"
    return trouble.at("R092", message, begin, place + len(word), help, joined, mended)


def _unknown(trouble: Trouble) -> Diagnostic | None:
    word, rest = trouble.word, trouble.blanked[trouble.place :]
    nearest = near_border(rest) if "BORDER" in trouble.expected else None
    nearest = nearest or (near_term(rest) if "TERM" in trouble.expected else None)
    nearest = nearest or _synonym(word, trouble.expected)
    if nearest is None and not keyword(word):
        nearest = near_word(word, trouble.expected)
    if nearest is None:
        return None
    place = trouble.place
    begin = len(trouble.text[:place].rstrip()) if nearest == "," else place
    mended = trouble.repair(begin, trouble.end_of_words(len(nearest.split()) if word not in SYNONYMS else 1), nearest)
    message = f"`{word}` is not expected here"
    return trouble.at("R094", message, place, place + len(word), None, nearest, mended)


def _synonym(word: str, expected: Iterable[str]) -> str | None:
    fixed = fixed_words(expected)
    return next((meant for meant in SYNONYMS.get(word, ()) if meant.split()[0] in fixed), None)


def _missing_word(trouble: Trouble) -> Diagnostic | None:
    """A key word that, put in at the place, makes the whole line readable."""
    if len(trouble.expected) > _FEW:
        return None
    text, place = trouble.text, trouble.place
    readable = [
        word
        for word in sorted(fixed_words(trouble.expected))
        if word.isalpha() and is_readable(f"{text[:place]}{word} {text[place:]}", trouble.start)
    ]
    if len(readable) != 1:
        return None
    mended = trouble.repair(place, place, f"{readable[0]} ")
    message = f"`{readable[0]}` is missing before `{trouble.word}`"
    help = f"write `{readable[0]} {trouble.word}`"
    return trouble.at("R165", message, place, place + len(trouble.word), help, readable[0], mended)


def _statement(trouble: Trouble) -> Diagnostic | None:
    """A statement of the file whose first word is misspelt, read as a line of what stands above it."""
    if trouble.start == "statement" or trouble.context.head:
        return None
    found = statement_near(trouble.text)
    if found is None:
        return None
    word, meant = found
    mended = trouble.repair(0, len(word), meant)
    help = f"a statement of the file begins with `{meant}`"
    return trouble.at("R094", f"`{word}` is not expected here", 0, len(word), help, meant, mended)


ATTEMPTS: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    _mixed,
    _sentence_behind_effect,
    _colon_behind_label,
    _early_end,
    _unquoted,
    _title,
    _capital,
    _comma,
    _hyphen,
    _missing_word,
    _two_words,
    _unknown,
    _statement,
)
"""Each tried in turn; the first that recognises something speaks."""
