"""The quick question and the careful one agree: what is called plain is never taken for a formula."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.documents.xlsx.cells import RowWriter, add_sheet, is_plain


def written(text: str) -> openpyxl.cell.Cell:
    book = openpyxl.Workbook(write_only=True)
    RowWriter(add_sheet(book, "a")).row((text,))
    target = io.BytesIO()
    book.save(target)
    return openpyxl.load_workbook(target).active["A1"]


@pytest.mark.parametrize("text", ["Abdi", "Łucja", "الحسن", "1+1", "a=b", "12/03", "O'Brien", "x_y", "Zoë 🌷", "a b"])
def test_ordinary_texts_are_plain(text):
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", " =1", "\t=1", "\u200f=1", "＝1", "#N/A", "a\x07", "_x0041_", "a" * 9000, "\ta", "\xa0-1"],
)
def test_doubtful_texts_are_not_plain(text):
    assert not is_plain(text)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(["=", "+", "-", "@"]).flatmap(lambda sign: st.text(max_size=5).map(lambda rest: sign + rest))
)
@settings(max_examples=60, deadline=None)
def test_no_text_becomes_anything_but_text(text):
    cell = written(text)

    assert cell.data_type == ("s" if text else "n")
    assert not str(cell.value or "").startswith("=") or cell.quotePrefix


def test_a_text_longer_than_a_cell_can_hold_is_cut_at_its_end():
    assert len(str(written("a" * 40_000).value)) == 32_767
