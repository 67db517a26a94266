"""Which tests file a block belongs into: beside the rules that the paragraph was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists import ControlList
from dualclass.lists.labels import lineage
from dualclass.plugins.folders import ENDING as RULES
from dualclass.workshop.testing.bench import Bench
from dualclass.workshop.testing.borders.blocks import Block
from dualclass.workshop.testing.reading import ENDING


def files_of(blocks: Iterable[Block], control_list: ControlList, bench: Bench) -> Mapping[Path, list[Block]]:
    """The blocks by tests file. A paragraph that only a change of the list concerns stands beside that change."""
    own = {path for path, name in bench.by_file.items() if name == control_list.name}
    first = min(own, default=None)
    by_code: dict[str, Path] = {}
    for record in (*control_list.paragraphs(), *control_list.all_notes()):
        path = _path(record)
        if path in own:
            by_code.setdefault(record.code if isinstance(record, Paragraph) else record.place, path)
    found: dict[Path, list[Block]] = {}
    for block in blocks:
        codes = [*lineage(block.code), block.code[:2], ""]
        rules = next((by_code[code] for code in codes if code in by_code), first)
        if rules is not None:
            tests = rules.with_name(rules.name.removesuffix(RULES) + ENDING)
            found.setdefault(tests, []).append(block)
    return found


def _path(record: Paragraph | Note) -> Path | None:
    return Path(record.span.file).resolve() if record.span is not None else None
