"""What changed between two versions: read from the earlier file or kept, the same answer."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from mo_desk.documents.xlsx.changes import (
    CellValue,
    Change,
    cells_of,
    changes,
    fingerprint,
    pack_cells,
    read_cells,
    unpack_cells,
)
from mo_desk.documents.xlsx.columns import Profile
from mo_desk.documents.xlsx.results import write_results
from mo_desk.domain.errors import Refused
from tests.documents import samples


@pytest.mark.parametrize("profile", list(Profile))
def test_the_cells_of_a_view_are_the_cells_read_back_from_its_workbook(tmp_path, profile):
    plain = tuple(row for row in samples.rows() if "_x0041_" not in row.display_name)
    view = samples.view(plain)
    write_results(tmp_path / "v1.xlsx", view, 1, profile=profile, with_national_number=True)

    assert changes(read_cells(tmp_path / "v1.xlsx"), cells_of(view, profile)) == ()


def test_a_new_score_is_listed_cell_by_cell(tmp_path):
    before = samples.view([samples.row(1, points=28), samples.row(2)])
    after = samples.view([samples.row(1, points=29), samples.row(2)])

    found = changes(cells_of(before), cells_of(after))

    assert {(change.column, change.old, change.new) for change in found} == {
        ("Praktisch deel", "21", "22"), ("Totaal", "28", "29"), ("Percentage", "0,6829", "0,7073"), ("Resultaat test", "niet geslaagd", "geslaagd"),
        ("Voorstel MO", "nog niet te bepalen", "MO behaald"), ("Code", "", "VO"),
    }  # fmt: skip
    assert {change.row for change in found} == {samples.row(1).person_id}


def test_somebody_who_left_the_list_and_somebody_who_joined_it_are_listed():
    found = changes(
        (CellValue("a", "Naam", "Jan"), CellValue("b", "Naam", "Piet")),
        (CellValue("b", "Naam", "Piet"), CellValue("c", "Naam", "An")),
    )

    assert found == (Change("c", "Naam", "", "An"), Change("a", "Naam", "Jan", ""))


def test_the_order_of_the_roster_is_no_change_of_anybodys_result():
    first, second = samples.row(1), samples.row(2, "Ali, Omar")
    swapped = (replace(second, number=1), replace(first, number=2))

    assert {
        change.column for change in changes(cells_of(samples.view([first, second])), cells_of(samples.view(swapped)))
    } == {"Volgnr"}


def test_the_fingerprint_is_equal_for_equal_cells_and_for_no_others():
    one, other = cells_of(samples.view()), cells_of(samples.view([samples.row(1)]))

    assert fingerprint(one) == fingerprint(list(one))
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint((CellValue("a", "b", "c"),)) != fingerprint((CellValue("ab", "", "c"),))


def test_national_numbers_are_never_among_the_cells():
    assert "00610100137" not in {cell.value for cell in cells_of(samples.view())}


def test_whole_days_and_numbers_are_written_as_belgians_write_them():
    shown = {cell.column: cell.value for cell in cells_of(samples.view([samples.row(1)]))}

    assert (shown["Datum"], shown["Begin"], shown["Percentage"]) == ("24/11/2026", "24/11/2026 13:31", "0,7561")


def test_a_file_that_is_no_results_workbook_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Resultaten"
    book.save(tmp_path / "leeg.xlsx")
    (tmp_path / "tekst.xlsx").write_text("geen werkboek")

    for name in ("leeg.xlsx", "tekst.xlsx", "weg.xlsx"):
        with pytest.raises(Refused) as caught:
            read_cells(tmp_path / name)
        assert caught.value.code == "previous_workbook_unreadable"


def test_cells_that_were_packed_are_the_same_cells():
    cells = cells_of(samples.view())

    assert unpack_cells(pack_cells(cells)) == cells
