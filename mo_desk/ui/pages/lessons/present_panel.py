"""Before presenting: to which group, in which language, and which one beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.widgets.buttons import make_button
from mo_desk.ui.widgets.choice import Choice
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.groups import GroupRow
from mo_desk.views.lessons import LessonView

NO_GROUP = ""


class PresentPanel(SidePanel):
    """Asks; the button tells `wish` the group's id (empty: only looking) and the languages."""

    def __init__(
        self, kit: Kit, lesson: LessonView, groups: Sequence[GroupRow], wish: Callable[[str, tuple[str, ...]], None]
    ) -> None:
        say, texts = kit.texts.say, kit.texts
        super().__init__(kit.icons, say("Present the lesson"), say("Close"))
        self._wish, self._lesson, self._groups = wish, lesson, {group.group_id: group for group in groups}
        options = [(str(group.group_id), group.course_number) for group in groups]
        self.group = Choice([*options, (NO_GROUP, say("No group: only look"))])
        self.group.setObjectName("present_group")
        self.language = Choice([(language, language_name(texts, language)) for language in lesson.pages], "nl")
        self.language.setObjectName("present_language")
        for text, choice in ((say("Group"), self.group), (say("Language on the wall"), self.language)):
            choice.setAccessibleName(text)
            self.body.addWidget(make_label(text, "field_label"))
            self.body.addWidget(choice)
        keys = say("Keys: → next, ← back, T other language, D two languages, B black, P pointer, Esc stop.")
        wall = say(
            "The group sees the slides on the second screen. With one screen the slides cover it; Esc comes back."
        )
        going_on = say("A group goes on where it stopped. What you gave is kept with the group.")
        for text in (wall, keys, going_on):
            self.body.addWidget(make_label(text, "second"))
        self.buttons.addWidget(
            make_button(
                "present_start_button", say("Start"), self._start, icons=kit.icons, icon="player-play", kind="primary"
            )
        )
        self.group.currentIndexChanged.connect(self._on_group_changed)
        self._on_group_changed(0)

    def _on_group_changed(self, _place: int) -> None:
        group = next((one for key, one in self._groups.items() if str(key) == self.group.code()), None)
        if group is not None and group.language in self._lesson.pages:
            self.language.choose(group.language)

    def _start(self) -> None:
        language = self.language.code()
        beside = () if language == "nl" else ("nl",)
        self._wish(self.group.code(), (language, *beside))
