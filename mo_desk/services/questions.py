"""The bank without a desk: checking it, drawing practice forms into a folder, scoring an answers file.

These need no database, so that an agency or anybody else can check our forms and scores on any machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from mo_desk.assembly.assemble import assemble
from mo_desk.content import reader, sealing
from mo_desk.content.findings import in_order
from mo_desk.content.library import Library
from mo_desk.content.linters import check_bank
from mo_desk.content.locations import find_locations
from mo_desk.content.people import PeopleCount, check_people, count_people
from mo_desk.content.people_words import PEOPLE_FILE, Portrayed, read_people_words
from mo_desk.content.plain import read_plain, write_plain
from mo_desk.domain.errors import NotFound
from mo_desk.domain.evaluations import Judgement, judge_points
from mo_desk.domain.passrules import EvaluationRole, PassRule, Verdict, judge_test
from mo_desk.domain.scoring import score
from mo_desk.interchange.answers import read_answers, read_evaluations
from mo_desk.paths import write_atomically
from mo_desk.services.findings import finding_row
from mo_desk.services.sentences import test_sentence
from mo_desk.texts import Texts
from mo_desk.views.checks import BankCheck, PeopleRow
from mo_desk.views.scores import DrawnForm, ParticipantScore, ScoreSheet

_VERDICTS: Mapping[Verdict, str] = {
    Verdict.PASSED: "geslaagd",
    Verdict.NOT_PASSED: "niet_geslaagd",
    Verdict.UNDETERMINED: "nog_niet_te_bepalen",
}


class Questions:
    """Use cases about the bank that need no desk."""

    def __init__(self, library: Library, texts: Texts) -> None:
        self._library = library
        self._texts = texts

    def check(self, folder: Path | None, blueprint: str, today: date) -> BankCheck:
        """Check the shipped bank, or the edition in a folder, against a blueprint.

        An edition without a `people.toml` is counted with the words of the shipped one.

        Raises:
            Invalid: the edition, or the blueprint, cannot be read.
        """
        home = folder or self._library.question_bank
        bank = self._library.bank() if folder is None else reader.read_bank(folder)
        own_words = home / PEOPLE_FILE
        words = read_people_words(own_words if own_words.exists() else self._library.question_bank / PEOPLE_FILE)
        findings = [*check_bank(bank, self._library.blueprint(blueprint), today), *check_people(bank, words)]
        locations = find_locations(home, *reader.BANK_FILES)
        return BankCheck(
            findings=tuple(finding_row(self._texts, one, locations) for one in in_order(findings)),
            people=tuple(self._people_row(count) for count in count_people(bank.items.values(), words)),
        )

    def draw(self, blueprint: str, count: int, seed: int, out: Path, recipient: str) -> tuple[DrawnForm, ...]:
        """Draw practice forms and write each plain, and sealed for a device when its age recipient is given.

        Raises:
            Refused: `blueprint_impossible`, naming the cell or the constraint.
        """
        bank = self._library.bank()
        drawn = []
        for one in assemble(bank, self._library.blueprint(blueprint), count, seed):
            out.mkdir(parents=True, exist_ok=True)
            plain = out / f"{one.form.form_id}.form.json"
            write_atomically(plain, write_plain(one.form, one.key))
            files = [plain]
            if recipient:
                for name, content in sealing.seal_form(one.form, one.paper, one.key, recipient).files.items():
                    files.append(out / f"{one.form.form_id}.{name}")
                    write_atomically(files[-1], content)
            difficulties = [bank.items[item.item_id].difficulty for item in one.form.items]
            mean = sum(difficulties) / len(difficulties)
            drawn.append(DrawnForm(one.form.form_id, len(difficulties), mean, tuple(files)))
        return tuple(drawn)

    def score(self, form_path: Path, answers_path: Path, rule_id: str, evaluations_path: Path | None) -> ScoreSheet:
        """Score an answers file by a rule; a rule that counts the evaluation waits for it.

        Raises:
            Invalid: a file is not as it should be; the line is named.
            Refused: the rule does not fit the form.
            NotFound: `rule_unknown`.
        """
        form, key = read_plain(form_path)
        rule = self._rule(rule_id)
        answers = read_answers(answers_path, {item.item_id: item.options for item in form.items})
        evaluations = {} if evaluations_path is None else read_evaluations(evaluations_path)
        participants = []
        for participant, given in answers.items():
            scored = score(form, key.right, given)
            judged = judge_test(rule, scored, _judgement(rule, evaluations.get(participant)))
            participants.append(
                ParticipantScore(
                    participant=participant,
                    points=scored.points,
                    maximum=scored.maximum,
                    blocks=tuple((block.name, block.points, block.maximum) for block in scored.blocks),
                    verdict=_VERDICTS[judged.verdict],
                    needed=judged.needed,
                    sentence=test_sentence(self._texts, scored, judged),
                )
            )
        return ScoreSheet(rule.rule_id, form.form_id, tuple(participants))

    def _people_row(self, count: PeopleCount) -> PeopleRow:
        groups = {
            Portrayed.MAN: self._texts.say("men"),
            Portrayed.WOMAN: self._texts.say("women"),
            Portrayed.HERE: self._texts.say("first names common here"),
            Portrayed.ELSEWHERE: self._texts.say("first names common elsewhere"),
        }
        sentence = self._texts.say(
            "Questions with {group}: {items}; with the mistake made by them: {mistakes}",
            group=groups[count.portrayed],
            items=len(count.items),
            mistakes=len(count.mistakes),
        )
        return PeopleRow(count.portrayed.value, sentence, len(count.items), tuple(count.mistakes))

    def _rule(self, rule_id: str) -> PassRule:
        for rule in self._library.rules():
            if rule.rule_id == rule_id:
                return rule
        raise NotFound("rule_unknown", rule=rule_id[:64])


def _judgement(rule: PassRule, evaluation: tuple[int, int] | None) -> Judgement | None:
    if evaluation is None or rule.evaluation is not EvaluationRole.COUNTS_IN_TOTAL:
        return None
    return judge_points(*evaluation, sufficient_percentage=0)
