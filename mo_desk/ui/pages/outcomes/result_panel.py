"""One person's result: the sentence, the parts as bars, the rule in words, the other rule for who decides."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from mo_desk.texts import Texts
from mo_desk.ui.pages.outcomes.columns import evaluation_text, history_lines, verdict_text
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text, moment_text, time_text
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.languages import language_name
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.badge import Badge
from mo_desk.ui.widgets.bars import Bars
from mo_desk.ui.widgets.facts import Facts
from mo_desk.ui.widgets.sidepanel import SidePanel
from mo_desk.ui.widgets.text import make_label
from mo_desk.views.results import DecidedView, PartScore, ResultRow, ResultsView, ScoreView


class ResultPanel(SidePanel):
    """Explains one row."""

    def __init__(self, kit: Kit, view: ResultsView, row: ResultRow) -> None:
        super().__init__(kit.icons, row.display_name, kit.texts.say("Close"))
        self._kit = kit
        say, texts = kit.texts.say, kit.texts
        if row.score is not None:
            tone = words.verdict_tone(row.score.verdict)
            badge = Badge(kit.icons, tone, verdict_text(texts, row))
            self.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(make_label(row.score.sentence, "lead", "result_sentence"))
        elif row.withheld:
            why = words.word(texts, words.WITHHELD, row.withheld)
            self.body.addWidget(make_label(why, "lead", "result_sentence"))
        else:
            badge = Badge(kit.icons, Tone.PLAIN, words.word(texts, words.STATUSES, row.status))
            self.body.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(make_label(row.outcome.sentence, name="outcome_sentence"))
        if row.other_rule:
            self.body.addWidget(make_label(row.other_rule, "second", "other_rule_sentence"))
        for place, line in enumerate(history_lines(texts, row, view.time_zone)):
            self.body.addWidget(make_label(line, name=f"history_{place}"))
        for one in row.decided:
            self.body.addWidget(make_label(decided_line(texts, one, view.time_zone), "second", f"decided_{one.case}"))
        for code in row.to_decide:
            self.body.addWidget(make_label(words.word(texts, words.DECISIONS, code), "second"))
        if row.score is not None:
            self._show_parts(row.score)
        self.body.addWidget(Facts("result_facts", self._facts(view, row)))
        self.body.addWidget(make_label(say("The rule"), "field_label"))
        self.body.addWidget(make_label(f"{view.rule_title}. {view.rule_sentence}", name="rule_sentence"))

    def _show_parts(self, score: ScoreView) -> None:
        say = self._kit.texts.say
        self.body.addWidget(make_label(say("Per part"), "field_label"))
        self.body.addWidget(Bars("block_bars", self._parts(score.blocks, words.BLOCKS)))
        self.body.addWidget(make_label(say("Per theme (no pass mark)"), "field_label"))
        self.body.addWidget(Bars("theme_bars", self._parts(score.themes, words.THEMES)))

    def _parts(self, parts: tuple[PartScore, ...], names: Mapping[str, str]) -> tuple[tuple[str, int, int], ...]:
        texts = self._kit.texts
        return tuple((words.word(texts, names, part.name), part.points, part.maximum) for part in parts)

    def _facts(self, view: ResultsView, row: ResultRow) -> tuple[tuple[str, str], ...]:
        say, texts = self._kit.texts.say, self._kit.texts
        minutes = texts.say_many("{count} minute", "{count} minutes", row.minutes) if row.minutes else ""
        return (
            (say("Evaluation"), evaluation_text(texts, row)),
            (say("Identity"), words.word(texts, words.IDENTITIES, row.identity)),
            (say("Test language"), language_name(texts, row.test_language)),
            (say("Date"), f"{date_text(row.day)} {time_text(row.started_at, view.time_zone)}".strip()),
            (say("Time used"), minutes),
            (say("Attempt"), str(row.attempt_number) if row.attempt_number else ""),
            (say("Adjustments"), say("yes") if row.accommodations else ""),
            (say("Incidents"), str(row.incidents) if row.incidents else ""),
            (say("Paper"), row.paper_number),
            (say("Agency"), words.word(texts, words.SYNC_STATES, row.sync) if row.attempt_id else ""),
        )


def decided_line(texts: Texts, one: DecidedView, zone: str) -> str:
    """Return what was decided, by whom, when and why."""
    return texts.say(
        "{choice} ({who}, {when}): {reason}",
        choice=words.word(texts, words.CHOICES, one.choice),
        who=one.by,
        when=moment_text(one.at, zone),
        reason=one.reason,
    )
