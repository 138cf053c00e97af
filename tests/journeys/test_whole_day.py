"""From a roster workbook to receipts: what `make demo` does, and whether its summary tells the truth."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from mo_desk.bootstrap.demo import USER
from mo_desk.bootstrap.desk import Desk, open_desk
from mo_desk.cli.commands.demo import DEMO_PASSPHRASE
from mo_desk.domain.sittings import SeatStatus
from mo_desk.logs import close_log
from mo_desk.paths import Home
from mo_desk.views.papers import PaperVerdict
from tests.helpers.papers import sheet_pairs, sheet_rows
from tests.helpers.vault import ROOT

PEOPLE = 7


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one demo with seven people, run as anybody runs it."""
    out = tmp_path_factory.mktemp("demo") / "out"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MO_DESK_")}
    run = subprocess.run(
        [sys.executable, "-m", "mo_desk", "demo", "--out", str(out), "--people", str(PEOPLE), "--json"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=90, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return out


@pytest.fixture(scope="module")
def summary(out: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def desk(out: Path) -> Iterator[Desk]:
    """The demo's desk, opened once."""
    with open_desk(Home(out / "toestel"), USER, DEMO_PASSPHRASE, "nl") as desk:
        yield desk
    close_log()


def test_every_entry_is_received_and_every_attempt_checked(summary: dict[str, object]) -> None:
    assert summary["people"] == PEOPLE
    assert summary["received"] == summary["entries"]
    assert summary["checked"] == summary["attempts"] == summary["taken"]
    assert isinstance(summary["entries"], int)
    assert summary["entries"] > 200


def test_the_summary_equals_what_the_desk_counts(desk: Desk, summary: dict[str, object]) -> None:
    [sitting] = desk.catalog.sittings.list_sittings(desk.actor)
    view = desk.catalog.outcomes.results(desk.actor, sitting.sitting_id)
    state = desk.catalog.sync.state(desk.actor)

    assert len(view.rows) == PEOPLE
    assert sum(row.status is SeatStatus.TAKEN for row in view.rows) == summary["taken"]
    assert state.attempts_checked == summary["checked"]
    # Opening the desk just now is one more entry, and nothing else is.
    assert (state.received, state.waiting) == (summary["received"], 1)
    assert view.control.open == 0
    assert desk.catalog.maintenance.verify_journal(desk.actor, str(summary["head_code"])).head_known


def test_the_files_are_those_of_the_summary_and_unchanged(out: Path, summary: dict[str, object]) -> None:
    files = summary["files"]
    assert isinstance(files, dict)
    assert {"deelnemers.xlsx", "voorlopige_bewijzen.pdf", "strookjes.pdf", "verslag_testmoment.pdf"} <= files.keys()
    for name, digest in files.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


def test_the_workbook_proves_its_sum_and_has_no_formula(out: Path) -> None:
    first, second = sorted(out.glob("MO_resultaten_*.xlsx"))

    overview = sheet_pairs(second, "Overzicht")
    statuses = ("Afgelegd", "Afwezig", "Verantwoord afwezig", "Niet toegelaten", "Stopgezet", "Geannuleerd")
    assert overview["Ingeschreven"] == PEOPLE == sum(int(str(overview[name])) for name in statuses)
    assert len(sheet_rows(second, "Resultaten")) == PEOPLE
    assert {row["Kolom"] for row in sheet_rows(second, "Wijzigingen")} >= {"Doorgestuurd", "Bevestigd op"}
    for path in (first, second):
        cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_papers_are_genuine_practice_papers_and_withheld_ones_are_not_there(out: Path, desk: Desk) -> None:
    [sitting] = desk.catalog.sittings.list_sittings(desk.actor)
    rows = desk.catalog.outcomes.results(desk.actor, sitting.sitting_id).rows
    printed = [row for row in desk.catalog.attestations.papers(desk.actor, sitting.sitting_id) if row.number]

    assert desk.catalog.attestations.verify(out / "voorlopige_bewijzen.pdf").verdict is PaperVerdict.PRACTICE
    assert len(printed) == sum(row.score is not None for row in rows)
    assert {row.withheld for row in rows} >= {"evaluation_unconfirmed", "identity_under_reserve"}


def test_the_receipts_cover_the_whole_chain(out: Path, desk: Desk, summary: dict[str, object]) -> None:
    receipts = json.loads((out / "ontvangstbewijzen.json").read_text(encoding="utf-8"))

    assert max(receipt["to_seq"] for receipt in receipts) == summary["received"]
    assert len({receipt["chain_id"] for receipt in receipts}) == 1
    assert all(receipt["signature"] for receipt in receipts)
    assert desk.catalog.maintenance.verify_journal(desk.actor).sound
