"""Correcting a key: the forms that were sat, their questions with the right option, and what a correction would change.

The right options are shown to whoever may correct them and to nobody else; opening them is a fact in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mo_desk.domain.ids import FormId, ItemId, OptionId


@dataclass(frozen=True, slots=True)
class SatForm:
    """A form with attempts: where it was sat, how many results it has, how many of its questions were corrected.

    `here` tells whether its sealed halves lie on this laptop; without them nothing can be scored again here.
    """

    form_id: FormId
    label: str
    course_numbers: str
    first_day: date | None
    results: int
    corrected: int
    here: bool


@dataclass(frozen=True, slots=True)
class KeyOption:
    """One option of a question: its id and its Dutch text."""

    option_id: OptionId
    text: str


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """One question of a form with its right option, in Dutch. `sealed` is the option the form was made with."""

    number: int
    item_id: ItemId
    theme: str
    stem: str
    options: tuple[KeyOption, ...]
    right: OptionId
    sealed: OptionId
    reason: str = ""

    @property
    def corrected(self) -> bool:
        """Say whether another option is right than the form was made with, or was put right again."""
        return bool(self.reason)

    def text_of(self, option_id: OptionId) -> str:
        """Return the text of an option."""
        return next((option.text for option in self.options if option.option_id == option_id), option_id)


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """A form opened to correct it: its questions in form order."""

    form: SatForm
    questions: tuple[KeyQuestion, ...]


@dataclass(frozen=True, slots=True)
class ChangedResult:
    """One result that would be, or was, scored otherwise: points and verdicts before and after, and the papers printed before."""

    display_name: str
    course_number: str
    day: date | None
    points_before: int
    points_after: int
    maximum: int
    verdict_before: str
    verdict_after: str
    paper_number: str = ""
    printed_at: datetime | None = None

    @property
    def verdict_changes(self) -> bool:
        """Say whether the person passes who did not, or the other way round."""
        return self.verdict_before != self.verdict_after


@dataclass(frozen=True, slots=True)
class CorrectionPreview:
    """What a correction would do to the results of a form.

    `results` are scored again, `changed` lists those that come out otherwise and may be seen by this reader, `hidden` counts
    those that come out otherwise and may not. `reports` names the sittings whose report was printed already.
    """

    results: int
    changed: tuple[ChangedResult, ...]
    hidden: int
    reports: tuple[str, ...]

    def turned(self, verdict: str) -> tuple[ChangedResult, ...]:
        """Return the results whose verdict becomes this one."""
        return tuple(one for one in self.changed if one.verdict_changes and one.verdict_after == verdict)

    @property
    def printed(self) -> tuple[ChangedResult, ...]:
        """Return the changed results of which a certificate was printed."""
        return tuple(one for one in self.changed if one.paper_number)
