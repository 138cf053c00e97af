"""The QR on paper is the QR of the library: same modules, one path."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp
from reportlab.pdfgen.canvas import Canvas

from mo_desk.documents.qr import draw_qr


@pytest.mark.parametrize("text", ["MO1:ABC", "MO1:" + "0123456789 $%*+-./:" * 20])
def test_the_drawn_code_reads_back_at_level_m(tmp_path, text):
    canvas = Canvas(str(tmp_path / "qr.pdf"), pagesize=(200, 200))
    draw_qr(canvas, text, 40, 40, 120)
    canvas.save()
    document = pypdfium2.PdfDocument(tmp_path / "qr.pdf")
    picture = document[0].render(scale=3, grayscale=True).to_pil()
    document.close()

    (code,) = zxingcpp.read_barcodes(picture)

    assert (code.text, code.ec_level) == (text, "M")
    box = picture.point(lambda grey: 255 - grey).getbbox()
    assert box == pytest.approx((120, 240, 480, 480), abs=2) or box == pytest.approx((120, 120, 480, 480), abs=2)
