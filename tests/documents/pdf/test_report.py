"""The report of the sitting: one page for an ordinary group, complete for any, signed by two."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from mo_desk.documents.pdf.report import control_sentence, write_report
from mo_desk.domain.questions import Standing
from mo_desk.views.results import ControlLine, ResultsView
from tests.documents import samples


def pages(folder: Path, view: ResultsView) -> list[str]:
    write_report(folder / "verslag.pdf", view, samples.FONTS)
    document = pypdfium2.PdfDocument(folder / "verslag.pdf")
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(" ".join(text.get_text_bounded().split()))
        text.close()
    document.close()
    return texts


def test_fifteen_people_fit_one_page_with_everything_a_signer_must_read(tmp_path):
    (said,) = pages(tmp_path, samples.view())

    for words in (
        "OEFENTEST", "Verslag van het testmoment", "Twee personen lezen het na en tekenen.", "Cursusnummer 2026-117 · Genk (BE) · 24/11/2026 · Europe/Brussels",
        "15 ingeschreven = 13 afgelegd + 1 afwezig + 0 verantwoord afwezig + 0 niet toegelaten + 1 stopgezet + 0 geannuleerd", "De controle klopt.",
        "testversie 7A0F3C: 8 keer; testversie B2219E: 4 keer", "24/11/2026 13:30 (UTC+01:00) · gsm · Ali, Ahmad · T. Leerkracht", "Een gsm ging af.",
        samples.view().rule_sentence, "Gelezen en getekend", "Tweede persoon", "Handtekening", "Logboekcode: 7F3K-9QXM-2ABC", "blad 1",
        "Gemaakt op 24/11/2026 18:00 (UTC+01:00) door T. Leerkracht.", "Abdi, Hodan afgelegd document gezien 13:31 41 20", "* De punten staan hier niet",
    ):  # fmt: skip
        assert words in said, words


def test_points_that_are_withheld_show_as_an_asterisk(tmp_path):
    withheld = samples.rows()[14]
    (said,) = pages(tmp_path, samples.view([replace(withheld, display_name="Abdi, Hodan")]))

    assert "Abdi, Hodan afgelegd document gezien 13:45 41 *" in said


def test_a_control_line_that_does_not_add_up_is_said(tmp_path):
    view = samples.view()

    assert (
        "DE CONTROLE KLOPT NIET. Zonder eindstatus: 1."
        in pages(tmp_path, replace(view, control=replace(view.control, absent=0)))[0]
    )


def test_an_official_report_without_incidents_says_so(tmp_path):
    (said,) = pages(tmp_path, replace(samples.view([samples.row(1)], Standing.OFFICIAL, incidents=0), form_uses=()))

    assert "Er waren geen voorvallen." in said
    assert "Gebruikte testversies: geen" in said
    assert "OEFENTEST" not in said


@pytest.mark.parametrize("count", [18, 22, 60, 130])
def test_a_long_list_goes_on_and_nobody_is_left_out(tmp_path, count):
    texts = pages(
        tmp_path,
        samples.view([samples.row(number, f"Persoon{number:03}, Jan") for number in range(1, count + 1)], incidents=3),
    )
    said = " ".join(texts)

    assert all(f"Persoon{number:03}, Jan" in said for number in range(1, count + 1))
    assert len(texts) == {18: 1, 22: 1, 60: 2, 130: 3}[count]
    assert all("(vervolg)" in text and "OEFENTEST" in text for text in texts[1:])
    assert "Handtekening" in texts[-1]


def test_long_incidents_are_told_in_full(tmp_path):
    view = samples.view()
    long = replace(
        view.incidents[0],
        text="Er was lawaai op de gang en iedereen wachtte even. " * 60,
        display_name="",
        category="new_kind",
    )
    said = " ".join(pages(tmp_path, replace(view, incidents=(long, long))))

    assert said.count("lawaai") == 120
    assert "new kind · T. Leerkracht" in said


def test_the_control_line_in_words():
    assert control_sentence(ControlLine(9, 2, 1, 1, 1, 2, 2)) == (
        "9 ingeschreven = 2 afgelegd + 1 afwezig + 1 verantwoord afwezig + 1 niet toegelaten + 2 stopgezet + 2 geannuleerd"
    )
