"""From blocks to the records of a rule file."""

from __future__ import annotations

from dataclasses import replace

from lark.exceptions import UnexpectedInput

from dualclass.language.blocks import Block, Part, SourceTree
from dualclass.language.complaints import label_meant
from dualclass.language.context import LineContext
from dualclass.language.criteria import Span
from dualclass.language.drafts import NoteDraft, ParagraphDraft, PartDraft, Root
from dualclass.language.explaining import explain
from dualclass.language.faults import LineFaultError, Report
from dualclass.language.filling import fill_note, fill_paragraph
from dualclass.language.freezing import freeze_note, freeze_paragraph
from dualclass.language.gathering import Gathered
from dualclass.language.labels import complete, entry_of, is_code, is_group, parent_of
from dualclass.language.limits import DEEPEST_LABEL, check_depth, too_much
from dualclass.language.lines import Content, read_line
from dualclass.language.nearness import statement_near
from dualclass.language.paragraphs import Adds, Amends, RuleFile
from dualclass.language.parsing import parse_line
from dualclass.language.placing import placed
from dualclass.language.structure import check_note, check_paragraph, check_variants


class Assembler:
    """Walks over the blocks of one file, keeping the entry and the `amends` or `adds` block it stands in."""

    def __init__(self, tree: SourceTree, report: Report) -> None:
        """Start at the head of the file."""
        self.tree = tree
        self.report = report
        self.file_root = Root()
        self.root = self.file_root
        self.changes: list[Root] = []
        self.entry: str | None = None
        self.general: NoteDraft | None = None
        self.latest: ParagraphDraft | PartDraft | None = None
        self.gathered = Gathered(tree, report)

    def rule_file(self) -> RuleFile:
        """Read every block and put the records together."""
        for block in self.tree.blocks:
            if self.report.had_enough(block.start):
                return RuleFile(self.tree.file)
            if block.opening == "loose":
                self._loose(block)
            elif block.opening == "statement":
                self.entry, self.general, self.root, self.latest = None, None, self.file_root, None
                self.gathered.statement(block)
            else:
                self._labelled(block)
        self._check()
        return self._records()

    # ------------------------------------------------------------ blocks

    def _loose(self, block: Block) -> None:
        part = block.parts[0]
        text = self.tree.text[part.start : part.end]
        near, patch = statement_near(text), None
        label = label_meant(text)
        if near is not None:
            patch = self.report.patch(part.start, part.start + len(near[0]), near[1])
        elif label is not None:
            patch = self.report.patch(part.start, part.start + len(label[0]), label[1])
        self.report.error(
            "R030",
            "this line stands before the first label",
            part.start,
            part.end,
            help='a rule file begins with `list NAME ".."`, an entry such as `3A001`, or a `kind`',
            suggestion=near[1] if near is not None else label[1] if label is not None else None,
            patch=patch,
        )

    def _labelled(self, block: Block) -> None:
        label = block.label
        assert label is not None
        if label.text.count(".") > DEEPEST_LABEL:
            help = "the lists go nine levels deep; part the entry"
            self.report.error("R003", "a label too deep to read", block.start, block.end, help=help)
            return
        if block.change is not None:
            self._begin_change(block)
        else:
            block = self._placed(block)
            label = block.label or label
        draft: ParagraphDraft | PartDraft | None
        if label.form == "paragraph":
            draft = self._paragraph(block)
        elif label.form == "note part":
            draft = self._note_part(block)
        else:
            draft = self._note(block)
        self.latest = draft
        if draft is None:
            return
        draft.end = block.lines[-1].content_end
        for part in block.parts:
            if self.report.had_enough(part.start):
                break
            self._read_part(draft, part)

    def _placed(self, block: Block) -> Block:
        """The block under its full label, when that was not written out."""
        label = block.label
        meant = placed(label, self.entry, self.latest, self.root.paragraphs) if label is not None else None
        if label is None or meant is None:
            return block
        what = "a part of a note" if meant.form == "note part" else "a paragraph below another"
        self.report.error(
            "R167",
            f"`{label.text}` would stand directly under `{self.entry}`; here it is `{meant.text}`",
            block.start,
            block.end,
            help=f"{what} is written with its full label: `{meant.text}`",
            subject=self.latest.name if self.latest is not None else self.entry,
            suggestion=meant.text,
            patch=self.report.patch(block.start, block.end, meant.text),
        )
        return replace(block, label=meant)

    def _begin_change(self, block: Block) -> None:
        label, change = block.label, block.change
        assert label is not None and change is not None
        base = label.place
        self.general = None
        self.entry = entry_of(base) if is_code(base) else None
        self.root = Root(change, base, block.because, (block.start, block.end))
        self.changes.append(self.root)

    def _read_part(self, draft: ParagraphDraft | PartDraft, part: Part) -> None:
        text = self.tree.text[part.start : part.end]
        in_note = isinstance(draft, PartDraft)
        context = LineContext(self.report, part.start, part.end, self.entry, draft.name, in_note, part.head)
        content = self._content(text, context)
        if content is None:
            draft.faulty = True
        elif isinstance(draft, ParagraphDraft):
            fill_paragraph(draft, content, part, self.report)
        else:
            fill_note(draft, content, part, self.report)

    def _content(self, text: str, context: LineContext) -> Content | None:
        found = too_much(text, context)
        if found is None:
            try:
                tree = parse_line(text, "line")
                check_depth(tree, context)
                return read_line(tree, context)
            except UnexpectedInput as error:
                found = explain(text, error, context)
            except LineFaultError as error:
                found = error.diagnostic
        self.report.diagnostics.append(found)
        if found.code == "R121" and self.latest is not None:
            self.latest.mislabelled = True
        return None

    # ------------------------------------------------------------ labels

    def _paragraph(self, block: Block) -> ParagraphDraft | None:
        label = block.label
        assert label is not None
        code = complete(label.place, self.entry)
        place = (block.start, block.end)
        if code is None or not is_code(code):
            self.report.error(
                "R031",
                f"`{label.text}` stands in no entry",
                *place,
                help="write the entry first, or the full code, `3A001.a`",
            )
            return None
        if self.root.change is not None and block.change is None and not f"{code}.".startswith(f"{self.root.base}."):
            if not is_code(label.place):
                self.report.error(
                    "R032",
                    f"`{label.text}` does not stand below `{self.root.base}`",
                    *place,
                    help=f"begin it with its own `{self.root.change} {code}`",
                    subject=code,
                )
                return None
            self.root = self.file_root
        self.entry, self.general = entry_of(code), None
        draft = ParagraphDraft(code, code.rpartition(".")[2], place, block.column, block.title, change=self.root.change)
        self._attach(draft, block)
        self.root.paragraphs[code] = draft
        return draft

    def _attach(self, draft: ParagraphDraft, block: Block) -> None:
        parent = parent_of(draft.name)
        if parent is None or block.change is not None:
            self.root.top.append(draft)
            return
        above = parent
        while above is not None and above not in self.root.paragraphs:
            above = parent_of(above)
        if above != parent:
            draft.orphan = True
            self.report.error(
                "R033",
                f"`{draft.name}` has no parent: `{parent}` is missing",
                *draft.place,
                help=f"write `{parent}` with its join line above it",
                subject=draft.name,
            )
        (self.root.paragraphs[above].children if above is not None else self.root.top).append(draft)

    def _note(self, block: Block) -> NoteDraft | None:
        label = block.label
        assert label is not None
        place = (block.start, block.end)
        general = label.form == "general note"
        if general:
            self.entry, where, name = None, "", label.text
            self.root = self.root if block.change else self.file_root
        else:
            found = label.place if is_group(label.place) else complete(label.place, self.entry)
            if found is None:
                self.report.error(
                    "R031",
                    f"`{label.text}` stands in no entry",
                    *place,
                    help="write it in full, `3A001.a note 1`",
                )
                return None
            where, name = found, f"{found} {label.note}"
        draft = NoteDraft(
            name,
            "",
            place,
            block.column,
            block.title,
            where=where,
            label=label.text if general else label.note,
            technical=label.note.startswith("technical"),
            general=general,
        )
        self.general = draft if general else None
        self._stand(draft, block)
        return draft

    def _stand(self, draft: NoteDraft, block: Block) -> None:
        """Put a note where it stands: at its paragraph, at the file, or at the change that is about it."""
        if is_code(draft.where) and block.change is None and self.root.change is not None:
            above = f"{draft.where}.".startswith(f"{self.root.base}.")
            self.root = self.root if above else self.file_root
        if is_code(draft.where) and block.change is None:
            if entry_of(draft.where) != self.entry:
                self.entry = entry_of(draft.where)
            paragraph = self.root.paragraphs.get(draft.where)
            if paragraph is None:
                self.report.error(
                    "R034",
                    f"`{draft.name}` stands at `{draft.where}`, which is missing",
                    *draft.place,
                    help="the label says where the note is printed; write that paragraph first",
                    subject=draft.name,
                )
                self.root.loose_notes.append(draft)
            else:
                paragraph.notes.append(draft)
        else:
            self.root.loose_notes.append(draft)
        self.root.notes[draft.name] = draft

    def _note_part(self, block: Block) -> PartDraft | None:
        label = block.label
        assert label is not None
        name = self._note_name(block)
        note = self.root.notes.get(name) or self.file_root.notes.get(name) if name else None
        parts = label.parts.split(".")
        owner: PartDraft | None = note
        for part in parts[:-1]:
            owner = next((each for each in reversed(owner.children) if each.part == part), None) if owner else None
        if note is None or owner is None:
            missing = f"{name or label.text}" if note is None else f"{note.name}.{'.'.join(parts[:-1])}"
            self.report.error(
                "R035",
                f"`{label.text}` is a part of `{missing}`, which is missing",
                block.start,
                block.end,
                help="write the note first; `a note.1` is its part 1, `a note 1` the first note",
                subject=note.name if note else self.entry,
            )
            return None
        place = (block.start, block.end)
        name = f"{note.name}.{label.parts}"
        draft = PartDraft(name, parts[-1], place, block.column, block.title, belongs_to=note)
        owner.children.append(draft)
        return draft

    def _note_name(self, block: Block) -> str | None:
        label = block.label
        assert label is not None
        if self.general is not None and label.place in ("", self.general.label.split(" ")[-1]):
            return self.general.name
        if is_group(label.place):
            return f"{label.place} {label.note}"
        where = complete(label.place, self.entry)
        if where is not None:
            return f"{where} {label.note}"
        return f"general note {label.place}" if len(label.place) > 1 else None

    # ------------------------------------------------------------ the end

    def _check(self) -> None:
        added = frozenset(code for root in self.changes if root.change == "adds" for code in root.paragraphs)
        check_variants(self.file_root.top, self.report)
        for root in (self.file_root, *self.changes):
            for paragraph in root.top:
                complete_here = not (root.change == "amends" and paragraph.name == root.base)
                check_paragraph(paragraph, self.report, added, complete=complete_here)
            for note in root.loose_notes:
                check_note(note, self.report)

    def _records(self) -> RuleFile:
        file = self.tree.file
        found = self.gathered.rule_file()
        own: list[Amends | Adds] = [change for root in self.changes for change in _change(root, file)]
        changes = sorted((*found.changes, *own), key=lambda change: change.span.start if change.span else 0)
        return replace(
            found,
            paragraphs=tuple(freeze_paragraph(each, file) for each in self.file_root.top),
            notes=tuple(freeze_note(each, file) for each in self.file_root.loose_notes),
            changes=tuple(changes),
        )


def _change(root: Root, file: str) -> list[Amends | Adds]:
    """The records of one `amends` or `adds` block: its paragraph, and notes that stand by themselves."""
    span = Span(file, *root.place)
    found: list[Amends | Adds] = []
    for draft in root.top:
        paragraph = freeze_paragraph(draft, file)
        if root.change == "adds":
            found.append(Adds(paragraph, because=root.because, span=span))
        else:
            changed = replace(paragraph, marks=(), suspensions=(), in_force=None)
            only_values = bool(draft.replacements) and not (changed.criteria or changed.join or changed.children)
            whole = None if only_values and not draft.marks and not draft.notes else paragraph
            found.append(Amends(draft.name, root.because, tuple(draft.replacements), whole, span=span))
    for note in root.loose_notes:
        record = freeze_note(note, file)
        if root.change == "adds":
            found.append(Adds(note=record, because=root.because, span=span))
        else:
            found.append(Amends(record.name, root.because, note=record, span=span))
    return found
