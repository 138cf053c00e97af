"""The provisional certificate: what it says, what it says it is not, and that its code reads back from paper."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from mo_desk.documents.pdf.provisional import QR_SIDE, write_provisional
from mo_desk.documents.reading import ReadPage, read_paper
from mo_desk.domain.questions import Standing
from mo_desk.views.papers import ProvisionalView
from tests.documents import samples

A4 = pytest.approx((595.28, 841.89), abs=0.5)
LONG = "W" * 48 + ", " + "M" * 48
HARD_NAMES = [*samples.NAMES, "الحسن, أمينة (Amina)", "Zoë 🌷", "علی\u200cپور, زهرا", "X", "Null"]


def written(folder: Path, *papers: ProvisionalView) -> Path:
    path = folder / "bewijs.pdf"
    write_provisional(path, papers, samples.FONTS)
    return path


def page(folder: Path, paper: ProvisionalView) -> ReadPage:
    return read_paper(written(folder, paper))[0]


def flat(text: str) -> str:
    return " ".join(text.split())


def margins(path: Path) -> list[bool]:
    """Say for each edge of the first page whether it is white: nothing is cut off."""
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=1, grayscale=True).to_pil()
    document.close()
    width, height = picture.size
    edges = [(0, 0, width, 20), (0, height - 20, width, height), (0, 0, 20, height), (width - 20, 0, width, height)]
    return [picture.crop(edge).getextrema() == (255, 255) for edge in edges]


def test_the_first_lines_say_what_it_is_and_in_three_languages_what_it_is_not(tmp_path):
    lines = [
        line
        for line in page(tmp_path, samples.provisional(standing=Standing.OFFICIAL)).printed.splitlines()
        if line.strip()
    ]

    assert lines[:5] == [
        "VOORLOPIG bewijs van resultaat",
        "maatschappelijke oriëntatie",
        "Dit is geen inburgeringsattest.",
        "Ceci n'est pas une attestation d'intégration civique.",
        "This is not a certificate of civic integration.",
    ]


def test_a_practice_paper_is_headed_oefentest_and_an_official_one_never(tmp_path):
    assert page(tmp_path, samples.provisional()).printed.startswith("OEFENTEST")
    assert "oefen" not in page(tmp_path, samples.provisional(standing=Standing.OFFICIAL)).printed.lower()


def test_it_says_whether_an_agency_confirmed_it(tmp_path):
    paper = samples.provisional()

    assert "Niet door een agentschap bevestigd." in page(tmp_path, paper).printed
    assert "Niet door een agentschap" not in page(tmp_path, replace(paper, confirmed_by_agency=True)).printed


def test_the_facts_stand_in_words_beside_the_code_and_the_head_code_under_it(tmp_path):
    said = flat(page(tmp_path, samples.provisional()).printed)

    for fact in (
        "Nummer: VB-2026-117-0001", "Naam: Abdi, Hodan", "Geboortedatum: 05/1990 (dag niet gekend)", "Cursusnummer: 2026-117",
        "Datum en uur van de test: 24/11/2026 13:30 (UTC+01:00)", "31 van de 41 vragen juist. Nodig: 29.", "Geslaagd (oefentest)",
        "Logboekcode: 7F3K-9QXM-2ABC", "31 / 41: geslaagd", "nog niet te bepalen", samples.SENTENCE, "Afdruk 1", "nog geen agentschap",
    ):  # fmt: skip
        assert fact in said


@pytest.mark.parametrize(
    ("birth", "words"),
    [("1988-02-29", "29/02/1988"), ("1960-00-00", "1960 (dag en maand niet gekend)"), ("1960-05-00", "05/1960 (dag niet gekend)"), ("", "niet gekend"), ("1960", "1960 (dag en maand niet gekend)")],
)  # fmt: skip
def test_birth_dates_are_written_as_people_write_them(tmp_path, birth, words):
    assert f"Geboortedatum: {words}" in flat(page(tmp_path, samples.provisional(birth_date=birth)).printed)


@pytest.mark.parametrize("name", HARD_NAMES)
def test_the_code_reads_back_from_the_drawn_page_whatever_the_name(tmp_path, name):
    paper = samples.provisional(name)
    path = written(tmp_path, paper)

    assert read_paper(path)[0].qr == paper.qr
    assert all(margins(path))


def test_the_longest_texts_stay_on_one_page_and_leave_the_code_free(tmp_path):
    paper = replace(
        samples.provisional(LONG), agency="Agentschap " + "Integratie en Inburgering " * 3, place="Cultuurcentrum " * 6, rule_title="Regel " * 20,
        sentence="In het algemene deel heb je 9 van de 11 en je hebt er 9 nodig. " * 4, outcome_sentence="Er ontbreekt nog iets. " * 12,
    )  # fmt: skip
    pages = read_paper(written(tmp_path, paper))

    assert [read.qr for read in pages] == [paper.qr]
    assert flat(pages[0].printed).count("Er ontbreekt nog iets.") == 12


def test_a_batch_is_one_file_with_a_page_a_person(tmp_path):
    papers = [samples.provisional(name) for name in samples.NAMES]
    document = pypdfium2.PdfDocument(written(tmp_path, *papers))

    assert [document.get_page_size(at) for at in range(len(document))] == [A4] * 15
    document.close()
    assert [read.qr for read in read_paper(tmp_path / "bewijs.pdf")] == [paper.qr for paper in papers]


def test_the_code_is_at_least_35_millimetres_wide():
    assert QR_SIDE >= 35 * 72 / 25.4


def test_a_paper_never_calls_itself_something_it_is_not(tmp_path):
    said = page(tmp_path, samples.provisional()).printed.lower().replace("inburgeringsattest", "")

    assert not re.search(r"attest\b|voldaan|zitting|formulier", said)
