"""From the syntax tree of a line to the names that stand in it and what they stand for.

The one reading of names: the index, completion and rename all use it. A name's meaning can depend on where the line
stands (inside ``has ( .. )`` a parameter is the member's), never on the vocabulary: that is asked later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from lark import Token

from dualclass.editor.referring import codes_in, label_occurrences, note_occurrence
from dualclass.editor.symbols import Occurrence, Role, Sort, Symbol
from dualclass.language.parsing import Branch, branch, branches, name_of, plain, token, tokens

_NAMED = ("NAME", "STRING")


@dataclass(slots=True)
class Names:
    """Gathers the occurrences of one line; offsets count from the start of the line.

    ``entry``: the entry the line stands in. ``label``: the paragraph or note it belongs to, whose children a join
    line names. ``collection``: whose member the sentences speak of, empty for the item itself.
    """

    entry: str | None = None
    label: str = ""
    collection: str = ""
    found: list[Occurrence] = field(default_factory=list[Occurrence])
    subject: str = ""

    def add(self, word: Token, sort: Sort, owner: str = "", role: Role = "used", detail: str = "") -> None:
        """Take one word for a name."""
        start = word.start_pos or 0
        end = word.end_pos or start
        if word.type == "STRING":
            start, end = start + 1, end - 1
        self.found.append(Occurrence(Symbol(sort, plain(word), owner), start, end, role, detail))

    def every(self, words: Iterable[Token], sort: Sort, owner: str = "", role: Role = "used", detail: str = "") -> None:
        """Take all words for names of one sort."""
        for word in words:
            if word.type in _NAMED:
                self.add(word, sort, owner, role, detail)

    # ------------------------------------------------------------ walking

    def walk(self, tree: Branch) -> None:
        """Take all names in a tree."""
        handler = _HANDLERS.get(name_of(tree))
        if handler is not None:
            handler(self, tree)
        else:
            self.below(tree)

    def below(self, tree: Branch) -> None:
        """Take the names of everything below a tree."""
        for each in branches(tree):
            self.walk(each)

    def within(self, tree: Branch, collection: str) -> None:
        """Take the names of a tree that speaks of a member."""
        before, self.collection = self.collection, collection
        self.walk(tree)
        self.collection = before


def _word(sort: Sort) -> Callable[[Names, Branch], None]:
    """The names that stand directly in a tree, or in the list of names below it, are of one sort."""

    def handler(names: Names, tree: Branch) -> None:
        names.every(tokens(tree), sort)
        for each in branches(tree):
            if name_of(each) in ("names", "one_name", "any_names", "all_names"):
                handler(names, each)
            else:
                names.walk(each)

    return handler


def _parameter(names: Names, tree: Branch) -> None:
    names.every(tokens(tree), "parameter", names.collection)
    names.below(tree)


def _subject(names: Names, tree: Branch) -> None:
    collection = "" if branch(tree, "scope") is not None else names.collection
    word = token(tree, "NAME")
    if word is None:
        return
    names.add(word, "parameter", collection)
    names.subject = _path(collection, str(word))
    _method(names, tree)


def _method(names: Names, tree: Branch) -> None:
    word = token(tree, "METHOD")
    if word is None:
        return
    begin = (word.start_pos or 0) + str(word).index('"') + 1
    text = str(word).split('"')[1]
    names.found.append(Occurrence(Symbol("method", text), begin, begin + len(text)))


def _path(collection: str, name: str) -> str:
    return f"{collection}.{name}" if collection else name


def _choice(names: Names, tree: Branch) -> None:
    subject, *rest = branches(tree)
    names.walk(subject)
    names.every(tokens(tree), "option", names.subject)
    for each in rest:
        names.every(tokens(each), "option", names.subject)


def _comparison(names: Names, tree: Branch) -> None:
    names.subject = ""
    names.below(tree)


def _units(names: Names, tree: Branch) -> None:
    for word in tokens(tree):
        if word.type == "UNIT":
            names.add(word, "unit", detail=names.subject)
    names.below(tree)


def _rank(names: Names, tree: Branch) -> None:
    names.every(tokens(tree), "option", names.subject)
    names.below(tree)


def _condition(names: Names, tree: Branch) -> None:
    first, *rest = [word for word in tokens(tree) if word.type in _NAMED] or [None]
    before = names.subject
    if first is not None:
        names.add(first, "parameter", names.collection)
        names.subject = _path(names.collection, str(first))
        names.every([word for word in rest if word is not None], "option", names.subject)
    names.below(tree)
    names.subject = before


def _binding(names: Names, tree: Branch) -> None:
    word, unit = token(tree, "NAME"), token(tree, "UNIT")
    if word is not None:
        names.add(word, "parameter", names.collection)
        if unit is not None:
            names.add(unit, "unit", detail=_path(names.collection, str(word)))


def _dotted(names: Names, tree: Branch, role: Role = "used") -> None:
    words = [word for word in tokens(tree) if word.type == "NAME"]
    if len(words) == 1:
        names.add(words[0], "parameter", names.collection, role)
        return
    for index, word in enumerate(words):
        last = index == len(words) - 1
        names.add(word, "parameter", str(words[index - 1]) if index else "", role if last else "used")


def _members(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is None:
        return
    names.add(word, "parameter", names.collection)
    quantifier, *rest = branches(tree)
    names.walk(quantifier)
    names.within(rest[-1], str(word))


def _purpose(names: Names, tree: Branch) -> None:
    word = token(tree, "TERM")
    term = plain(word) if word is not None else ""
    target = branches(tree)[-1]
    form = name_of(target)
    below = branches(target)
    if form == "target_object":
        for each in (target, *below):
            names.every(tokens(each), "object", detail=term)
        return
    if form in ("target_activities", "target_of_item") and below:
        names.every(tokens(below[0]), "activity", detail=term)
    for each in below:
        if name_of(each) == "refs":
            names.walk(each)


def _judged_key(names: Names, tree: Branch) -> None:
    word = token(tree, "TERM")
    names.every(tokens(tree), "object", role="declared", detail=plain(word) if word is not None else "")


def _table_row(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is None:
        return
    names.add(word, "table")
    for each in branches(tree):
        names.every(tokens(each), "column", str(word))


def _references(names: Names, tree: Branch) -> None:
    names.found += codes_in(tree, names.entry)


def _notes(names: Names, tree: Branch) -> None:
    for word in tokens(tree):
        if word.type == "NOTE":
            names.found += note_occurrence(word, names.entry)
    names.below(tree)


def _labels(names: Names, tree: Branch) -> None:
    names.found += label_occurrences(tokens(tree), names.label)
    names.below(tree)


def _join_members(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is not None:
        names.add(word, "parameter", names.collection)


def _excludes(names: Names, tree: Branch) -> None:
    member, *collections = [word for word in tokens(tree) if word.type == "NAME"]
    names.add(member, "parameter", collections[0].value if collections else "")
    names.every(collections, "parameter")
    names.below(tree)


def _declared(sort: Sort) -> Callable[[Names, Branch], None]:
    """The first name is declared here; what stands below it says more of it."""

    def handler(names: Names, tree: Branch) -> None:
        word = token(tree, "NAME")
        if word is not None:
            names.add(word, sort, role="declared")
        names.below(tree)

    return handler


def _kind(names: Names, tree: Branch) -> None:
    _declared("kind")(names, tree)
    for each in branches(tree):
        names.every(tokens(each), "kind")


def _table(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is None:
        return
    names.add(word, "table", role="declared")
    for each in branches(tree):
        names.every(tokens(each), "column", str(word), "declared")


def _group(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is not None:
        names.add(word, "group", role="declared")


def _adopts(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is not None:
        names.add(word, "list")
    names.below(tree)


def _renumbers(names: Names, tree: Branch) -> None:
    old, *new = tokens(tree)
    names.found += _cited(old)
    for word in new:
        names.found += [replace(each, role="declared", detail=plain(old)) for each in _cited(word)[:1]]


def _cited(word: Token) -> list[Occurrence]:
    if word.type == "NOTE":
        return note_occurrence(word, None)
    if word.type != "CODE":
        return []
    start = word.start_pos or 0
    return [Occurrence(Symbol("code", str(word)), start, word.end_pos or start)]


def _gap(names: Names, tree: Branch) -> None:
    word = token(tree, "CODE")
    if word is not None:
        names.found += [replace(each, role="declared") for each in _cited(word)]
    kinds = branch(tree, "for_kinds")
    if kinds is not None:
        for each in branches(kinds):
            names.every(tokens(each), "kind")


def _marks(names: Names, tree: Branch) -> None:
    word = token(tree, "NAME")
    if word is not None:
        names.add(word, "tag")
    names.below(tree)


def _parameter_line(names: Names, tree: Branch) -> None:
    """`quantity linear_axis.travel in mm, m of ..`: the path is declared, what follows says more of it."""
    path = branch(tree, "path")
    if path is None:
        return
    words = [str(word) for word in tokens(path)]
    names.subject = ".".join(words)
    for each in branches(tree):
        name = name_of(each)
        if each is path:
            _dotted(names, each, "declared")
        elif name == "units":
            _units(names, each)
        elif name == "parameter_options":
            for below in branches(each):
                names.every(tokens(below), "option", names.subject, "declared")
        elif name in ("falls_with", "rises_with"):
            for below in branches(each):
                names.every(tokens(below), "parameter")
        elif name == "method":
            _method(names, each)
        else:
            names.walk(each)


_CONDITIONS = ("at_value", "at_bounds", "at_state", "at_any", "at_every")
_CHOICES = ("choice_is", "choice_is_not", "choice_one_of", "choice_none_of")
_INCLUDES = ("includes_any", "includes_all", "includes_only")

_HANDLERS: dict[str, Callable[[Names, Branch], None]] = {
    **dict.fromkeys(("is_kind", "is_not_kind", "is_one_of", "is_none_of", "narrows", "complete_for"), _word("kind")),
    **dict.fromkeys(("is_flag", "is_not_flag", "has_part", "has_no_part", "same_as"), _parameter),
    **dict.fromkeys(("mainly", "enriched", "contains", "made_of", "share_one"), _word("constituent")),
    **dict.fromkeys(("share_except", "share_together", "share_any"), _word("constituent")),
    **dict.fromkeys(("tail_named", "tail_mixture", "apart"), _word("kind")),
    **dict.fromkeys(_CHOICES, _choice),
    **dict.fromkeys(_INCLUDES, _choice),
    **dict.fromkeys(("threshold", "span_test", "share_test"), _comparison),
    **dict.fromkeys(("number", "formula", "face", "constant", "replaces"), _units),
    **dict.fromkeys(_CONDITIONS, _condition),
    **dict.fromkeys(("join_any", "join_all", "join_follows", "label_name"), _labels),
    **dict.fromkeys(("declared", "derived"), _parameter_line),
    **dict.fromkeys(("group_of", "group_except"), _group),
    "extraordinary_names": _word("parameter"),
    "subject": _subject,
    "rank": _rank,
    "rank_face": _rank,
    "binding": _binding,
    "path": _dotted,
    "members": _members,
    "purpose": _purpose,
    "free_statement": _word("judgement"),
    "judged_term": _judged_key,
    "judged_text": lambda names, tree: names.every(tokens(tree), "judgement", role="declared"),
    "table_row": _table_row,
    "refs": _references,
    "figure_in": _references,
    "takes_back": _notes,
    "join_members": _join_members,
    "excludes": _excludes,
    "defines": _declared("definition"),
    "list_head": _declared("list"),
    "kind": _kind,
    "table": _table,
    "adopts": _adopts,
    "renumbers": _renumbers,
    "gap": _gap,
    "marks": _marks,
}
