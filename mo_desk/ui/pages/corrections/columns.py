"""The two tables of this page. Neither shows a right option: that stands in the panel of the one question chosen."""

from __future__ import annotations

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.table import Column
from mo_desk.views.corrections import KeyQuestion, SatForm


def form_columns(texts: Texts) -> tuple[Column[SatForm], ...]:
    """Return the columns of the forms that somebody sat."""
    say = texts.say
    return (
        Column(say("Test version"), lambda row: row.label),
        Column(say("Group"), lambda row: row.course_numbers),
        Column(say("First day"), lambda row: date_text(row.first_day), sort=lambda row: str(row.first_day or "")),
        Column(say("Results"), lambda row: str(row.results), sort=lambda row: row.results, figures=True),
        Column(
            say("Corrected"),
            lambda row: str(row.corrected) if row.corrected else "-",
            sort=lambda row: row.corrected,
            figures=True,
        ),
        Column(
            say("Where"),
            lambda row: say("On this laptop") if row.here else say("On another laptop"),
            tone=lambda row: Tone.PLAIN if row.here else Tone.CARE,
            sign=lambda row: "device-laptop" if row.here else "alert-triangle",
        ),
    )


def question_columns(texts: Texts) -> tuple[Column[KeyQuestion], ...]:
    """Return the columns of the questions of a form."""
    say = texts.say
    return (
        Column(say("No."), lambda row: str(row.number), sort=lambda row: row.number, figures=True),
        Column(say("Question"), lambda row: row.stem),
        Column(say("Theme"), lambda row: words.word(texts, words.THEMES, row.theme)),
        Column(
            say("Key"),
            lambda row: say("corrected") if row.corrected else "-",
            tone=lambda row: Tone.CARE if row.corrected else Tone.PLAIN,
            sign=lambda row: "pencil" if row.corrected else "",
        ),
    )
