"""A window of the canon as readable text, in one language, with what is sure about it and what is not."""

from __future__ import annotations

from html import escape

from mo_desk.texts import Texts
from mo_desk.ui.pages.lessons.lesson_text import right_to_left, sources_html
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.fonts import families
from mo_desk.ui.widgets.reading import picture
from mo_desk.views.canon import WindowView

SIDE = 72


def window_html(texts: Texts, window: WindowView, language: str) -> str:
    """Return the window: facts, why it matters today, a question to talk about, voices, and where it can be checked."""
    say, text = texts.say, window.texts[language]
    direction = "rtl" if right_to_left(language) else "ltr"
    family = ", ".join(f"'{name}'" for name in families(language))
    body = "".join(f"<p dir='{direction}'>{escape(fact)}</p>" for fact in text.facts)
    voices = "".join(f"<p dir='{direction}'>«&nbsp;{escape(voice)}&nbsp;»</p>" for voice in text.voices)
    own = (
        f"<div dir='{direction}' style=\"font-family:{family}; font-size:16px\">"
        f"<h3 dir='{direction}'>{escape(text.title)}</h3><p dir='{direction}'><b>{escape(text.period)}</b></p>{body}"
        f"<p dir='{direction}'><i>{escape(text.why)}</i></p>{voices}"
        f"<p dir='{direction}'><b>{escape(text.question)}</b></p></div>"
    )
    image = f"<p>{picture(window.picture, 'nl', SIDE)}</p>"
    return (
        image
        + own
        + _standing(texts, window, text.status)
        + f"<h4>{escape(say('Sources'))}</h4>"
        + sources_html(texts, window.sources)
    )


def _standing(texts: Texts, window: WindowView, status: str) -> str:
    say = texts.say
    lines = [window.url]
    if window.number:
        lines.append(say("Official number of the window: {number}.", number=window.number))
    if not window.title_seen:
        lines.append(say("We did not see the official Dutch title; this one is ours."))
    if window.evidence != "page read":
        lines.append(say("We did not see the official page of this window, only what the press wrote about it."))
    if status == "draft":
        lines.append(say("Draft: nobody who knows this language has read it yet."))
    kind = words.word(texts, words.ADAPTED, window.adapted)
    lines.append(say("In our own words, not an official text. {kind}", kind=kind))
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
