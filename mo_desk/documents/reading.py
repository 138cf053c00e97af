"""Finding the signed text of papers again: in a PDF (each page drawn and its QR read), in a picture, or in a text file.

Also returns what is printed, so that a reader can compare the name in words with the name under the signature. Files, pages and
pictures are bounded before they are opened.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pypdfium2
import zxingcpp
from PIL import Image

from mo_desk.domain.errors import Refused, Unreachable

MAX_FILE_BYTES: Final = 20 * 1024 * 1024
MAX_PAGES: Final = 200
MAX_PIXELS: Final = 40_000_000
_RESOLUTION: Final = 200 / 72
"""Pixels a point when drawing a page: 200 dpi, some five pixels a module of our QR."""
_TOKEN: Final = re.compile(r"MO1:[0-9A-Z $%*+\-./:]{20,2000}")
_TEXT_BYTES: Final = 64 * 1024
_TIMES: Final = 2
_FIRST_UNCERTAIN: Final = 0x2000
"""Below it stand the scripts of our fonts; above it a font may or may not have the letter."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page or picture: the signed text (empty when there is none) and the words printed on it."""

    qr: str
    printed: str


def read_paper(path: Path) -> tuple[ReadPage, ...]:
    """Return every page of a PDF, or the one page of a picture or text file.

    Raises: Unreachable `file_not_readable`; Refused `paper_file_too_large`, `paper_too_many_pages`, `paper_file_damaged`.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused("paper_file_too_large", megabytes=MAX_FILE_BYTES // (1024 * 1024))
        data = path.read_bytes()
    except OSError as error:
        raise Unreachable("file_not_readable", file=path.name) from error
    if data.startswith(b"%PDF-"):
        return _read_pdf(data)
    if data[:4] in (b"\x89PNG", b"RIFF", b"II*\x00", b"MM\x00*", b"GIF8") or data[:2] in (b"\xff\xd8", b"BM"):
        return (_read_picture(path),)
    return (_read_text(data),)


def read_paper_text(path: Path) -> str:
    """Return the first signed text in a file.

    Raises: as `read_paper`; Refused `paper_without_code` when there is none.
    """
    found = next((page.qr for page in read_paper(path) if page.qr), "")
    if not found:
        raise Refused("paper_without_code", file=path.name)
    return found


def differences(name: str, points: int, maximum: int, printed: str) -> tuple[str, ...]:
    """Return what the words on a provisional paper do not say as the signature does: `name`, `points`.

    The paper says both twice, so changing one of the two shows. Only for pages whose words can be read: a photographed page has
    none, and of a name only the letters that papers draw as text can be compared (Arabic script is drawn as outlines).
    """
    words = _packed(printed)
    if not words:
        return ()
    drawn = "".join(char if _drawn_as_text(char) else " " for char in unicodedata.normalize("NFC", name))
    parts = [_packed(part) for part in drawn.split()]
    agree = {
        "name": all(words.count(part) >= _TIMES for part in parts),
        "points": f"{points}/{maximum}:" in words and f"{points}vande{maximum}vragen" in words,
    }
    return tuple(what for what, agrees in agree.items() if not agrees)


def _read_pdf(data: bytes) -> tuple[ReadPage, ...]:
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            if len(document) > MAX_PAGES:
                raise Refused("paper_too_many_pages", limit=MAX_PAGES)
            return tuple(_read_page(page) for page in document)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Refused("paper_file_damaged") from error


def _read_page(page: Any) -> ReadPage:
    width, height = page.get_size()
    scale = min(_RESOLUTION, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    text = page.get_textpage()
    try:
        return ReadPage(_code_in(bitmap.to_pil()), text.get_text_bounded())
    finally:
        text.close()
        bitmap.close()


def _read_picture(path: Path) -> ReadPage:
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Refused("paper_file_too_large", megabytes=MAX_FILE_BYTES // (1024 * 1024))
            return ReadPage(_code_in(picture.convert("L")), "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("paper_file_damaged") from error


def _read_text(data: bytes) -> ReadPage:
    text = data[:_TEXT_BYTES].decode("utf-8", errors="replace")
    found = _TOKEN.search(text)
    return ReadPage(found.group().rstrip("\r\n") if found else "", "")


def _code_in(picture: Any) -> str:
    """Return the first QR that carries a signed text."""
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return next((code.text for code in found if code.text.startswith("MO1:")), "")


def _packed(text: str) -> str:
    """Return a text without case, spaces and the other differences that drawing and reading back make."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _drawn_as_text(char: str) -> bool:
    return char.isalpha() and unicodedata.bidirectional(char) == "L" and ord(char) < _FIRST_UNCERTAIN
