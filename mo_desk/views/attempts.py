"""The running test: what the kiosk shows, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mo_desk.domain.ids import AttemptId, FormId, ItemId, OptionId, PersonId, SittingId
from mo_desk.domain.questions import Block, ItemText, Standing


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question in this participant's order; `options` are ids in the order to show, texts by language."""

    number: int
    item_id: ItemId
    block: Block
    options: tuple[OptionId, ...]
    texts: Mapping[str, ItemText]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class HandoverView:
    """Whom the laptop goes to, before anything is started; `resumed` means that an attempt of this person is running."""

    person_id: PersonId
    greeting_name: str
    language: str
    text_size: int
    resumed: bool


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """Everything the kiosk needs for one attempt. `language` is the participant's, beside Dutch.

    `answers` are those on the disk; `shown` is the question to open at (from 1), `used_seconds` the time used so far,
    `time_limit_seconds` 0 without a limit. `text_size` is 0, 1 or 2.
    """

    attempt_id: AttemptId
    sitting_id: SittingId
    person_id: PersonId
    form_id: FormId
    greeting_name: str
    standing: Standing
    language: str
    questions: tuple[QuestionView, ...]
    answers: Mapping[ItemId, OptionId]
    marked: frozenset[ItemId]
    shown: int
    used_seconds: int
    time_limit_seconds: int
    text_size: int
    resumed: bool


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """The proof that an answer is on the disk: made only after the commit."""

    attempt_id: AttemptId
    item_id: ItemId
    option_id: OptionId
    seq: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """Working state that may be lost: the question shown, time used, marks, the language and size on the screen."""

    attempt_id: AttemptId
    shown: int
    used_seconds: int
    marked: frozenset[ItemId] = frozenset()
    language: str = ""
    text_size: int = 0


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether the exit is open; if not, the seconds to wait before the next PIN (a passphrase is never delayed)."""

    ok: bool
    wait_seconds: int
