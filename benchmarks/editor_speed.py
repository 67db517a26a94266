"""What a keystroke costs in a rule file of 5,000 lines: the language server's own handlers, in processor time.

    uv run python benchmarks/editor_speed.py [LINES]

The text is the base list written one entry after the other until it is long enough. One character is typed thirty
times; behind each every request is made that editors make. The first answers, which read everything, stand apart.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from lsprotocol import types

from dualclass.editor import answers
from dualclass.editor.checks import examine
from dualclass.editor.state import State
from dualclass.plugins.reading import RuleReader

RULES = Path(__file__).parents[1] / "src" / "dualclass" / "rules" / "international"
HEAD = 'list long_list "a long list"\nedition 1 in force from 2020-01-01\n'
TYPED = 30


def long_text(lines: int) -> str:
    """The entries of the base list, again and again."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(RULES.glob("[0-9]*.rules"))]
    body = "".join(line + "\n" for text in bodies for line in text.split("\n") if not line.startswith("list "))
    text = HEAD
    while text.count("\n") < lines:
        text += body
    return "".join(line + "\n" for line in text.split("\n")[:lines])


def milliseconds(call: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1000


def main() -> None:
    """Measure and print."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "long.rules"
        text = long_text(lines)
        path.write_text(text, encoding="utf-8")
        measure(path, text)


def measure(path: Path, text: str) -> None:
    """Type into the middle of the text and ask everything."""
    state, uri = State(), path.as_uri()
    state.world.folders = (path.parent,)
    state.documents.open(types.TextDocumentItem(uri, "dualclass-rules", 1, text))
    written = text.split("\n")
    line = next(n for n, each in enumerate(written) if n > len(written) // 2 and "at least " in each)
    column = written[line].index("at least ") + len("at least ")
    document = types.TextDocumentIdentifier(uri)
    name = types.Position(line, column - 12)

    def typed(version: int) -> Callable[[], object]:
        place = types.Position(line, column)
        change = types.TextDocumentContentChangePartial(types.Range(place, place), str(version % 10))
        return lambda: state.documents.change(uri, version, [change])

    requests: dict[str, Callable[[], object]] = {
        "completion": lambda: answers.complete(
            state, types.CompletionParams(document, types.Position(line, column + 1))
        ),
        "hover": lambda: answers.show_hover(state, types.HoverParams(document, name)),
        "definition": lambda: answers.find_definition(state, types.DefinitionParams(document, name)),
        "highlights": lambda: answers.find_highlights(state, types.DocumentHighlightParams(document, name)),
        "outline": lambda: answers.list_symbols(state, types.DocumentSymbolParams(document)),
        "folding": lambda: answers.list_folds(state, types.FoldingRangeParams(document)),
        "colours": lambda: answers.colour_document(state, types.SemanticTokensParams(document)),
    }
    print(f"{len(written)} lines, {len(text)} characters; processor time in milliseconds")
    print(f"{'first answers':16} {sum(milliseconds(call) for call in requests.values()):8.1f}")
    taken: dict[str, list[float]] = {"change": [], **{each: [] for each in requests}}
    for version in range(2, TYPED + 2):
        taken["change"].append(milliseconds(typed(version)))
        for each, call in requests.items():
            taken[each].append(milliseconds(call))
    for each, values in taken.items():
        print(f"{each:16} {median(values):8.1f}  (most {max(values):.1f})")
    reader = RuleReader()
    task = state.task()
    host = state.library.host

    def check() -> object:
        return [list(examine(project, about, task.texts, reader, host)) for project, about in task.projects]

    print(f"{'first check':16} {milliseconds(check):8.1f}")
    typed(99)()
    task = state.task()
    print(f"{'check after it':16} {milliseconds(check):8.1f}")


if __name__ == "__main__":
    main()
