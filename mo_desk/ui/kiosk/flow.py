"""The story of one person's test, from hand-over to the last screen: which screen comes when, and what a wish leads to.

hand-over -> (that is not me: the way out) or: start -> notice -> practice run -> ready -> questions <-> overview -> two steps of handing in -> done

Nothing is started before the person says who they are. A test that goes on after an interruption goes from the hand-over to
the question where it was.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mo_desk.domain.attempts import SubmitCause
from mo_desk.domain.ids import OptionId
from mo_desk.domain.questions import Block, Standing
from mo_desk.ui.kiosk import faces
from mo_desk.ui.kiosk.calm_screen import CalmFace
from mo_desk.ui.kiosk.controller import KioskController, code_of
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.overview import Part
from mo_desk.ui.kiosk.question_screen import QuestionFace
from mo_desk.ui.kiosk.run import Run
from mo_desk.ui.kiosk.stage import Stage
from mo_desk.ui.kiosk.trial import Trial
from mo_desk.ui.kiosk.wardrobe import Wardrobe
from mo_desk.ui.kiosk.words import DUTCH
from mo_desk.views.attempts import DeliveryView, HandoverView, QuestionView


class Flow(QObject):
    """Decides what the stage shows. While `covered` (the exit pad is open) it goes on without showing anything."""

    shown = Signal()
    """The stage shows something else, or in another manner."""

    ticked = Signal()
    """A second went by in the test."""

    leave_requested = Signal()
    """The laptop came to somebody else: the test leader is to open the way out."""

    def __init__(self, controller: KioskController, stage: Stage, wardrobe: Wardrobe, now: Callable[[], float]) -> None:
        super().__init__(controller)
        self._controller, self._stage, self._wardrobe, self._now = controller, stage, wardrobe, now
        self.run: Run | None = None
        self.covered = False
        self.done = False
        self._handover: HandoverView | None = None
        self._trial: Trial | None = None
        self._language, self._size, self._contrast = DUTCH, 0, False
        self._failure = ""
        self._step: Callable[[], None] = self._show_waiting
        question, overview = stage.question, stage.overview
        question.option_chosen.connect(self._on_option_chosen)
        question.previous_requested.connect(self._on_previous)
        question.next_requested.connect(self._on_next)
        question.mark_requested.connect(self._on_mark)
        question.overview_requested.connect(self._on_overview)
        question.top.size_requested.connect(self._on_size)
        question.top.contrast_requested.connect(self._on_contrast)
        question.top.language_requested.connect(self._on_language)
        overview.question_opened.connect(self._on_question_opened)
        overview.back_requested.connect(self._on_questions)
        overview.hand_in_requested.connect(self._on_hand_in)

    @property
    def manner(self) -> Manner:
        """Return how the screen shows itself now."""
        return self._wardrobe.manner(self._language, self._size, contrast=self._contrast)

    @property
    def recording(self) -> bool:
        """Say whether the test runs, so that absences of the screen are recorded."""
        return self.run is not None and self.run.stopwatch.running

    def begin(self) -> None:
        """Ask for the person whose test it is."""
        self._enter(self._show_waiting)
        self._controller.get_handover(self._on_handed_over, self._on_start_failed)

    def show(self) -> None:
        """Show the present step."""
        if not self.covered:
            self._step()
            self.shown.emit()

    def _enter(self, step: Callable[[], None]) -> None:
        self._step = step
        self.show()

    def _on_handed_over(self, handover: HandoverView) -> None:
        self._handover = handover
        self._language, self._size = handover.language, handover.text_size
        self._enter(self._show_handover)

    def _on_started(self, started: tuple[DeliveryView, tuple[QuestionView, ...]]) -> None:
        delivery, practice = started
        run = Run(delivery, self._controller, self._now)
        run.changed.connect(self._on_run_changed)
        run.ticked.connect(self.ticked)
        run.submitted.connect(self._on_submitted)
        run.submit_failed.connect(self._on_submit_failed)
        self.run, self._trial = run, Trial(practice) if practice else None
        self._language, self._size = delivery.language, delivery.text_size
        if delivery.resumed and (delivery.used_seconds or delivery.answers):
            self._on_start_test()
        else:
            self._enter(lambda: self._show_calm(faces.notice_face(self.manner, self._on_notice_read)))

    def _on_start_failed(self, error: Exception) -> None:
        code = code_of(error)
        self._enter(lambda: self._show_calm(faces.trouble_face(self.manner, code, None)))

    def _on_here(self) -> None:
        self._enter(self._show_waiting)
        self._controller.start(self._on_started, self._on_start_failed)

    def _on_not_me(self) -> None:
        leave, back = self.leave_requested.emit, self._on_back_to_handover
        self._enter(lambda: self._show_calm(faces.not_me_face(self.manner, leave, back)))

    def _on_back_to_handover(self) -> None:
        self._enter(self._show_handover)

    def _on_notice_read(self) -> None:
        self._enter(self._show_practice if self._trial else self._show_ready)

    def _on_start_test(self) -> None:
        self._trial = None
        self._running.begin()
        self._enter(self._show_question)

    def _show_calm(self, face: CalmFace) -> None:
        self._stage.show_calm(face, self.manner)

    def _show_handover(self) -> None:
        if self._handover is not None:
            self._show_calm(faces.handover_face(self.manner, self._handover, self._on_here, self._on_not_me))

    def _show_waiting(self) -> None:
        self._show_calm(faces.waiting_face(self.manner))

    def _show_ready(self) -> None:
        self._show_calm(faces.ready_face(self.manner, self._running.session.delivery, self._on_start_test))

    def _show_practice(self) -> None:
        trial = self._trial
        if trial is None:
            return
        manner = self._manner_of(trial.question)
        face = QuestionFace(
            trial.question, trial.dots, trial.chosen, None, trial.sign, marked=False,
            languages=self._languages(trial.question), contrast=self._contrast, block=manner.words.text("practice_title"),
            standing=manner.words.text("practice"), hint=manner.words.text(trial.hint), practice=True,
        )  # fmt: skip
        self._stage.show_question(face, manner)

    def _show_question(self) -> None:
        run, session = self._running, self._running.session
        question, practice = session.question, session.delivery.standing is Standing.PRACTICE
        manner, item = self._manner_of(question), question.item_id
        face = QuestionFace(
            question, session.dots, session.chosen(item), session.refused(item), session.sign(item), session.marked(item),
            languages=self._languages(question), contrast=self._contrast,
            block=manner.words.text(f"block_{question.block.value}"),
            standing=manner.words.text("practice_test") if practice else "", show_draft=practice,
            failure=manner.words.text("save_failed", code=run.failure) if run.failure else "",
        )  # fmt: skip
        self._stage.show_question(face, manner)

    def _show_overview(self) -> None:
        run, manner = self._running, self.manner
        failure = manner.words.text("save_failed", code=run.failure) if run.failure else ""
        counts = (len(run.session.unanswered), run.session.marked_count)
        self._stage.show_overview(manner, self._parts(manner), counts, failure)

    def _show_hand_in(self) -> None:
        run = self._running
        face = faces.hand_in_face(
            self.manner, len(run.session.unanswered), run.failure, self._on_hand_in_meant, self._on_overview
        )
        self._show_calm(face)

    def _show_sure(self) -> None:
        self._show_calm(faces.sure_face(self.manner, self._failure, self._on_sure, self._on_overview))

    def _on_option_chosen(self, option: str) -> None:
        if self._trial is not None:
            self._trial.choose(OptionId(option))
            self.show()
        else:
            self._running.choose(OptionId(option))

    def _on_previous(self) -> None:
        if self._trial is not None:
            self._trial.go_back()
            self.show()
        else:
            self._running.go(self._running.session.shown - 1)

    def _on_next(self) -> None:
        if self._trial is not None:
            if self._trial.go_on():
                self._trial = None
                self._enter(self._show_ready)
            else:
                self.show()
        elif self._running.session.shown == self._running.session.total:
            self._on_overview()
        else:
            self._running.go(self._running.session.shown + 1)

    def _on_mark(self) -> None:
        self._running.toggle_mark()

    def _on_overview(self) -> None:
        self._enter(self._show_overview)

    def _on_questions(self) -> None:
        self._enter(self._show_question)

    def _on_question_opened(self, number: int) -> None:
        self._step = self._show_question
        self._running.go(number)

    def _on_hand_in(self) -> None:
        self._enter(self._show_hand_in)

    def _on_hand_in_meant(self) -> None:
        self._failure = ""
        self._enter(self._show_sure)

    def _on_sure(self) -> None:
        self._running.submit()

    def _on_time_over_again(self) -> None:
        self._running.submit(SubmitCause.TIME_OVER)

    def _on_run_changed(self) -> None:
        if self._running.submitting:
            self._step = self._show_waiting
        self.show()

    def _on_submitted(self, cause: str) -> None:
        self.done = True
        over = cause == SubmitCause.TIME_OVER
        self._enter(lambda: self._show_calm(faces.done_face(self.manner, time_over=over)))

    def _on_submit_failed(self, code: str) -> None:
        self._failure = code
        again = self._on_time_over_again
        over = self._running.stopwatch.over
        self._enter(
            (lambda: self._show_calm(faces.trouble_face(self.manner, code, again))) if over else self._show_sure
        )

    def _on_size(self, size: int) -> None:
        self._size = self._running.size = size
        self._controls_changed()

    def _on_contrast(self) -> None:
        self._contrast = not self._contrast
        self._controls_changed()

    def _on_language(self, language: str) -> None:
        self._language = self._running.language = language
        self._controls_changed()

    def _controls_changed(self) -> None:
        if self.recording:
            self._running.keep_place()
        self.show()

    def _manner_of(self, question: QuestionView) -> Manner:
        """Return the manner for a question: Dutch where it has no text in the language chosen."""
        language = self._language if self._language in question.texts else DUTCH
        return self._wardrobe.manner(language, self._size, contrast=self._contrast)

    def _languages(self, question: QuestionView) -> tuple[tuple[str, str], ...]:
        own = self._running.session.delivery.language
        tags = dict.fromkeys(tag for tag in (own, DUTCH) if tag in question.texts)
        return tuple((tag, self._wardrobe.vocabulary.name(tag)) for tag in tags)

    def _parts(self, manner: Manner) -> tuple[Part, ...]:
        """Return the parts of the test in the order in which their questions come."""
        session = self._running.session
        states = list(zip(session.delivery.questions, session.dots, strict=True))
        parts = []
        for block in dict.fromkeys(question.block for question, _ in states):
            mine = [(question.number, dot) for question, dot in states if question.block is Block(block)]
            name = manner.words.text(f"block_{block.value}")
            parts.append(Part(name, mine[0][0], tuple(dot for _, dot in mine)))
        return tuple(parts)

    @property
    def _running(self) -> Run:
        assert self.run is not None
        return self.run
