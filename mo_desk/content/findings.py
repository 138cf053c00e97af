"""What a check of content finds: data (severity, code, where, parameters), of which the services make sentences.

An error makes content unfit for use; a warning asks a person to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.errors import Param


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; `where` is the id of what holds it, and stands among the parameters too.

    `part` says which table or key below that id, as `texts.fr.stem`, so that the line can be found; empty for the whole.
    """

    severity: Severity
    code: str
    where: str
    params: Mapping[str, Param]
    part: str = ""


def error(code: str, where: str, part: str = "", /, **params: Param) -> Finding:
    """Make a finding that makes content unfit."""
    return Finding(Severity.ERROR, code, where, {"where": where, **params}, part)


def warning(code: str, where: str, part: str = "", /, **params: Param) -> Finding:
    """Make a finding that asks a person to look."""
    return Finding(Severity.WARNING, code, where, {"where": where, **params}, part)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with errors first, then by code and place."""
    return tuple(
        sorted(findings, key=lambda finding: (finding.severity is not Severity.ERROR, finding.code, finding.where))
    )
