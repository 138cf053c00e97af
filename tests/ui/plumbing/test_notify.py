from __future__ import annotations

from mo_desk.domain.errors import Refused, Unreachable
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import KEPT, Notice, Tone


def test_a_notice_is_posted_and_can_be_found_again(kit: Kit, qtbot) -> None:
    with qtbot.waitSignal(kit.notices.posted) as posted:
        kit.notices.done("The group is saved.", "Undo", lambda: None)

    assert posted.args == [kit.notices.history[-1]]
    assert (posted.args[0].tone, posted.args[0].action_text) == (Tone.GOOD, "Undo")


def test_a_failure_raised_on_purpose_becomes_its_sentence(kit: Kit) -> None:
    kit.notices.failure(Refused("sign_in_failed"))

    assert kit.notices.history == (
        Notice(Tone.BAD, "Name or passphrase is not right. Nothing was changed; try again."),
    )


def test_what_is_only_out_of_reach_asks_for_care_and_is_no_alarm(kit: Kit) -> None:
    kit.notices.failure(Unreachable("disk_full"))

    assert kit.notices.history[-1].tone is Tone.CARE


def test_a_bug_goes_to_the_crash_dialog_and_never_into_a_notice(kit: Kit, qtbot) -> None:
    bug = KeyError("Amina")

    with qtbot.waitSignal(kit.notices.crashed) as crashed:
        kit.notices.failure(bug)

    assert crashed.args == [bug]
    assert kit.notices.history == ()


def test_only_the_last_notices_are_kept(kit: Kit) -> None:
    for number in range(KEPT + 5):
        kit.notices.say(str(number))

    assert len(kit.notices.history) == KEPT
    assert kit.notices.history[-1].text == str(KEPT + 4)
