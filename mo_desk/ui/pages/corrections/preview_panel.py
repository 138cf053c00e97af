"""What a correction changes: before it is made, with the button that makes it; afterwards, with the papers to print again."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.ui.plumbing.formats import date_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.corrections import ChangedResult, CorrectionPreview


class PreviewPanel(SidePanel):
    """Before: `back` returns to the question, `wish` corrects for good."""

    def __init__(
        self, kit: Kit, preview: CorrectionPreview, back: Callable[[], None], wish: Callable[[], None]
    ) -> None:
        say = kit.texts.say
        super().__init__(kit.icons, say("What changes"), say("Close"))
        for name, sentence, lines in parts(kit, preview):
            self.body.addWidget(
                make_label(sentence, "lead" if name == "results" else "field_label", f"{name}_sentence")
            )
            if lines:
                self.body.addWidget(make_label("\n".join(lines), name=f"{name}_lines"))
        self.body.addWidget(make_label(kept(kit), "second", "kept_sentence"))
        self.buttons.addWidget(make_button("back_button", say("Back"), back, icons=kit.icons, icon="arrow-left"))
        self.correct_button = make_button("correct_button", say("Correct for good"), self._on_clicked, kind="primary")
        self.buttons.addWidget(self.correct_button, 1)
        self._wish = wish

    def allow_again(self) -> None:
        """Let the button be pressed again, after a failure."""
        self.correct_button.setEnabled(True)

    def _on_clicked(self) -> None:
        self.correct_button.setEnabled(False)
        self._wish()


class DonePanel(SidePanel):
    """Afterwards: who turned, and which papers show an older result."""

    def __init__(self, kit: Kit, preview: CorrectionPreview) -> None:
        say = kit.texts.say
        super().__init__(kit.icons, say("The key is corrected"), say("Close"))
        for name, sentence, lines in parts(kit, preview):
            if name != "results":
                self.body.addWidget(make_label(sentence, "field_label", f"{name}_sentence"))
            if lines:
                self.body.addWidget(make_label("\n".join(lines), name=f"{name}_lines"))
        if preview.printed:
            again = say("Print these papers again at the results of the test moment, and ask for the old ones back.")
            self.body.addWidget(make_label(again, name="again_sentence"))
        self.body.addWidget(make_label(kept(kit), "second", "kept_sentence"))


def parts(kit: Kit, preview: CorrectionPreview) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (name, sentence, lines) of everything that changes; what does not happen is left out."""
    say_many, say = kit.texts.say_many, kit.texts.say
    passed, failed = preview.turned("passed"), preview.turned("not_passed")
    others = tuple(one for one in preview.changed if one not in passed and one not in failed)
    table = (
        (
            "results",
            preview.results + 1,
            say_many("{count} result is scored again.", "{count} results are scored again.", preview.results),
            (),
        ),
        (
            "passed",
            len(passed),
            say_many(
                "{count} person turns from not passed to passed:",
                "{count} people turn from not passed to passed:",
                len(passed),
            ),
            tuple(points_line(kit, one) for one in passed),
        ),
        (
            "failed",
            len(failed),
            say_many(
                "{count} person turns from passed to not passed:",
                "{count} people turn from passed to not passed:",
                len(failed),
            ),
            tuple(points_line(kit, one) for one in failed),
        ),
        (
            "others",
            len(others),
            say_many(
                "{count} result gets other points, with the same verdict:",
                "{count} results get other points, with the same verdict:",
                len(others),
            ),
            tuple(points_line(kit, one) for one in others),
        ),
        (
            "hidden",
            preview.hidden,
            say_many(
                "{count} result changes that you may not see yet.",
                "{count} results change that you may not see yet.",
                preview.hidden,
            ),
            (),
        ),
        ("nothing", not (preview.changed or preview.hidden), say("No result comes out otherwise."), ()),
        (
            "printed",
            len(preview.printed),
            say_many(
                "{count} certificate is printed already with the old result:",
                "{count} certificates are printed already with the old result:",
                len(preview.printed),
            ),
            tuple(paper_line(one) for one in preview.printed),
        ),
        ("reports", len(preview.reports), say("The report was printed already:"), preview.reports),
    )
    return tuple((name, sentence, lines) for name, count, sentence, lines in table if count)


def points_line(kit: Kit, one: ChangedResult) -> str:
    """Return whose points become what."""
    return kit.texts.say(
        "{name}: {before} becomes {after} of {maximum}",
        name=one.display_name,
        before=one.points_before,
        after=one.points_after,
        maximum=one.maximum,
    )


def paper_line(one: ChangedResult) -> str:
    """Return whose paper was printed, its number and when."""
    day = date_text(one.printed_at.date()) if one.printed_at else ""
    return f"{one.display_name}: {one.paper_number} ({day})" if day else f"{one.display_name}: {one.paper_number}"


def kept(kit: Kit) -> str:
    """Return that both results stay, and who decides about them."""
    return kit.texts.say(
        "Both results are kept. Whether an earlier, better result stays valid is decided by an agency, not by MO Desk. "
        "Slips to take home are not recorded: ask for those back too."
    )
