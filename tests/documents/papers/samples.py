"""One small lesson with everything a paper can show."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mo_desk.documents.papers.handouts import Workshop
from mo_desk.paths import shipped
from mo_desk.views.lessons import LessonSheet, LessonStep, LessonView, PagePart, SourceLine, Word

HOUSE = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8' width='8' height='8'><rect width='8' height='8'/></svg>"
)
WORKSHOP = Workshop(shipped().papers, shipped().fonts)
LESSON = LessonView(
    lesson_id="t07-huren",
    version=1,
    theme="T07",
    title="Een woning huren #strong[*nee*]",
    minutes=60,
    goals=("MD-T07-1",),
    material=("een contract",),
    before_departure=False,
    checks=(),
    questions=("Wat vind jij belangrijk?",),
    trainer_notes="Kort.",
    brussels="",
    talk_close="",
    low_literacy="Prenten.",
    low_literacy_pictures=("house",),
    steps=(LessonStep(60, "Praten", "Praat samen."),),
    hard_talk=(),
    words=tuple(Word(f"woord {n}", f"betekenis {n}", {"fr": f"mot {n}", "ar": f"كلمة {n}"}) for n in range(1, 11)),
    canon=(),
    sources=(SourceLine("Bron", "https://www.vlaanderen.be/", date(2026, 11, 24), "read"),),
    pages={
        "nl": (PagePart("Je <contract>", "Lees het goed.", "house"), PagePart("De prijs", "Vraag de prijs.", "")),
        "fr": (PagePart("Votre contrat", "Lisez-le bien.", "house"), PagePart("Le prix", "Demandez le prix.", "")),
        "ar": (PagePart("عقدك", "اقرأه جيدًا (huurcontract).", "house"), PagePart("السعر", "اسأل عن السعر.", "")),
    },
)
SHEET = LessonSheet(LESSON, (), (), {"house": HOUSE})


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    return path
