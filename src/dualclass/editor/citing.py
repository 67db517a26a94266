"""Codes to propose where something is cited, and labels to propose where a paragraph may begin."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CompletionItemKind

from dualclass.editor.file_index import FileIndex
from dualclass.editor.finding import Finder
from dualclass.editor.indexing import Context, syntax
from dualclass.editor.proposing import Proposal
from dualclass.language.labels import order_key, parent_of, successors
from dualclass.language.parsing import branch, branches, name_of, texts

_MOST = 400


def codes(finder: Finder, partial: str, entry: str | None) -> Iterator[Proposal]:
    """The codes that begin as what is written: entries first, below a dot what stands below it."""
    own, count = finder.list_of(finder.path), 0
    prefix = partial if partial[:1].isdigit() or partial[:1].isupper() else ""
    short = bool(partial) and not prefix and entry is not None
    start = f"{entry}.{partial}" if short else prefix
    depth = start.count(".")
    seen: set[str] = set()
    for list_name in _with_bases(finder, own):
        for code, title in _declared(finder, list_name):
            below = code.startswith(start) and code.count(".") <= max(depth, 1 if code.split(".")[0] == entry else 0)
            if not below or code in seen or count >= _MOST:
                continue
            seen.add(code)
            count += 1
            text = code.removeprefix(f"{entry}.") if short else code
            near = 1 if entry is not None and code.startswith(f"{entry}") else 3 if list_name == own else 4
            yield Proposal(
                text, CompletionItemKind.Reference, f"{title} ({list_name})".strip(), near, about=("code", code, "")
            )


def _with_bases(finder: Finder, name: str) -> list[str]:
    found: list[str] = []
    waiting = [name]
    while waiting:
        each = waiting.pop(0)
        if each in found or each not in finder.meanings.lists:
            continue
        found.append(each)
        waiting += finder.meanings.lists[each].adopts
    return found


def _declared(finder: Finder, list_name: str) -> Iterator[tuple[str, str]]:
    for path in finder.world.visible(finder.project):
        index = finder.world.index(path)
        if index is None or index.list_name != list_name:
            continue
        for entry in index.entries:
            if entry.sort == "code" and entry.word != "amends":
                yield entry.name, entry.title


# ---------------------------------------------------------------- labels


def next_labels(index: FileIndex, context: Context) -> Iterator[Proposal]:
    """The labels that come next: the first announced child that is missing, of the paragraph and of those above it."""
    name: str | None = context.name if context.entry is not None and " " not in context.name else None
    order = 0
    while name:
        announced = announced_children(index, name)
        there = set(children(index, name))
        missing = next((part for part in announced if part not in there), None)
        if missing is not None:
            code = f"{name}.{missing}"
            short = code.split(".", 1)[1]
            yield Proposal(short, CompletionItemKind.Reference, f"announced by {name}", order)
            order += 1
        name = parent_of(name)


def announced_children(index: FileIndex, name: str) -> tuple[str, ...]:
    """The children that the join line of a paragraph names."""
    for line in index.lines_of(name):
        tree = syntax(index.text.text[line.start : line.end], line.begin)
        if tree is None or name_of(tree) != "join_line":
            continue
        word = branch(branches(tree)[0], "join_any", "join_all", "join_follows")
        labels = texts(word, "LABEL") if word is not None else ()
        if labels:
            return successors(labels[0], labels[-1]) or ()
    return ()


def children(index: FileIndex, name: str) -> list[str]:
    """The last parts of the children that a paragraph or note has in the file, in the order of labels."""
    parts = {
        entry.name.rpartition(".")[2]
        for entry in index.entries
        if entry.name.rpartition(".")[0] == name and entry.sort in ("code", "note")
    }
    return sorted(parts, key=order_key)
