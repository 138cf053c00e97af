"""Every room opens with its page."""

from types import SimpleNamespace

from mo_desk.ui.shell.rooms import rooms
from tests.ui.pages import fakes, samples


def _catalog():
    results = fakes.FakeResults()
    return SimpleNamespace(
        access=fakes.FakeUsers(),
        people=fakes.FakePeople(),
        rosters=fakes.FakeRosters(),
        groups=fakes.FakeGroups(),
        lessons=fakes.FakeLessons(),
        sittings=fakes.FakeSittings(),
        attempts=fakes.FakeTestRoom(),
        supervision=fakes.FakeTestRoom(),
        evaluations=fakes.FakeEvaluations(),
        outcomes=results,
        attestations=results,
        exports=results,
        sync=fakes.FakeSync(),
        maintenance=fakes.FakeMaintenance(),
    )


def test_every_room_opens_its_page_under_its_own_name(qtbot, kit, settle):
    for room in rooms(_catalog(), samples.ACTOR, kit):
        page = room.build()
        qtbot.addWidget(page)
        page.resize(816, 572)
        page.show()
        settle()

        assert page.objectName() == room.name
        assert page.accessibleName()
        assert kit.notices.history == ()
        page.hide()


def test_the_rooms_stand_in_the_order_of_the_sidebar(kit):
    found = rooms(_catalog(), samples.ACTOR, kit)

    assert [room.name for room in found] == [
        "today", "groups", "lessons", "sittings", "evaluations", "results", "sync", "device"
    ]  # fmt: skip
    assert [room.name for room in found if room.apart] == ["sync"]


def test_a_partner_abroad_is_shown_the_groups_and_lessons_only(kit):
    offered = [
        room.name
        for room in rooms(_catalog(), samples.PARTNER, kit)
        if room.needs is None or samples.PARTNER.may(room.needs)
    ]

    assert offered == ["today", "groups", "lessons", "device"]


def test_no_page_forces_the_window_beyond_the_smallest_screen(qtbot, kit, settle):
    for room in rooms(_catalog(), samples.ACTOR, kit):
        page = room.build()
        qtbot.addWidget(page)

        assert page.minimumSizeHint().width() <= 816
        assert page.minimumSizeHint().height() <= 572
