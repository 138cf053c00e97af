"""What all papers share: whole files, the same bytes each time, nothing of a person in the file's own description."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from mo_desk.documents.pdf.provisional import write_provisional
from mo_desk.domain.errors import Unreachable
from mo_desk.views.papers import ProvisionalView
from tests.documents import samples


def written(folder: Path, *papers: ProvisionalView) -> Path:
    path = folder / "bewijs.pdf"
    write_provisional(path, papers, samples.FONTS)
    return path


def test_the_same_paper_gives_the_same_bytes(tmp_path):
    first = written(tmp_path, samples.provisional("الحسن, أمينة")).read_bytes()

    assert written(tmp_path, samples.provisional("الحسن, أمينة")).read_bytes() == first


def test_the_file_describes_itself_without_naming_anybody(tmp_path):
    document = pypdfium2.PdfDocument(written(tmp_path, samples.provisional()))
    described = document.get_metadata_dict()
    document.close()

    assert described["Title"] == "VOORLOPIG bewijs van resultaat maatschappelijke oriëntatie"
    assert "Abdi" not in " ".join(described.values())


def test_a_file_that_is_held_by_another_program_can_be_tried_again(tmp_path):
    (tmp_path / "bewijs.pdf").mkdir()

    with pytest.raises(Unreachable):
        written(tmp_path, samples.provisional())
    assert [path.name for path in tmp_path.iterdir()] == ["bewijs.pdf"]
