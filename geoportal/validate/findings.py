"""What a check of a value, a row or a table finds: a finding, a value that is refused, one that is doubted."""

from __future__ import annotations

from typing import NamedTuple

from geoportal.records import Severity, Value


class Finding(NamedTuple):
    """What is wrong and how to fix it, in Vietnamese sentences; field is the name of the field, "" for several."""

    code: str
    severity: Severity
    problem: str
    fix: str = ""
    field: str = ""


class BadValue(ValueError):
    """The value cannot be used: what is wrong, and how to fix it."""

    def __init__(self, problem: str, fix: str, code: str = "value") -> None:
        super().__init__(problem)
        self.problem, self.fix, self.code = problem, fix, code


class Doubtful(Exception):
    """The value is used, with a warning or a notice: the value, what is doubtful, how to fix it."""

    def __init__(
        self, value: Value, problem: str, fix: str, code: str = "doubtful", severity: Severity = "warning"
    ) -> None:
        super().__init__(problem)
        self.value, self.problem, self.fix, self.code, self.severity = value, problem, fix, code, severity


def noticed(value: Value, problem: str, fix: str = "", code: str = "understood") -> Doubtful:
    """Return what to raise for a value that is used as it is meant, so that the officer can see how it was read."""
    return Doubtful(value, problem, fix, code, "notice")
