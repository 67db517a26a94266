"""What people write that the rule language refuses, and what is said to them.

Each complaint is tried on the words of a line that did not parse (quoted texts blanked out); the first that
fits speaks. The examples are tests at the same time: each must earn exactly its complaint.
"""

from __future__ import annotations

from dualclass.language.complaints.borders import BORDERS
from dualclass.language.complaints.complaint import Complaint, Repair
from dualclass.language.complaints.sentences import CLAUSES, MEMBERS, NATURES, PURPOSES
from dualclass.language.complaints.structure import DATES, HEADS, JOINS, LABELS, NOTES, REFERENCES, label_meant
from dualclass.language.complaints.vocabulary import PARAMETERS, ROWS
from dualclass.language.complaints.writing import NUMBERS, QUOTATION, STOPS

__all__ = ["ALSO_SEEN", "COMPLAINTS", "Complaint", "Repair", "label_meant"]

COMPLAINTS: tuple[Complaint, ...] = (
    QUOTATION,
    *HEADS,
    *PARAMETERS,
    *ROWS,
    *NOTES,
    *DATES,
    *REFERENCES,
    *NUMBERS,
    *BORDERS,
    *JOINS,
    *CLAUSES,
    *MEMBERS,
    *NATURES,
    *PURPOSES,
    *LABELS,
    *STOPS,
)

ALSO_SEEN: tuple[tuple[str, str], ...] = (
    ("travel at least 1 m and width at most 2 m or mass more than 3 kg", "R090"),
    ("(it is a valve", "R091"),
    ("it is a valve)", "R091"),
    ("it is a machine tool", "R092"),
    ("it is a machine-tool", "R092"),
    ("it is a Machine", "R093"),
    ("travel att least 1 m", "R094"),
    ("evry wetted_surface is made of monel", "R094"),
    ("jugded limited to gear_manufacture", "R094"),
    ("it iz a valve", "R094"),
    ("judged specialy designed for space", "R094"),
    ("form is one of tube,", "R095"),
    ("travel at least", "R095"),
    ("releases 2B001 if it is a valve", "R096"),
    ("travel at least 1 m, width at most 2 m", "R098"),
)
