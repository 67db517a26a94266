"""The results of tests in the form of JUnit's XML, which build servers read."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dualclass.workshop.testing.judging import deciding_sentences
from dualclass.workshop.testing.records import TestResult, TestRun

_UNPRINTABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_text(run: TestRun) -> str:
    """A test suite a file, a test case a test."""
    root = Element("testsuites", _counts(list(run.results)) | {"name": "dualclass rules test"})
    files = dict.fromkeys(result.test.file for result in run.results)
    for file in files:
        inside = [result for result in run.results if result.test.file == file]
        suite = SubElement(root, "testsuite", _counts(inside) | {"name": _clean(file)})
        for result in inside:
            _case(suite, result)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _counts(results: list[TestResult]) -> dict[str, str]:
    return {
        "tests": str(len(results)),
        "failures": str(sum(result.status is not None and not result.passed for result in results)),
        "errors": str(sum(result.status is None for result in results)),
    }


def _case(suite: Element, result: TestResult) -> None:
    test = result.test
    case = SubElement(suite, "testcase", {"classname": _clean(test.block), "name": _clean(test.name)})
    if result.status is None:
        message = "; ".join(each.message for each in result.diagnostics) or "it could not be run"
        SubElement(case, "error", {"message": _clean(message)})
    elif result.faults:
        failure = SubElement(case, "failure", {"message": _clean("; ".join(result.faults))})
        if result.result is not None:
            failure.text = _clean("\n".join(deciding_sentences(result.result)))


def _clean(text: str) -> str:
    """Text that XML can hold."""
    return _UNPRINTABLE.sub("�", text)
