"""Findings of a check as rows for the screen and the command line: one sentence, with file and line where they are known."""

from __future__ import annotations

from mo_desk.content.findings import Finding
from mo_desk.content.locations import Locations
from mo_desk.texts import Texts
from mo_desk.views.checks import FindingRow


def finding_row(texts: Texts, finding: Finding, locations: Locations) -> FindingRow:
    """Return a finding as a row in the language of the texts."""
    sentence = texts.code(finding.code, **finding.params)
    found = locations.find(finding.where, finding.part)
    if found is None:
        return FindingRow(finding.severity.value, finding.code, finding.where, sentence, "", 0)
    return FindingRow(
        severity=finding.severity.value,
        code=finding.code,
        where=finding.where,
        sentence=texts.say("{file}, line {line}: {sentence}", file=found.file, line=found.line, sentence=sentence),
        file=found.file,
        line=found.line,
    )
