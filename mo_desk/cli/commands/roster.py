"""`mo-desk roster import`: a list from the agency."""

from __future__ import annotations

from dataclasses import asdict

from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import open_home
from mo_desk.domain.errors import Invalid
from mo_desk.domain.groups import Group
from mo_desk.domain.ids import GroupId
from mo_desk.views.rosters import JudgedRow, RosterPreview, RowVerdict


def run(arguments: Arguments, answer: Answer) -> int:
    """Judge the list, tell of every refused row, and store the rest unless only a preview is asked."""
    with open_home(arguments, answer) as desk:
        groups = {row.course_number: row.group_id for row in desk.catalog.groups.list_groups(desk.actor)}
        group_id: GroupId | None = groups.get(arguments.group)
        preview = desk.catalog.rosters.preview_roster(desk.actor, arguments.file, group_id)
        number = arguments.group or preview.course_number
        if group_id is None and number in groups:
            group_id = groups[number]
            preview = desk.catalog.rosters.preview_roster(desk.actor, arguments.file, group_id)
        for row in preview.rows:
            if row.verdict in {RowVerdict.REFUSED, RowVerdict.POSSIBLE_DOUBLE}:
                answer.words(
                    answer.texts.say("Row {number}: {reasons}", number=row.number, reasons=_reasons(answer, row))
                )
        value: dict[str, object] = {"rows": len(preview.rows), **_counts(preview)}
        if not arguments.preview:
            if not number:
                raise Invalid("course_number_missing", field="--group")
            language = _language(preview)
            new = None if group_id else Group(course_number=number, language=language, place="")
            report = desk.catalog.rosters.import_roster(desk.actor, preview, group_id, new)
            value |= {"imported": asdict(report), "course_number": number}
        answer.data(value, "\n".join(f"{name}\t{count}" for name, count in value.items()))
    return 0


def _counts(preview: RosterPreview) -> dict[str, object]:
    counts: dict[str, object] = {verdict.value: preview.count(verdict) for verdict in RowVerdict}
    return counts | {"missing": len(preview.missing), "ignored_columns": list(preview.ignored_columns)}


def _reasons(answer: Answer, row: JudgedRow) -> str:
    if row.verdict is RowVerdict.POSSIBLE_DOUBLE:
        return answer.texts.code("row_possible_double")
    return " ".join(
        answer.texts.code(problem.code, column=problem.column, value=problem.value) for problem in row.problems
    )


def _language(preview: RosterPreview) -> str:
    languages = [row.person.contact_language for row in preview.rows if row.person and row.person.contact_language]
    return max(set(languages), key=languages.count) if languages else "nl"
