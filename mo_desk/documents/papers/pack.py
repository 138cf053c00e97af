"""The participant's pack: a lesson as one HTML file for a phone, with its pictures inside, without a network, a script or tracking.

What it may do is said in the file itself: its content security policy forbids every address, script and form.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

from mo_desk.documents.papers.handouts import drawing_of
from mo_desk.documents.papers.labels import CREDIT, RIGHT_TO_LEFT
from mo_desk.views.lessons import LessonSheet

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
body{font-family:system-ui,'Noto Sans','Noto Naskh Arabic',sans-serif;color:#1B2333;background:#fff;margin:0;
font-size:1.15rem;line-height:1.5}main{max-width:40rem;margin:0 auto;padding:1rem}h1{font-size:1.6rem;line-height:1.25}
h2{font-size:1.25rem;margin:1.6rem 0 .4rem}img{max-width:100%;height:auto}img.small{width:6rem}
nav a{display:inline-block;padding:.6rem 1rem;margin:.2rem;border:1px solid #7A8499;border-radius:8px;color:#22406B;
text-decoration:none;min-height:1.6rem}section[dir=rtl]{line-height:1.8}section{border-top:2px solid #C9CFDA;
margin-top:2rem}table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #C9CFDA;padding:.4rem;
vertical-align:top}.note{color:#56607A;font-size:.9rem}
"""


def pack(
    sheet: LessonSheet,
    languages: Sequence[str],
    names: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str]],
    pictures: Mapping[str, Mapping[str, str]],
) -> str:
    """Return the pack of a lesson.

    Args:
        sheet: the lesson with its drawings.
        languages: the languages to put in, in this order.
        names: each language by its own name.
        labels: printed words by language (`labels.labels`).
        pictures: what each pictogram shows, by language, for whoever cannot see it.
    """
    title = escape(sheet.lesson.title)
    links = "".join(f"<a href='#{code}' lang='{code}'>{escape(names.get(code, code))}</a>" for code in languages)
    sections = "".join(_section(sheet, code, labels[code], pictures) for code in languages)
    return (
        f"<!doctype html><html lang='nl'><head><meta charset='utf-8'><title>{title}</title>"
        f"<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><meta name="referrer" content="no-referrer">'
        f"<style>{_STYLE}</style></head><body><main><h1 lang='nl'>{title}</h1><nav>{links}</nav>{sections}"
        f"<p class='note' lang='nl'>MO Desk · {escape(CREDIT)}</p></main></body></html>\n"
    )


def _section(
    sheet: LessonSheet, language: str, said: Mapping[str, str], pictures: Mapping[str, Mapping[str, str]]
) -> str:
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    parts = "".join(
        f"<h2>{escape(part.heading)}</h2>{_image(sheet, part.picture, language, pictures)}<p>{escape(part.text)}</p>"
        for part in sheet.lesson.pages[language]
    )
    words = "".join(
        f"<tr><td lang='nl' dir='ltr'><b>{escape(word.word)}</b></td>"
        f"<td>{escape(word.translations.get(language, word.meaning))}</td></tr>"
        for word in sheet.lesson.words
    )
    return (
        f"<section id='{language}' lang='{language}' dir='{direction}'><p class='note'>{escape(said['practice'])}</p>"
        f"{parts}<h2>{escape(said['words'])}</h2><table>{words}</table></section>"
    )


def _image(sheet: LessonSheet, picture: str, language: str, pictures: Mapping[str, Mapping[str, str]]) -> str:
    drawing = drawing_of(sheet, picture, language)
    if not drawing:
        return ""
    told = pictures.get(picture, {})
    kind = "" if picture.startswith("diagram:") else " class='small'"
    inside = b64encode(drawing.encode("utf-8")).decode("ascii")
    shown = escape(told.get(language) or told.get("nl", ""), quote=True)
    return f"<p><img{kind} alt=\"{shown}\" src='data:image/svg+xml;base64,{inside}'></p>"
