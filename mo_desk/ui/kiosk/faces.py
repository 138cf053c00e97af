"""What the calm screens say, in the language of the moment: words and order, no behaviour."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.ui.kiosk.calm_screen import CalmFace, Press
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.views.attempts import DeliveryView, HandoverView

Wish = Callable[[], None]


def waiting_face(manner: Manner) -> CalmFace:
    """Return the screen while something is fetched or handed in."""
    return CalmFace("waiting", manner.words.text("saving"))


def handover_face(manner: Manner, handover: HandoverView, go: Wish, not_me: Wish) -> CalmFace:
    """Return the hand-over: first name, picture and colour, who one is or is not, and nothing else (look.md)."""
    words = manner.words
    return CalmFace(
        "handover",
        handover.greeting_name,
        (words.text("resumed"),) if handover.resumed else (),
        Press("handover_button", words.text("handover_go"), go),
        Press("not_me_button", words.text("handover_not_me"), not_me),
        drawing=manner.sizes.drawing_of(handover.person_id),
        ready=False,
    )


def not_me_face(manner: Manner, leave: Wish, back: Wish) -> CalmFace:
    """Return what to do with a laptop that came to somebody else: give it back. Nothing was started."""
    words = manner.words
    return CalmFace(
        "not_me",
        words.text("not_me_title"),
        (words.text("not_me_tell"),),
        Press("not_me_leave_button", words.text("leave"), leave),
        Press("not_me_back_button", words.text("no_back"), back),
        icon="users",
        ready=False,
    )


def notice_face(manner: Manner, go: Wish) -> CalmFace:
    """Return the notice on data."""
    words = manner.words
    lines = tuple(words.text(key) for key in ("notice_kept", "notice_agency", "notice_focus", "notice_ask"))
    return CalmFace(
        "notice",
        words.text("notice_title"),
        lines,
        Press("notice_button", words.text("notice_go"), go),
        icon="shield-check",
    )


def ready_face(manner: Manner, delivery: DeliveryView, go: Wish) -> CalmFace:
    """Return the last screen before the first question: how many, what counts, how long."""
    words = manner.words
    limit = delivery.time_limit_seconds
    time = words.text("ready_limit", minutes=limit // 60) if limit else words.text("ready_no_limit")
    lines = (
        words.text("ready_questions", total=len(delivery.questions)),
        words.text("ready_unanswered"),
        words.text("ready_change"),
        time,
    )
    return CalmFace(
        "ready",
        words.text("ready_title"),
        lines,
        Press("start_button", words.text("start_test"), go),
        icon="clipboard-list",
    )


def hand_in_face(manner: Manner, unanswered: int, failure: str, go: Wish, back: Wish) -> CalmFace:
    """Return the first step of handing in: what has no answer, and that it counts as wrong."""
    words = manner.words
    counted = (words.text("unanswered_count", count=unanswered), words.text("unanswered_wrong"))
    lines = counted if unanswered else (words.text("all_answered"),)
    failed = (words.text("save_failed", code=failure),) if failure else ()
    hand_in = Press("hand_in_go_button", words.text("hand_in"), go)
    answer_more = Press("hand_in_back_button", words.text("back_to_questions"), back)
    # While questions are open, going back to them is what the large button offers.
    first, second = (answer_more, hand_in) if unanswered else (hand_in, answer_more)
    return CalmFace(
        "hand_in",
        words.text("hand_in_title"),
        (*failed, *lines),
        first,
        second,
        icon="clipboard-check",
        ready=False,
    )


def sure_face(manner: Manner, failure: str, go: Wish, back: Wish) -> CalmFace:
    """Return the second step, which cannot be undone and says so."""
    words = manner.words
    lines = (words.text("trouble", code=failure), words.text("sure")) if failure else (words.text("sure"),)
    return CalmFace(
        "sure",
        words.text("sure_title"),
        lines,
        Press("final_button", words.text("hand_in_final"), go),
        Press("no_button", words.text("no_back"), back),
        icon="hand-stop",
        ready=False,
    )


def done_face(manner: Manner, *, time_over: bool) -> CalmFace:
    """Return the end: a neutral drawing, the same for everyone."""
    words = manner.words
    lines = (words.text("done"),)
    title = words.text("time_up") if time_over else ""
    return CalmFace("done", title, lines, drawing=manner.sizes.done)


def trouble_face(manner: Manner, code: str, again: Wish | None) -> CalmFace:
    """Return the screen for what must not happen: what is safe, whom to call, the code to read out."""
    words = manner.words
    retry = Press("again_button", words.text("hand_in"), again) if again is not None else None
    return CalmFace("trouble", "", (words.text("trouble", code=code),), retry, icon="hand-stop", ready=False)
