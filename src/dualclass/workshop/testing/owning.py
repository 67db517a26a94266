"""What a list says itself, apart from what it took over as it stands."""

from __future__ import annotations

from pathlib import Path

from dualclass.evaluation.units import Unit
from dualclass.language.paragraphs import Note, Paragraph
from dualclass.lists import ControlList
from dualclass.workshop.testing.bench import Bench


class Owning:
    """Tells a list's own and amended records from adopted ones: by their files, where these are known."""

    def __init__(self, control_list: ControlList, bench: Bench) -> None:
        """Take the list and the bench that knows its files."""
        self._list = control_list
        self._files = {str(path) for path, name in bench.by_file.items() if name == control_list.name}
        self._codes = {paragraph.code for paragraph in control_list.paragraphs()}
        self._own = {record.code for record in control_list.paragraphs() if self.owns(record)}
        self._notes = {note.name for note in control_list.all_notes() if self.owns(note)}

    def owns(self, record: Paragraph | Note) -> bool:
        """Whether the list says this itself."""
        name = record.code if isinstance(record, Paragraph) else record.name
        if name in self._list.because:
            return True
        if record.span is not None and self._files:
            return str(Path(record.span.file).resolve()) in self._files
        place = name.split(" ", maxsplit=1)[0]
        return not self._list.origins or (place not in self._list.origins and place in self._codes)

    def owns_unit(self, unit: Unit) -> bool:
        """Whether anything on the way to a unit, inside it or releasing it is the list's own."""
        inside = any(code in self._own for code in unit.path) or any(
            code.startswith(f"{unit.code}.") for code in self._own
        )
        return inside or any(release.note in self._notes for release in unit.releases)
