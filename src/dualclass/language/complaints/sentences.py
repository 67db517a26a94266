"""Sentences in other words than the language's."""

from __future__ import annotations

import re

from dualclass.language.complaints.complaint import (
    BORDER,
    NAME,
    NUMBER,
    QUANTIFIER,
    UNIT,
    Repair,
    complaint,
    one_of,
    taken_out,
    written_as,
)

_QUANTIFIERS = {"each": "every", "all": "every", "both": "every", "any": "some", "one": "some"} | {
    word: f"at least {number}" for number, word in enumerate(("two", "three", "four", "five", "six"), 2)
}


def _one_of(text: str, begin: int, end: int) -> Repair | None:
    """A choice has one value: ``is tube, bar`` can only mean one of them; of what it is not, that is less sure."""
    rest = re.match(rf"(?:\s*(?:,|\bor\b)\s*(?:an?\s+)?{NAME})*", text[end:])
    stop = end + (rest.end() if rest is not None else 0)
    written = re.sub(r"^is\s+(?:either\s+)?", "", text[begin:stop])
    negated = written.startswith("not ")
    names = re.split(r"\s*,\s*(?:or\s+)?|\s+or\s+", written.removeprefix("not ").strip())
    listed = ", ".join(re.sub(r"^an?\s+", "", name.strip()) for name in names)
    return Repair(begin, stop, f"is {'none' if negated else 'one'} of {listed}", sure=not negated)


def _bracketed(text: str, begin: int, end: int) -> Repair | None:
    """What a member has in brackets: to the end of the line, where it is not said otherwise."""
    del end
    have = re.search(r"\b(?:has|have)\s+", text[:begin])
    if have is None or "(" in text[have.end() :]:
        return None
    stop = len(text.rstrip())
    return Repair(have.end(), stop, f"({text[have.end() : stop]})", sure=False)


def _it_is(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f"it is {text[begin:end]}", sure=False)


def _it(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f"it {text[begin:end]}")


def _free_text(text: str, begin: int, end: int) -> Repair | None:
    del end
    stop = len(text.rstrip())
    statement = text[begin:stop].removeprefix("that ").strip()
    return Repair(begin, stop, f'"{statement}"') if '"' not in statement else None


def _in_quotes(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f'"{text[begin:end]}"')


def _as_method(text: str, begin: int, end: int) -> Repair | None:
    return Repair(begin, end, f'by "{text[begin:end].strip("()")}"')


def _at_condition(text: str, begin: int, end: int) -> Repair | None:
    words = re.sub(r"^\S+\s+(?:at\s+)?(?:the\s+)?|\b(?:is|of)\s+", "", text[begin:end])
    return Repair(begin, end, f"at {words}")


def _own_line(text: str, begin: int, end: int) -> Repair | None:
    before = len(text[:begin].rstrip())
    return Repair(before, end + len(text[end:]) - len(text[end:].lstrip()), "\n    ", sure=False)


def _insert_has(text: str, begin: int, end: int) -> Repair | None:
    del text, end
    return Repair(begin, begin, "has ")


NATURES = (
    complaint(
        "R111",
        rf"(?P<at>\bis\s+(?:not\s+|either\s+)?(?:an?\s+)?{NAME}\s*(?:,\s*(?:or\s+)?|\s+or\s+)(?:an?\s+)?{NAME})(?!\s+(?:is|{BORDER}|includes|has)\b)",
        "`{at}`: this does not say how the names join",
        "say `is one of tube, bar`; of what none may be `is none of tube, bar`",
        "form is tube, bar",
        "it is a tube, bar",
        "form is tube or bar",
        "form is either tube or bar",
        "form is not tube, bar",
        mend=_one_of,
    ),
    complaint(
        "R112",
        rf"(?P<at>\b(?:includes|contains|made\s+of)\s+{NAME}\s*(?:,|\bor\b|\band\b)\s*{NAME})\s*(?:$|,|\))",
        "`{at}`: this does not say how the names join",
        "say `any of jet, beam` or `all of jet, beam`",
        "removal_process includes jet, beam",
        "it contains samarium, cobalt",
        "it is made of monel, beryllium",
    ),
    complaint(
        "R133",
        rf"^it\s+contains\s+(?P<at>(?:{BORDER}\s+)?{NUMBER}\s*(?:%|percent|ppm).*)$",
        "`{at}`: a share names the constituent first",
        "write `share of nickel more than 10 % by weight`",
        "it contains more than 10 % nickel",
    ),
    complaint(
        "R134",
        rf"^share\s+of\s+(?P<at>{NAME}(?:\s*,\s*{NAME})+)\s+{BORDER}",
        "`{at}`: this does not say whether they count together",
        "say `share of nickel, iron together` for their sum, `share of any of nickel, iron` for one of them",
        "share of nickel, iron at least 25 % by weight",
    ),
    complaint(
        "R135",
        rf"{NUMBER}\s*(?:%|percent|ppm)?\s*(?P<at>by\s+mass|by\s+wt|wt\.?\s*%|w/w|by\s+vol|vol\.?\s*%|mol\.?\s*%|at\.?\s*%)(?!\w)",
        "`{at}`: the basis of a share is written out",
        "say `% by weight`, `by volume`, `by mole` or `by atom`",
        "share of nickel at least 25 % by mass",
        "share of nickel at least 25 wt%",
        mend=one_of(
            {"by mass": "by weight", "by wt": "by weight", "w/w": "by weight", "by vol": "by volume"}
            | {
                written.replace("_", end): f"% by {basis}"
                for end in ("", " ")
                for written, basis in (
                    ("wt_%", "weight"),
                    ("wt._%", "weight"),
                    ("vol_%", "volume"),
                    ("mol_%", "mole"),
                    ("at_%", "atom"),
                )
            }
        ),
    ),
    complaint(
        "R136",
        r"(?P<at>^it's|\b(?:isn|doesn|can)'t)\b",
        "`{at}`: words are written in full",
        "write `it is`, `it is not`, `it has no`",
        "it's a valve",
        mend=one_of({"it's": "it is"}),
    ),
    complaint(
        "R137",
        rf"^(?P<at>(?:is|has|contains|belongs)\s+(?:an?\s+|not\s+|no\s+|made\s+|mainly\s+|one\s+|to\s+)?{NAME})",
        "`{at}`: the sentence does not say who",
        "begin with `it`: `it is a machine_tool`, `it has spindle`",
        "is a valve",
        "has spindle",
        mend=_it,
    ),
    complaint(
        "R138",
        rf"(?:\bit\s+has|\bhas|\bhave|\bcontains|\bincludes|\bmade\s+of|\bmainly)\s+(?:no\s+)?(?P<at>an?|the)\s+(?!share|performance){NAME}"
        rf"|^(?P<at2>the|an)\s+(?!share\b){NAME}|^kind\s+\S+\s+is\s+(?P<at3>an?)\s",
        "`{at}` has no place here",
        "only `it is a KIND` takes an article; leave it out",
        "it has a spindle",
        "the travel at least 1 m",
        starts=("line", "statement"),
        mend=taken_out,
    ),
    complaint(
        "R115",
        rf"^(?P<at>{NAME})\s*(?:$|\b(?:and|or)\b)",
        "`{at}` is not a sentence",
        "say `it is turning`, `it is a valve`, or give it a border",
        "turning and contouring_axes at least 2",
        "turning",
        mend=_it_is,
    ),
    complaint(
        "R120",
        r"^(?P<at>(?:not|does\s+not|cannot|without)\s)(?!encoded|yet\s+encoded)",
        "`{at}` does not begin a sentence",
        "say `it is not ..`, `it has no ..`; in a note `unless ..`",
        "not twisted",
        "without a chuck",
    ),
)

MEMBERS = (
    complaint(
        "R139",
        rf"^(?P<at>each|all|any|both|one|two|three|four|five|six)\s+(?:of\s+the\s+|the\s+)?(?!of\b){NAME}\s+(?:has|have|is|are)\b",
        "`{at}` is no quantifier",
        "say `some`, `every`, `no`, or a count: `at least 2 linear_axis have ..`",
        "each linear_axis has travel at least 1 m",
        "two linear_axis have travel at least 1 m",
        mend=one_of(_QUANTIFIERS, unsure=frozenset(_QUANTIFIERS) - {"each"}),
    ),
    complaint(
        "R140",
        rf"^{QUANTIFIER}\s+{NAME}\s+(?P<at>(?!has\b|have\b|is\b|if\b){NAME}\s+(?:by\s+\"[^\"]*\"\s+)?(?:{BORDER}|is|includes)\b)",
        "`{at}`: `has` is missing before what the member has",
        "write `some linear_axis has travel at least 1 m`",
        "some linear_axis travel at least 1 m",
        mend=_insert_has,
    ),
    complaint(
        "R114",
        rf"^{QUANTIFIER}\s+{NAME}\s+(?:ha(?:s|ve)|is)\s+(?!\().*?(?P<at>\b(?:and|or)\b)",
        "`{at}` behind a member: it would not be clear whether it is still of the same one",
        "put what the member has in brackets, `has (travel .. and width ..)`, or the second on its own line",
        "some linear_axis has travel at least 1 m and width at most 2 m",
        "every seal is made of nickel or it is made of monel",
        mend=_bracketed,
    ),
)

PURPOSES = (
    complaint(
        "R118",
        r"^(?P<at>(?:not\s+)?(?:specially\s+designed|designed|usable|capable\s+of|limited\s+to|required\s+for|intended\s+for"
        r"|for\s+use\s+in|for\s+repair\s+of))\b",
        "`{at}`: say who answers",
        "begin with `judged` (a person decides, with a reason) or `stated` (a plain fact)",
        "specially designed for gear_manufacture",
        "limited to gear_manufacture",
    ),
    complaint(
        "R119",
        r"\b(?:judged|stated)\s+(?P<at>it\b|that\b)",
        "a statement in free words stands in quotes",
        'write `judged "it could .."`, a statement that can be answered yes or no',
        "judged it could be used so",
        "stated that it is so",
        mend=_free_text,
    ),
)

CLAUSES = (
    complaint(
        "R141",
        rf"(?P<at>\b(?:that|which)\s+(?:has|have|is|are)(?:\s+an?)?|\bhaving|\bwhose|\bwith(?=\s+{NAME}\s+{BORDER}))\s",
        "`{at}`: a sentence of its own, on a line of its own",
        "all sentences of a paragraph must be met: write each on its line",
        "it is a valve that has travel at least 1 m",
        "it is a valve having travel at least 1 m",
        mend=_own_line,
    ),
    complaint(
        "R142",
        r"(?P<at>\b(?:shall|must|should|may|can|will)(?:\s+(?:be|have))?)\s",
        "`{at}`: a rule states what is controlled",
        "leave it out: `travel at least 1 m`",
        "travel shall be at least 1 m",
        mend=taken_out,
    ),
    complaint(
        "R143",
        rf"{NUMBER}\s*(?:{UNIT})?\s+(?P<at>(?:when|while|if|measured\s+at|for)\s+(?:the\s+)?{NAME}\s+(?:is\s+|of\s+)?(?:{BORDER}\s+)?{NUMBER})",
        "`{at}`: a condition of the measurement begins with `at`",
        "write `at temperature 923 K` behind the border",
        "travel at least 1 m when temperature 473 K",
        "travel at least 1 m measured at temperature of 473 K",
        mend=_at_condition,
    ),
    complaint(
        "R144",
        rf"{NUMBER}\s*(?:{UNIT})?\s+(?P<at>at\s+{NUMBER}(?:\s*{UNIT})?)",
        "`{at}` does not name what is measured",
        "name the condition: `at temperature 473 K`",
        "travel at least 1 m at 473 K",
    ),
    complaint(
        "R145",
        rf"{NAME}\s+by\s+(?P<at>[A-Z][\w/-]*(?:\s+[\w:/.-]*\d[\w:/.-]*)*)",
        "`{at}`: the name of a method stands in quotes",
        'write `by "ISO 230-2:2014"`',
        "accuracy by ISO 230-2 at most 5 um",
        mend=_in_quotes,
    ),
    complaint(
        "R146",
        rf"^{NAME}\s+(?P<at>\([A-Z][\w/-]*(?:\s+[\w:/.-]*\d[\w:/.-]*)*\))\s",
        "`{at}`: a method is named with `by`",
        'write `by "ISO 230-2:2014"` behind the name of the parameter',
        "accuracy (ISO 230-2) at most 5 um",
        mend=_as_method,
    ),
    complaint(
        "R147",
        r"(?<!CAS)(?<!CAS\s)(?<!,)(?<!,\s)(?P<at>\(?\b\d{2,7}-\d{2}-\d\b\)?)",
        "`{at}`: the word `CAS` is missing before the number",
        'write `substance "thiodiglycol" CAS 111-48-8`',
        'substance "thiodiglycol" (111-48-8)',
        'substance "thiodiglycol" 111-48-8',
        mend=lambda text, begin, end: Repair(begin, end, f"CAS {text[begin:end].strip('()')}"),
    ),
    complaint(
        "R148",
        r"^(?P<at>CAS|cas)\b",
        "`{at}`: a number alone names no substance",
        'write `substance "thiodiglycol" CAS 111-48-8`',
        "CAS 111-48-8",
    ),
    complaint(
        "R149",
        r"^(?P<at>not\s+(?:yet\s+)?encoded)\s*$",
        "`{at}` does not say what is missing",
        'write it in quotes: `not encoded "the table of materials"`',
        "not encoded",
        mend=written_as('not encoded "to be written"', sure=False),
    ),
)
