from __future__ import annotations

from datetime import UTC, datetime

from mo_desk.hub.pages.overview import render_overview
from mo_desk.views.hub import HubChainRow, HubDeviceRow, HubForkRow, HubView

AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
DEVICES = (
    HubDeviceRow("d1", "Laptop <7>", AT, False, 1, 430, AT),
    HubDeviceRow("d2", "Laptop 8", AT, True, 0, 0, None),
)
CHAINS = (
    HubChainRow("abcdef0123456789", "Laptop <7>", 430, "ABCD-EFGH-JKMN", False),
    HubChainRow("99999999", "Laptop 8", 3, "0000-0000-0000", True),
)


def page(devices: tuple[HubDeviceRow, ...] = DEVICES, chains: tuple[HubChainRow, ...] = CHAINS) -> str:
    return render_overview(HubView("Agentschap", devices, chains, 433, 10, 9, 0), lambda code: code)


def test_every_laptop_and_chain_is_a_row() -> None:
    text = page()

    assert text.count("<tr>") == 2 + len(DEVICES) + len(CHAINS)
    assert "24/11/2026 09:05 UTC" in text
    assert "ABCD-EFGH-JKMN" in text


def test_names_from_laptops_are_escaped() -> None:
    assert "Laptop &lt;7&gt;" in page()
    assert "Laptop <7>" not in page()


def test_a_laptop_shut_out_and_a_chain_with_two_branches_are_said() -> None:
    text = page()

    assert text.count("hub_revoked") == 1
    assert text.count("hub_forked") == 1


def test_a_second_branch_is_a_row_with_where_it_began_and_since_when() -> None:
    fork = HubForkRow("abcdef0123456789", "Laptop <7>", 412, 30, AT)
    text = render_overview(HubView("Agentschap", DEVICES, CHAINS, 433, 10, 9, 0, (fork,)), lambda code: code)

    for cell in ("Laptop &lt;7&gt;", "abcdef01", "412", "30", "24/11/2026 09:05 UTC"):
        assert f">{cell}</td>" in text
    assert 'data-head="hub_fork_from"' in text
    assert "hub_no_forks" not in text
    assert "hub_no_forks" in page()


def test_an_empty_agency_says_what_to_do() -> None:
    text = page((), ())

    assert "hub_no_devices" in text
    assert "hub_no_chains" in text
    assert "<table>" not in text


def test_on_a_narrow_screen_each_cell_repeats_its_heading() -> None:
    assert page().count('data-head="hub_entries"') == 4
    assert "max-width: 640px" in page()
