"""The three tables of this room: groups, the people of one group, and the rows of a list being taken over."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text, partial_date_text
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.table import Column
from mo_desk.views.groups import GroupRow, MemberRow
from mo_desk.views.rosters import JudgedRow, RowChoice, RowProblem


def group_columns(texts: Texts) -> tuple[Column[GroupRow], ...]:
    """Return the columns of the list of groups."""
    say = texts.say
    return (
        Column(say("Course number"), lambda row: row.course_number),
        Column(say("Language"), lambda row: language_name(texts, row.language)),
        Column(say("Place"), lambda row: row.place),
        Column(say("From"), lambda row: date_text(row.starts_on), sort=lambda row: str(row.starts_on or "")),
        Column(say("Until"), lambda row: date_text(row.ends_on), sort=lambda row: str(row.ends_on or "")),
        Column(say("People"), lambda row: str(row.members), sort=lambda row: row.members, figures=True),
        Column(
            say("To be confirmed"),
            lambda row: str(row.to_confirm) if row.to_confirm else "-",
            sort=lambda row: row.to_confirm,
            figures=True,
        ),
    )


def member_columns(texts: Texts) -> tuple[Column[MemberRow], ...]:
    """Return the columns of the people in a group."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name),
        Column(say("State"), lambda row: member_state(texts, row), tone=_member_tone),
        Column(say("Contact language"), lambda row: language_name(texts, row.contact_language)),
        Column(say("Date of birth"), lambda row: partial_date_text(row.birth_date), sort=lambda row: row.birth_date),
        Column(say("Agency number"), lambda row: row.agency_number),
        Column(say("Adjustments"), lambda row: words.words(texts, words.ACCOMMODATIONS, row.accommodations) or "-"),
    )


def member_state(texts: Texts, row: MemberRow) -> str:
    """Return in the group, to be confirmed, or since when somebody has left."""
    if row.withdrawn_on is not None:
        return texts.say("Withdrawn on {day}", day=date_text(row.withdrawn_on))
    return texts.say("To be confirmed") if row.to_confirm else texts.say("In the group")


def roster_columns(texts: Texts, choice_of: Callable[[JudgedRow], RowChoice | None]) -> tuple[Column[JudgedRow], ...]:
    """Return the columns of a list that was read: what would happen to each row, and why; `choice_of` tells what was decided."""
    say = texts.say
    return (
        Column(say("Name"), lambda row: row.display_name or say("Row {number}", number=row.number)),
        Column(say("Row"), lambda row: str(row.number), sort=lambda row: row.number, figures=True),
        Column(
            say("What happens"),
            lambda row: verdict_word(texts, row, choice_of(row)),
            sort=lambda row: list(words.ROW_VERDICTS).index(row.verdict),
            tone=lambda row: _verdict_tone(row, choice_of(row)),
        ),
        Column(say("Why"), lambda row: why(texts, row)),
    )


def verdict_word(texts: Texts, row: JudgedRow, choice: RowChoice | None) -> str:
    """Return what would happen to a row, or what was decided about it."""
    if choice is None:
        return words.word(texts, words.ROW_VERDICTS, row.verdict)
    return words.word(texts, words.ROW_CHOICES, choice)


def why(texts: Texts, row: JudgedRow) -> str:
    """Return what is doubted, refused or changed in a row, in words."""
    reasons = [_problem(texts, problem) for problem in row.problems]
    if row.like is not None:
        beside = row.like.display_name
        born = partial_date_text(row.like.birth_date)
        reasons.insert(0, words.word(texts, words.DOUBLE_REASONS, row.like.why))
        reasons.insert(1, f"{beside} ({born})." if born else f"{beside}.")
    if row.changes:
        reasons.append(texts.say("Changes: {fields}.", fields=words.words(texts, words.PERSON_FIELDS, row.changes)))
    return "  ".join(reasons)


def _problem(texts: Texts, problem: RowProblem) -> str:
    sentence = texts.code(problem.code, column=problem.column, value=problem.value, field=problem.column)
    return f"{problem.column}: {sentence}" if problem.column and problem.column not in sentence else sentence


def _verdict_tone(row: JudgedRow, choice: RowChoice | None) -> Tone:
    return Tone.GOOD if choice in {RowChoice.SAME, RowChoice.OTHER} else words.ROW_TONES[row.verdict]


def _member_tone(row: MemberRow) -> Tone:
    if row.withdrawn_on is not None:
        return Tone.PLAIN
    return Tone.CARE if row.to_confirm else Tone.GOOD
