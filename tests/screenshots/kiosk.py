"""The test screen in Dutch and in Arabic, from the hand-over to the end, driven as a participant would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from mo_desk.bootstrap.desk import Desk
from mo_desk.domain.ids import SittingId
from mo_desk.domain.sittings import NewSitting
from mo_desk.paths import shipped
from mo_desk.ui.kiosk.answer_card import AnswerCard
from mo_desk.ui.kiosk.binding import BoundDesk
from mo_desk.ui.kiosk.window import KioskWindow
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.views.sittings import SeatRow

PIN = "135790"
SIZES = ((1366, 768), (1024, 600))
Settle = Callable[[Kit], None]


def take_test_screens(kit: Kit, desk: Desk, folder: Path, settle: Settle) -> None:
    """Prepare a second sitting on the demo's desk and photograph two people's tests."""
    group = desk.catalog.groups.list_groups(desk.actor)[0].group_id
    new = NewSitting(group, "Genk, lokaal 2", "BE", "Europe/Brussels", (datetime.now(UTC).date(),))
    view = desk.catalog.sittings.prepare(desk.actor, new)
    desk.catalog.sittings.open_day(desk.actor, view.sitting_id, PIN)
    for language, size in (("nl", SIZES[0]), ("ar", SIZES[0]), ("ar", SIZES[1])):
        seat = next(
            seat for seat in view.seats if seat.language == language and not _started(desk, view.sitting_id, seat)
        )
        desk.catalog.sittings.check_identity(desk.actor, view.sitting_id, seat.person_id, "seen", "passport")
        _sit(kit, desk, view.sitting_id, seat, (folder, f"testscherm_{language}_{size[0]}", size), settle)


def _started(desk: Desk, sitting_id: SittingId, seat: SeatRow) -> bool:
    seats = desk.catalog.sittings.get_sitting(desk.actor, sitting_id).seats
    return any(one.person_id == seat.person_id and one.attempt_id is not None for one in seats)


def _sit(
    kit: Kit,
    desk: Desk,
    sitting_id: SittingId,
    seat: SeatRow,
    picture: tuple[Path, str, tuple[int, int]],
    settle: Settle,
) -> None:
    folder, name, size = picture
    window = KioskWindow(
        BoundDesk(desk.catalog, desk.actor, sitting_id, seat.person_id), kit, shipped().locale / "kiosk"
    )
    window.resize(*size)
    window.show()
    window.begin()

    def take(step: str) -> None:
        settle(kit)
        window.grab().save(str(folder / f"{name}_{step}.png"))

    take("1_overhandigen")
    _press(window, "not_me_button", settle, kit)
    take("1_iemand_anders")
    _press(window, "not_me_back_button", settle, kit)
    _press(window, "handover_button", settle, kit)
    take("2_gegevens")
    _press(window, "notice_button", settle, kit)
    take("3_oefenen")
    for _ in range(2):
        _choose(window, 1, settle, kit)
        _press(window, "next_button", settle, kit)
    take("4_klaar")
    _press(window, "start_button", settle, kit)
    take("5_vraag")
    _choose(window, 0, settle, kit)
    take("6_bewaard")
    _press(window, "size_2", settle, kit)
    take("7_groot")
    _press(window, "contrast_button", settle, kit)
    take("7_contrast")
    _press(window, "contrast_button", settle, kit)
    _press(window, "overview_button", settle, kit)
    take("8_overzicht")
    _press(window, "hand_in_button", settle, kit)
    take("9_indienen")
    window.ask_to_leave()
    take("10_leerkracht")
    QTest.keyClicks(window.focusWidget() or window, PIN)
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
    settle(kit)
    state = desk.catalog.sittings.get_sitting(desk.actor, sitting_id)
    running = next(one for one in state.seats if one.person_id == seat.person_id)
    if running.attempt_id is not None:
        desk.catalog.attempts.submit(desk.actor, running.attempt_id, 60, "by_leader")


def _choose(window: KioskWindow, place: int, settle: Settle, kit: Kit) -> None:
    cards = [card for card in window.findChildren(AnswerCard) if card.isVisible()]
    QTest.mouseClick(cards[place], Qt.MouseButton.LeftButton)
    settle(kit)


def _press(window: KioskWindow, name: str, settle: Settle, kit: Kit) -> None:
    found = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    wanted = next((button for button in found if button.objectName() == name), None)
    if wanted is None:
        raise LookupError(f"{name} is not there, but {sorted(button.objectName() for button in found)}")
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    settle(kit)
