"""A desk for the test screen: small, real, in memory; it can be held up, and it can fail."""

from __future__ import annotations

import threading

from mo_desk.domain.errors import Conflict, Unreachable
from mo_desk.domain.ids import AttemptId, FormId, ItemId, OptionId, PersonId, SittingId
from mo_desk.domain.questions import Block, ItemText, Standing, TextStatus
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, PinAnswer, QuestionView, SavedAnswer

ATTEMPT = AttemptId("attempt-1")
PIN = "482913"
OPTIONS = (OptionId("a"), OptionId("b"), OptionId("c"))


def item_text(language: str, number: int, *, long: bool = False) -> ItemText:
    stems = {"nl": "Nederlandse vraag", "ar": "سؤال بالعربية", "fr": "Question en français"}
    more = " " + "Een zin die de vraag veel langer maakt dan nodig." * 4 if long else ""
    return ItemText(
        TextStatus.DRAFT,
        f"{stems[language]} {number}{more}",
        {
            option: f"{language}-{number}-{option}" + (" een heel lang antwoord" * 6 if long else "")
            for option in OPTIONS
        },
    )


def question(number: int, *, long: bool = False, prefix: str = "item") -> QuestionView:
    order = OPTIONS[number % 3 :] + OPTIONS[: number % 3]
    block = Block.GENERAL if number <= 3 else Block.PRACTICAL
    texts = {language: item_text(language, number, long=long) for language in ("nl", "ar", "fr")}
    return QuestionView(number, ItemId(f"{prefix}-{number}"), block, order, texts)


class FakeClock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class FakeDesk:
    """Keeps what it was asked to save; `gate` holds answers up, `broken` makes a use case fail, `late` refuses answers as past the time."""

    def __init__(
        self,
        language: str = "nl",
        *,
        resumed: bool = False,
        shown: int = 1,
        answers: dict[ItemId, OptionId] | None = None,
        limit: int = 0,
        used: int = 0,
        size: int = 0,
        long: bool = False,
        standing: Standing = Standing.PRACTICE,
    ) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.broken: set[str] = set()
        self.starts = 0
        self.late = False
        self.saved: list[tuple[ItemId, OptionId, str]] = []
        self.cursors: list[Cursor] = []
        self.absences: list[tuple[str, int]] = []
        self.submitted: list[tuple[int, str]] = []
        self.questions = tuple(question(number, long=long) for number in range(1, 7))
        self.delivery = DeliveryView(
            attempt_id=ATTEMPT,
            sitting_id=SittingId("sitting-1"),
            person_id=PersonId("person-1"),
            form_id=FormId("form-1"),
            greeting_name="Amina",
            standing=standing,
            language=language,
            questions=self.questions,
            answers=answers or {},
            marked=frozenset(),
            shown=shown,
            used_seconds=used,
            time_limit_seconds=limit,
            text_size=size,
            resumed=resumed,
        )

    def get_handover(self) -> HandoverView:
        self._fail("get_handover")
        one = self.delivery
        return HandoverView(one.person_id, one.greeting_name, one.language, one.text_size, one.resumed)

    def start(self) -> DeliveryView:
        self._fail("start")
        self.starts += 1
        return self.delivery

    def practice(self) -> tuple[QuestionView, ...]:
        return tuple(question(number, prefix="practice") for number in (1, 2))

    def save_answer(self, attempt_id: AttemptId, item_id: ItemId, option_id: OptionId, language: str) -> SavedAnswer:
        self.gate.wait(10)
        self._fail("save_answer")
        if self.late:
            raise Conflict("attempt_time_over")
        self.saved.append((item_id, option_id, language))
        return SavedAnswer(attempt_id, item_id, option_id, len(self.saved))

    def save_cursor(self, cursor: Cursor) -> None:
        self.cursors.append(cursor)

    def focus_lost(self, attempt_id: AttemptId, cause: str, seconds: int) -> None:
        self.absences.append((cause, seconds))

    def submit(self, attempt_id: AttemptId, used_seconds: int, cause: str) -> None:
        self._fail("submit")
        self.submitted.append((used_seconds, cause))

    def check_pin(self, text: str) -> PinAnswer:
        self._fail("check_pin")
        return PinAnswer(ok=True, wait_seconds=0) if text == PIN else PinAnswer(ok=False, wait_seconds=2)

    def _fail(self, name: str) -> None:
        if name in self.broken:
            raise Unreachable("disk_full")
