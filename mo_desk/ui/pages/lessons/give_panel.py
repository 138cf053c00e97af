"""Giving a lesson away: on paper in one language or two, as a file for a phone, or as the trainer's plan."""

from __future__ import annotations

from collections.abc import Callable

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.lessons import LessonView

NONE = ""


class GivePanel(SidePanel):
    """Asks for languages; a button tells `wish` its word (handout, pack, plan) and the languages."""

    def __init__(self, kit: Kit, lesson: LessonView, wish: Callable[[str, tuple[str, ...]], None]) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, say("Print or give away"), say("Close"))
        self._wish = wish
        self._all = tuple(lesson.pages)
        named = [(language, language_name(texts, language)) for language in lesson.pages]
        self.first = Choice(named, "nl")
        self.first.setObjectName("give_language")
        self.first.setAccessibleName(say("Language"))
        self.second = Choice([(NONE, say("None")), *named], NONE)
        self.second.setObjectName("give_second_language")
        self.second.setAccessibleName(say("Second language beside it"))
        for text, choice in ((say("Language"), self.first), (say("Second language beside it"), self.second)):
            self.body.addWidget(make_label(text, "field_label"))
            self.body.addWidget(choice)
        self._add(kit, "handout", say("Hand-out (PDF)"), "printer", self._chosen, primary=True)
        self.body.addWidget(make_label(say("The participants' page with pictures and ten words, on A4."), "second"))
        self._add(kit, "pack", say("For a phone (one file)"), "download", self._everything)
        text = say("All languages in one file that works without a network. Give it by stick or cable.")
        self.body.addWidget(make_label(text, "second"))
        self._add(kit, "plan", say("My lesson plan (PDF)"), "file-text", self._everything)
        self.body.addWidget(make_label(say("The steps with their minutes, for you."), "second"))

    def _add(
        self,
        kit: Kit,
        name: str,
        text: str,
        icon: str,
        languages: Callable[[], tuple[str, ...]],
        *,
        primary: bool = False,
    ) -> None:
        kind = "primary" if primary else "quiet"
        wish = self._wish
        button = make_button(
            f"give_{name}_button", text, lambda: wish(name, languages()), icons=kit.icons, icon=icon, kind=kind
        )
        self.body.addWidget(button)

    def _chosen(self) -> tuple[str, ...]:
        first, second = self.first.code(), self.second.code()
        return (first, second) if second and second != first else (first,)

    def _everything(self) -> tuple[str, ...]:
        return self._all
