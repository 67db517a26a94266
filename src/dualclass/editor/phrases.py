"""The words of terminals that are no single word: borders, terms of purpose and the like, as they are proposed."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, ...]] = {
    "BORDER": ("at least", "more than", "at most", "less than"),
    "BETTER_THAN": ("better than",),
    "TERM": (
        "specially designed for",
        "specially designed or prepared for",
        "specially designed or modified for",
        "designed for",
        "designed or prepared for",
        "designed or modified for",
        "usable in",
        "usable for",
        "capable of",
        "limited to",
        "required for",
        "intended for",
        "for use in",
        "for repair of",
    ),
    "ADJECTIVE": (
        "specially designed",
        "specially designed or prepared",
        "specially designed or modified",
        "designed",
        "designed or prepared",
        "designed or modified",
    ),
    "BASIS": ("by weight", "by volume", "by mole", "by atom", "by particle volume or weight"),
    "NEAREST": ("or the highest specified below it", "or the lowest specified above it"),
    "TO_THE_HOST": ("to the host",),
}
"""Terminal -> everything it can be; a test works it out from the grammar's own pattern and compares."""

MEANINGS: dict[str, str] = {
    "at least": 'the value itself included: the lists\' "or more"',
    "more than": 'the value itself not included: the lists\' "exceeding"',
    "at most": 'the value itself included: the lists\' "or less"',
    "less than": 'the value itself not included: the lists\' "less than"',
    "exactly": "for counts only; a measured value is never equal",
    "between": 'both ends included, by convention; only where the law says "between"',
    "judged": "a person decides, with a reason that is kept",
    "stated": "a plain fact that anybody can state",
    "some": "at least one member",
    "every": "each member; over nothing it is not true, unless `if any` is said",
    "no": "no member",
    "any of": "one of them is enough",
    "all of": "each of them must hold",
    "as follows": "one of them is enough, and each is a code of its own",
    "other than those in": "decides which code is named, never the outcome",
    "unless": "the sentence behind it must not hold",
    "doubtful": "a negative becomes unknown, with this reason",
    "correspondence": "taken over by correspondence: a negative becomes unknown",
    "not encoded": "a gap, named: it is counted, and an item it may concern stays open",
    "not used": "the list leaves the label free",
    "releases": "what the note frees from control when its sentences hold",
    "takes back": "the release of another note does not count when the sentences hold",
    "overlaps": "the item's range and this one have something in common",
    "covers": "the item's range holds all of this one",
    "reaches": "the item's range comes to this value",
    "stays within": "the item's range lies inside this one",
}
"""What a phrase means, in one line, where a reader of lists would ask."""
