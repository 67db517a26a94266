"""What a rule file holds, as plain data: paragraphs, notes, tables, adoption and vocabulary statements."""

from __future__ import annotations

from datetime import date
from typing import Literal as OneOf

from dualclass.language.criteria import (
    Arithmetic,
    Condition,
    Criterion,
    Face,
    Node,
    Open,
    Quantifier,
    Reference,
    Share,
)
from dualclass.language.parameter_names import ParameterNames
from dualclass.records import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open: from its first day until the day before its last; ``None`` is open."""

    start: date | None = None
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Suspension:
    """Not applied for a time, and by what; ``then_not_established`` when nothing says what follows."""

    period: Period
    by: str | None = None
    then_not_established: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A remark that changes how far a result may be trusted, or that only informs.

    ``doubtful`` and ``correspondence`` turn a negative into unknown; ``inferred``, ``reading``, ``says`` and
    ``hs`` inform.
    """

    word: OneOf["doubtful", "correspondence", "inferred", "reading", "says", "hs"]
    text: str


@dataclass(frozen=True, slots=True)
class Join:
    """How the lettered children of a paragraph join: its last line.

    kind ``any``, ``all``, ``as follows`` (any of, each child a code of its own) or ``formula``. ``first`` and
    ``last`` are the announced labels, ``None`` while the group is unfinished. ``quantifier`` and ``collection``
    when each child speaks of one member (``every wetted_surface is any of 1 to 8:``). ``conditions`` and ``share``
    are said once in the join line and hold for every child (``at duration at least 12 h, all of a to b:``).
    ``left_out`` are labels between first and last that the list does not print (``as follows, a, f, k to n:``).
    """

    kind: OneOf["any", "all", "as follows", "formula"]
    first: str | None = None
    last: str | None = None
    formula: LabelFormula | None = None
    quantifier: Quantifier | None = None
    collection: str | None = None
    conditions: tuple[Condition, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelFormula:
    """``(b.1 and b.2) or b.3``: operation ``and``, ``or`` or ``label``."""

    operation: OneOf["and", "or", "label"]
    items: tuple[LabelFormula, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Residual(Node):
    """``other than those in 2B001``: a label inside one list (S1); a real *not* when it names another list."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Tail(Node):
    """A second door into the paragraph.

    kind ``components`` (``also its specially designed components``), ``named`` (``also its designed tube, plate``)
    or ``mixture`` (``also chemical_mixture containing it``). ``criteria`` are conditions on what the tail adds
    (``with ( .. )``), never on the host.
    """

    kind: OneOf["components", "named", "mixture"]
    adjective: str | None = None
    names: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a note does.

    action ``releases`` (when its criteria hold), ``releases unless``, ``takes back`` (another note's release),
    ``narrows`` (one kind), ``defers`` (to the host's status), ``lowest threshold``, ``defines`` (a name),
    ``excludes`` (members with a flag from collections), ``supplies`` (a term to groups: the General Technology Note),
    ``says`` (decides nothing).
    """

    action: OneOf[
        "releases",
        "releases unless",
        "takes back",
        "narrows",
        "defers",
        "lowest threshold",
        "defines",
        "excludes",
        "supplies",
        "says",
    ]
    references: tuple[Reference, ...] = ()
    exceptions: tuple[Reference, ...] = ()
    note: str | None = None
    name: str | None = None
    collections: tuple[str, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A note: where it stands (``place``), what it is called there, what it does and when.

    ``name`` is the full citation, ``3A001.a.2 note`` or ``general note gsn``. ``criterion`` is the whole condition
    with its lettered parts as ``Labelled``; ``None`` where the effect has none (says, lowest threshold).
    """

    name: str
    place: str
    label: str
    title: str | None
    effect: Effect
    criterion: Criterion | None = None
    marks: tuple[Mark, ...] = ()
    in_force: Period | None = None
    technical: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """One paragraph of a list: the same label, our title, its sentences, its children, its notes.

    ``criteria`` must all be met, and then the children as ``join`` says. ``status`` is ``encoded`` when the file
    says anything about it, else why not: ``not used``, ``printed empty``, ``not encoded`` (with ``status_text``),
    ``see`` (a pointer elsewhere, controls nothing here). ``unwritten``: how many paragraphs below it the list has and
    the file does not (``not encoded ".." with 12 paragraphs``); they are counted, so that coverage is true.
    """

    code: str
    title: str | None = None
    criteria: tuple[Criterion, ...] = ()
    residuals: tuple[Residual, ...] = ()
    tails: tuple[Tail, ...] = ()
    join: Join | None = None
    children: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()
    in_force: Period | None = None
    suspensions: tuple[Suspension, ...] = ()
    status: OneOf["encoded", "not used", "printed empty", "not encoded", "see"] = "encoded"
    status_text: str | None = None
    see: tuple[Reference, ...] = ()
    unwritten: int = 0

    @property
    def missing(self) -> str | None:
        """Why nothing stands below it though the list has something: its sentences, if any, are only the gap's gate."""
        if self.status == "not encoded":
            return self.status_text or "not encoded"
        if self.join is not None:
            return None
        return next((item.reason for item in self.criteria if isinstance(item, Open)), None)


@dataclass(frozen=True, slots=True)
class Gap(Node):
    """``not encoded 0A001 with 24 paragraphs``: an entry the list has and the file does not.

    ``kinds``: when given, the gap can concern only these kinds of item.
    """

    code: str
    paragraphs: int
    title: str | None = None
    kinds: tuple[str, ...] = ()
    in_force: Period | None = None


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A lookup table: column names and rows; a cell is any of its texts."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class EditionHead(Node):
    """``edition 2025 in force from ..``: a dated text of the list."""

    name: str
    in_force: Period


@dataclass(frozen=True, slots=True)
class ListHead(Node):
    """The head of a list file: its short name, title, language version and what is true of it as a whole."""

    name: str
    title: str
    language: str = "1"
    editions: tuple[EditionHead, ...] = ()
    text: tuple[str, ...] = ()
    negatives_doubtful: str | None = None
    complete_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adopts(Node):
    """``adopts international edition 2025 [only ..] [except ..]``."""

    source: str
    edition: str
    only: tuple[Reference, ...] = ()
    exceptions: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement(Node):
    """``replaces 110 GHz with 100 GHz``: must occur exactly once in the amended paragraph."""

    old: Face
    new: Face


@dataclass(frozen=True, slots=True)
class Amends(Node):
    """``amends 3A002.e.1``: a value replaced, or the sentences written anew (children stay unless omitted)."""

    code: str
    because: str | None
    replacements: tuple[Replacement, ...] = ()
    paragraph: Paragraph | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Omits(Node):
    """``omits 9A008 technical note``: what the adopting list does not have."""

    references: tuple[Reference, ...]
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Renumbers(Node):
    """``renumbers 0B004.b.10.1 as 0B004.b.10.a``: same content, other label; a quoted label is display only."""

    old: str
    new: str
    display_only: bool = False


@dataclass(frozen=True, slots=True)
class Adds(Node):
    """``adds PL9005 ..``: a paragraph (or note) of the list's own."""

    paragraph: Paragraph | None = None
    note: Note | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Suspends(Node):
    """``suspends PL9002.b from .. until ..``."""

    references: tuple[Reference, ...]
    suspension: Suspension


@dataclass(frozen=True, slots=True)
class Marks(Node):
    """``marks 3A001.b.2 as sensitive``: a tag that travels with the result."""

    references: tuple[Reference, ...]
    tag: str
    because: str | None = None


# ---------------------------------------------------------------- vocabulary

ParameterType = OneOf[
    "quantity",
    "count",
    "span",
    "curve",
    "level",
    "flag",
    "choice",
    "ranked",
    "set",
    "judgement",
    "identifier",
    "composition",
    "part",
    "enumerated",
    "sampled",
    "derived",
]


@dataclass(frozen=True, slots=True)
class ParameterLine(Node):
    """One parameter as the vocabulary declares it; ``path`` has a dot for a member's parameter."""

    type: ParameterType
    path: str
    units: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    text: str | None = None
    method: str | None = None
    better: OneOf["smaller", "larger"] | None = None
    alone_best: bool = False
    falls_with: tuple[str, ...] = ()
    rises_with: tuple[str, ...] = ()
    expression: Arithmetic | None = None
    extraordinary: bool = False


@dataclass(frozen=True, slots=True)
class KindLine(Node):
    """One kind of item as the vocabulary declares it, with its names in four languages."""

    name: str
    parents: tuple[str, ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    apart: tuple[str, ...] = ()
    parameters: tuple[ParameterLine, ...] = ()
    extraordinary: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgementLine(Node):
    """``judgement limited to gear_manufacture "question"``: a better question for a term of purpose, and marks."""

    key: str
    question: str
    extraordinary: bool = False


@dataclass(frozen=True, slots=True)
class GroupLine(Node):
    """``group cwc_party of all except eg, il, kp, ss``: a named set of options (countries by ISO 3166 code)."""

    name: str
    members: tuple[str, ...] = ()
    all_except: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RuleFile:
    """Everything one rule file says, in order of kind. Paragraphs form trees by their labels."""

    file: str
    head: ListHead | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[Note, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tables: tuple[Table, ...] = ()
    adopts: tuple[Adopts, ...] = ()
    changes: tuple[Amends | Omits | Renumbers | Adds | Suspends | Marks, ...] = ()
    kinds: tuple[KindLine, ...] = ()
    parameters: tuple[ParameterLine, ...] = ()
    names: tuple[ParameterNames, ...] = ()
    judgements: tuple[JudgementLine, ...] = ()
    groups: tuple[GroupLine, ...] = ()
