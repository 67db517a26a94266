"""Diagnostics as SARIF 2.1.0, the form in which code scanners exchange results (OASIS, 2020)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dualclass.diagnostics.catalogue import meanings
from dualclass.diagnostics.records import Diagnostic, Label, Patch, Place
from dualclass.diagnostics.sources import Sources, in_project

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(diagnostics: Iterable[Diagnostic], sources: Sources, version: str) -> dict[str, Any]:
    """A log with one run; ``version``: of the program. Columns count characters, the end is excluded."""
    found = tuple(diagnostics)
    codes = sorted({each.code for each in found})
    rules = {code: index for index, code in enumerate(codes)}
    levels = {each.code: each.severity for each in reversed(found)}
    driver = {
        "name": "dualclass",
        "semanticVersion": version,
        "rules": [_rule(code, levels[code]) for code in codes],
    }
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, rules[each.code], sources) for each in found],
            }
        ],
    }


def _rule(code: str, level: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": level}}
    meaning = meanings().get(code)
    if meaning is not None:
        rule["shortDescription"] = {"text": meaning.when}
        rule["help"] = {"text": meaning.remedy}
    return rule


def _result(diagnostic: Diagnostic, index: int, sources: Sources) -> dict[str, Any]:
    text = diagnostic.message
    if diagnostic.help:
        text += f"\nhelp: {diagnostic.help}"
    if diagnostic.suggestion:
        text += f"\ndid you mean `{diagnostic.suggestion}`?"
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": text},
    }
    location: dict[str, Any] = {"physicalLocation": _where(diagnostic, sources)}
    if diagnostic.subject:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.subject}]
    result["locations"] = [location]
    if len(diagnostic.labels) > 1:
        result["relatedLocations"] = [_related(label, sources) for label in diagnostic.labels[1:]]
    if diagnostic.patch is not None:
        result["fixes"] = [_fix(diagnostic.patch, sources)]
    return result


def _where(diagnostic: Diagnostic, sources: Sources) -> dict[str, Any]:
    """Where it is: readers of SARIF refuse a whole log for one result without a file.

    Without a place that is the file it is about, else the folder the command was run in.
    """
    if diagnostic.labels:
        return _physical(diagnostic.labels[0].place, sources)
    subject = diagnostic.subject or ""
    is_path = subject.isprintable() and 0 < len(subject) < 255 and Path(subject).exists()
    return {"artifactLocation": {"uri": _uri(subject if is_path else ".")}}


def _related(label: Label, sources: Sources) -> dict[str, Any]:
    found: dict[str, Any] = {"physicalLocation": _physical(label.place, sources)}
    if label.text:
        found["message"] = {"text": label.text}
    return found


def _physical(place: Place, sources: Sources) -> dict[str, Any]:
    found: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    region = _region(place, sources)
    if region is not None:
        found["region"] = region
    return found


def _region(place: Place, sources: Sources) -> dict[str, int] | None:
    source = sources(place.file)
    if source is None:
        return None
    line, column, last, behind = source.span(place)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": place.start,
        "charLength": max(0, place.end - place.start),
    }


def _fix(patch: Patch, sources: Sources) -> dict[str, Any]:
    region = _region(patch.place, sources) or {
        "charOffset": patch.place.start,
        "charLength": max(0, patch.place.end - patch.place.start),
    }
    replacement: dict[str, Any] = {"deletedRegion": region, "insertedContent": {"text": patch.replacement}}
    certain = "put it right" if patch.sure else "to be confirmed"
    return {
        "description": {"text": certain},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(patch.place.file)}, "replacements": [replacement]}],
    }


def _uri(file: str) -> str:
    path = Path(in_project(file))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
