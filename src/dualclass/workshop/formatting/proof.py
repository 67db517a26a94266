"""Proof that a formatted text says the same: nothing lost, nothing added, and read again to the same records."""

from __future__ import annotations

from collections.abc import Iterator

from dualclass.language.blocks import SourceTree
from dualclass.language.reader import ParseResult
from dualclass.workshop.formatting.rows import read_rows, stretches
from dualclass.workshop.formatting.spacing import squeezed

_INDENTATION = "R080"


def same(before: ParseResult, after: ParseResult) -> bool:
    """Whether two texts differ in white space, line ends and the `;` between sentences only, and mean the same."""
    if before.rule_file != after.rule_file or _mistakes(before) != _mistakes(after):
        return False
    return _blocks(before.tree) == _blocks(after.tree) and list(_written(before.tree)) == list(_written(after.tree))


def _mistakes(result: ParseResult) -> list[tuple[str, str, str | None]]:
    """What is wrong with a text; the warning about misleading margins is what formatting is there to mend."""
    found = [(each.code, each.message, each.subject) for each in result.diagnostics if each.code != _INDENTATION]
    return sorted(found, key=str)


def _blocks(tree: SourceTree) -> list[tuple[str, str, str | None, str | None, list[str]]]:
    """Each block by its opening, label, title and reason, and its sentences without their white space."""
    return [
        (
            each.word,
            each.label.text if each.label else "",
            each.title,
            each.because,
            ["".join(_code(tree.text[part.start : part.end])) for part in each.parts],
        )
        for each in tree.blocks
    ]


def _written(tree: SourceTree) -> Iterator[str]:
    """Everything in its order without the white space: what stands before a comment, then the comment."""
    found = read_rows(tree)
    code: list[str] = []
    for row in found.rows:
        for comment in row.above:
            if comment:
                yield "".join(code)
                yield comment.text
                code.clear()
        for line in row.lines:
            for stretch, comment in stretches(tree.text[line.content_start : line.content_end]):
                code.append(squeezed(stretch))
                if comment:
                    yield "".join(code)
                    yield comment
                    code.clear()
        if row.behind:
            yield "".join(code)
            yield row.behind
            code.clear()
    yield "".join(code)
    yield from (each.text for each in found.below if each)


def _code(content: str) -> Iterator[str]:
    return (squeezed(code) for code, _ in stretches(content))
