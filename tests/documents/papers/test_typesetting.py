from __future__ import annotations

import pytest

from mo_desk.documents.papers.typesetting import typeset
from mo_desk.domain.errors import Damaged
from tests.documents.papers.samples import WORKSHOP


def test_a_missing_template_is_told_and_not_a_crash():
    with pytest.raises(Damaged, match="paper_not_made"):
        typeset(WORKSHOP.templates, "niets.typ", {}, WORKSHOP.fonts)


def test_a_template_reads_nothing_outside_its_folder(tmp_path):
    (tmp_path / "secret.txt").write_text("geheim")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.typ").write_text('#read("../secret.txt")')

    with pytest.raises(Damaged):
        typeset(tmp_path / "in", "bad.typ", {}, WORKSHOP.fonts)
