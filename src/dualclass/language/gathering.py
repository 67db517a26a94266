"""The statements of a file: head of the list, adoption, vocabulary, tables, groups, gaps."""

from __future__ import annotations

import re
from dataclasses import replace

from lark.exceptions import UnexpectedInput

from dualclass.language.blocks import Block, Part, SourceTree
from dualclass.language.complaints import label_meant
from dualclass.language.context import LineContext
from dualclass.language.criteria import Span
from dualclass.language.explaining import explain
from dualclass.language.faults import LineFaultError, Report
from dualclass.language.limits import check_depth, too_much
from dualclass.language.nearness import statement_near
from dualclass.language.paragraphs import (
    Adopts,
    EditionHead,
    Gap,
    GroupLine,
    JudgementLine,
    KindLine,
    ListHead,
    Marks,
    Omits,
    ParameterLine,
    Renumbers,
    RuleFile,
    Suspends,
    Table,
)
from dualclass.language.parameter_names import ParameterNames
from dualclass.language.parsing import Branch, Start, parse_line
from dualclass.language.statements import HeadLine, Statement, read_row, read_statement
from dualclass.language.vocabulary_lines import KindRemark, read_vocabulary, with_line

_CODE_LIKE = re.compile(r"([0-9][0-9A-Za-z]{0,9}|[A-Z][A-Za-z]{0,3}[0-9]{1,6})(?=\s*(?:\"|\Z))")
"""What stands where an entry begins, alone or before a title, and is no code."""


class Gathered:
    """Collects the records of statements."""

    def __init__(self, tree: SourceTree, report: Report) -> None:
        """Start with an empty file."""
        self.tree = tree
        self.report = report
        self.found: RuleFile = RuleFile(tree.file)
        self.head: ListHead | None = None

    def rule_file(self) -> RuleFile:
        """Everything gathered; paragraphs and notes are not among it."""
        return replace(self.found, head=self.head)

    def statement(self, block: Block) -> None:
        """Read one statement and the lines below it."""
        if block.change is not None:
            part = block.parts[0]
            self.report.error(
                "R036",
                f"`{block.change}` names no paragraph",
                part.start,
                part.end,
                help=f"write the full code, `{block.change} 3A001.a`",
            )
            return
        tree = self._parse(block.parts[0], "statement")
        found = self._read(block.parts[0], tree) if tree is not None else None
        if isinstance(found, KindLine):
            found = self._kind(found, block)
        elif isinstance(found, Table):
            found = self._table(found, block)
        elif isinstance(found, ParameterNames):
            found = self._names(found, block)
        elif isinstance(found, ParameterLine):
            self._keep(found, block)
            for line in self._vocabulary(block):
                self._keep_parameter(line, block)
            return
        elif found is None and block.takes_lines:
            self._read_lines(block)
        else:
            self._refuse_lines(block)
        if found is not None:
            self._keep(found, block)

    # ------------------------------------------------------------ lines

    def _context(self, part: Part) -> LineContext:
        return LineContext(self.report, part.start, part.end)

    def _parse(self, part: Part, start: Start) -> Branch | None:
        text = self.tree.text[part.start : part.end]
        context = self._context(part)
        found = too_much(text, context)
        if found is None:
            try:
                tree = parse_line(text, start)
                check_depth(tree, context)
                return tree
            except UnexpectedInput as error:
                found = explain(text, error, context, start)
            except LineFaultError as error:
                found = error.diagnostic
        self.report.diagnostics.append(found)
        return None

    def _read(self, part: Part, tree: Branch) -> Statement | None:
        try:
            return read_statement(tree, self._context(part))
        except LineFaultError as error:
            self.report.diagnostics.append(error.diagnostic)
            return None

    def _vocabulary(self, block: Block) -> list[ParameterLine | KindRemark]:
        return [line for _, line in self._vocabulary_parts(block)]

    def _vocabulary_parts(self, block: Block) -> list[tuple[Part, ParameterLine | KindRemark]]:
        found: list[tuple[Part, ParameterLine | KindRemark]] = []
        for part in block.parts[1:]:
            if self.report.had_enough(part.start):
                break
            tree = self._parse(part, "vocabulary")
            if tree is None:
                continue
            try:
                found.append((part, read_vocabulary(tree, self._context(part))))
            except LineFaultError as error:
                self.report.diagnostics.append(error.diagnostic)
        return found

    def _names(self, names: ParameterNames, block: Block) -> ParameterNames:
        for part, line in self._vocabulary_parts(block):
            language = line.language if isinstance(line, KindRemark) else None
            if language is None:
                help = 'below `names of` stand only names, as in `zh "分辨率"`'
                self.report.error("R038", "this line says no name", part.start, part.end, help=help)
            elif names.has(language):
                message, help = f"the names in `{language}` stand there twice", "join them with a comma in one line"
                self.report.error("R026", message, part.start, part.end, help=help)
            elif isinstance(line, KindRemark):
                names = names.with_names(language, line.names)
        # its place is all of it, so that a mistake in a name can be pointed at
        return replace(names, span=Span(self.tree.file, block.start, block.lines[-1].content_end))

    def _kind(self, kind: KindLine, block: Block) -> KindLine:
        for line in self._vocabulary(block):
            kind = with_line(kind, line)
        return kind

    def _table(self, table: Table, block: Block) -> Table:
        rows = [(part, read_row(tree)) for part in block.parts[1:] if (tree := self._parse(part, "row")) is not None]
        for part, row in rows:
            if len(row) != len(table.columns):
                self.report.error(
                    "R037",
                    f"a row of {len(row)} cells in a table of {len(table.columns)} columns",
                    part.start,
                    part.end,
                    help="cells are parted by `|`, several texts of one cell by commas",
                    subject=f"table {table.name}",
                )
        return replace(table, rows=tuple(row for _, row in rows))

    def _read_lines(self, block: Block) -> None:
        """Look for mistakes in the lines of a kind or table whose head could not be read."""
        if block.word == "table":
            for part in block.parts[1:]:
                self._parse(part, "row")
        else:
            self._vocabulary(block)

    def _refuse_lines(self, block: Block) -> None:
        """Lines below a statement that takes none; one that was meant to open something takes the rest with it."""
        for part in block.parts[1:]:
            text = self.tree.text[part.start : part.end]
            meant = label_meant(text) or statement_near(text)
            if meant is not None:
                self.report.error(
                    "R038",
                    f"`{meant[0]}` opens nothing",
                    part.start,
                    part.start + len(meant[0]),
                    help=f"write `{meant[1]}`; what stands below it belongs to it",
                    suggestion=meant[1],
                    patch=self.report.patch(part.start, part.start + len(meant[0]), meant[1]),
                )
                return
            code = _CODE_LIKE.match(text)
            if code is not None:
                self.report.error(
                    "R038",
                    f"`{code[1]}` is no code of an entry",
                    part.start,
                    part.start + len(code[1]),
                    help="a code is a digit, a letter from A to E and three digits, as in `3A001`",
                )
                return
            self.report.error(
                "R038",
                "this line belongs to no paragraph",
                part.start,
                part.end,
                help="the statement above it takes no lines; begin with a label",
            )

    # ------------------------------------------------------------ keeping

    def _keep_parameter(self, line: ParameterLine | KindRemark, block: Block) -> None:
        if isinstance(line, ParameterLine):
            self.found = replace(self.found, parameters=(*self.found.parameters, line))
        else:
            self.report.error(
                "R038", "this line belongs to no kind", block.start, block.end, help="write it below a `kind`"
            )

    def _keep(self, record: Statement, block: Block) -> None:
        found = self.found
        match record:
            case HeadLine() | EditionHead():
                self._keep_head(record, block)
            case Adopts():
                self.found = replace(found, adopts=(*found.adopts, record))
            case Omits() | Renumbers() | Suspends() | Marks():
                self.found = replace(found, changes=(*found.changes, record))
            case Gap():
                self.found = replace(found, gaps=(*found.gaps, record))
            case KindLine():
                self.found = replace(found, kinds=(*found.kinds, record))
            case ParameterLine():
                self.found = replace(found, parameters=(*found.parameters, record))
            case ParameterNames():
                self.found = replace(found, names=(*found.names, record))
            case JudgementLine():
                self.found = replace(found, judgements=(*found.judgements, record))
            case GroupLine():
                self.found = replace(found, groups=(*found.groups, record))
            case Table():
                self.found = replace(found, tables=(*found.tables, record))

    def _keep_head(self, record: HeadLine | EditionHead, block: Block) -> None:
        if isinstance(record, HeadLine) and record.word == "list":
            if self.head is not None:
                self.report.error(
                    "R039",
                    "a second `list` line",
                    block.start,
                    block.end,
                    help="one file belongs to one list",
                )
                return
            name, *title = record.values
            self.head = ListHead(name, title[0] if title else "", span=self._context(block.parts[0]).whole)
            return
        head = self.head
        if head is None:
            self.report.error(
                "R039",
                "the head of a list begins with its `list` line",
                block.start,
                block.end,
                help='write `list NAME "title"` above it',
            )
            return
        if isinstance(record, EditionHead):
            self.head = replace(head, editions=(*head.editions, record))
        elif record.word == "language":
            self.head = replace(head, language=record.values[0])
        elif record.word == "text":
            self.head = replace(head, text=(*head.text, *record.values))
        elif record.word == "negatives":
            self.head = replace(head, negatives_doubtful=record.values[0])
        else:
            self.head = replace(head, complete_kinds=(*head.complete_kinds, *record.values))
