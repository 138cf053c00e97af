"""Finding the code again: in a PDF, a picture, a text; bounded, and refused when it is none of them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from mo_desk.documents.pdf.provisional import write_provisional
from mo_desk.documents.qr import draw_qr
from mo_desk.documents.reading import MAX_FILE_BYTES, MAX_PAGES, differences, read_paper, read_paper_text
from mo_desk.domain.errors import MoDeskError, Refused, Unreachable
from tests.documents import samples


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "bewijs.pdf"
    write_provisional(path, [samples.provisional()], samples.FONTS)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(MoDeskError) as caught:
        read_paper(path)
    return caught.value.code


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "tiff", "gif", "webp"])
@pytest.mark.parametrize("scale", [1.6, 3.0])
def test_a_picture_of_a_paper_reads_as_the_paper(tmp_path, pdf, suffix, scale):
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=scale).to_pil().rotate(2, fillcolor="white")
    document.close()
    picture.save(tmp_path / f"foto.{suffix}")

    (page,) = read_paper(tmp_path / f"foto.{suffix}")

    assert (page.qr, page.printed) == (samples.provisional().qr, "")


def test_a_text_file_is_searched_for_the_code(tmp_path):
    qr = samples.provisional().qr
    for data in (
        qr.encode(),
        f"code:\r\n{qr}\r\n".encode(),
        b"\xef\xbb\xbf" + qr.encode() + b"\n\n",
        b"\xff\xfe junk " + qr.encode(),
    ):
        (tmp_path / "code.txt").write_bytes(data)
        assert read_paper_text(tmp_path / "code.txt").strip() == qr


def test_a_file_without_a_code_says_so(tmp_path, pdf):
    (tmp_path / "leeg.txt").write_text("geen code")
    canvas = Canvas(str(tmp_path / "leeg.pdf"))
    canvas.showPage()
    canvas.save()

    for name in ("leeg.txt", "leeg.pdf"):
        assert [page.qr for page in read_paper(tmp_path / name)] == [""]
        with pytest.raises(Refused) as caught:
            read_paper_text(tmp_path / name)
        assert caught.value.code == "paper_without_code"


def test_another_qr_on_the_page_is_passed_over(tmp_path):
    canvas = Canvas(str(tmp_path / "twee.pdf"))
    draw_qr(canvas, "https://example.org", 300, 600, 130)
    draw_qr(canvas, samples.provisional().qr, 50, 50, 130)
    canvas.save()

    assert read_paper_text(tmp_path / "twee.pdf") == samples.provisional().qr


def test_files_that_are_too_large_or_broken_are_refused(tmp_path):
    (tmp_path / "groot").write_bytes(b"%PDF-" + bytes(MAX_FILE_BYTES))
    (tmp_path / "kapot.pdf").write_bytes(b"%PDF-1.7\nniets")
    (tmp_path / "kapot.png").write_bytes(b"\x89PNG\r\n\x1a\nniets")
    canvas = Canvas(str(tmp_path / "lang.pdf"))
    for _ in range(MAX_PAGES + 1):
        canvas.showPage()
    canvas.save()

    assert refusal(tmp_path / "groot") == "paper_file_too_large"
    assert refusal(tmp_path / "kapot.pdf") == "paper_file_damaged"
    assert refusal(tmp_path / "kapot.png") == "paper_file_damaged"
    assert refusal(tmp_path / "lang.pdf") == "paper_too_many_pages"


def test_a_picture_of_too_many_points_is_refused_before_it_is_unpacked(tmp_path):
    Image.new("1", (9000, 5000)).save(tmp_path / "groot.png")

    assert refusal(tmp_path / "groot.png") == "paper_file_too_large"


def test_a_page_as_large_as_a_wall_is_drawn_small(tmp_path):
    canvas = Canvas(str(tmp_path / "muur.pdf"), pagesize=(14_000, 14_000))
    canvas.showPage()
    canvas.save()

    assert read_paper(tmp_path / "muur.pdf")[0].qr == ""


def test_a_file_that_is_not_there_can_be_tried_again(tmp_path):
    with pytest.raises(Unreachable) as caught:
        read_paper(tmp_path / "weg.pdf")
    assert caught.value.code == "file_not_readable"


@pytest.mark.parametrize("name", samples.NAMES)
def test_our_own_papers_never_differ_from_their_code(tmp_path, name):
    write_provisional(tmp_path / "bewijs.pdf", [samples.provisional(name)], samples.FONTS)

    assert differences(name, 31, 41, read_paper(tmp_path / "bewijs.pdf")[0].printed) == ()


def test_changed_words_are_told_and_a_page_without_words_tells_nothing(pdf):
    printed = read_paper(pdf)[0].printed

    assert differences("Abdi, Hibo", 31, 41, printed) == ("name",)
    assert differences("Abdi, Hodan", 30, 41, printed) == ("points",)
    assert differences("Abdi, Hodan", 31, 41, printed.replace("Abdi", "Ali", 1)) == ("name",)
    assert differences("Ali", 30, 41, "") == ()
