from __future__ import annotations

import pytest

from mo_desk.domain.ids import ItemId
from mo_desk.paths import Home
from tests.cli.conftest import Command
from tests.helpers.desks import LEADER, LEADER_PASSPHRASE, bank, open_day, wrong_option

CORRECT = ("form", "correct-key")


@pytest.fixture
def sat(desk_home: Home) -> tuple[str, str, str]:
    """A desk on which one person scored 28; the form, its question and the answer that would make it 29."""
    day = open_day(desk_home)
    delivery = day.start(day.people[0])
    question = delivery.questions[0]
    day.answer(delivery, general=0, practical=28)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    day.confirm(day.people[0])
    day.close()
    return delivery.form_id, question.item_id, wrong_option(question)


def test_each_option_named_goes_one_step_further(command: Command, sat: tuple[str, str, str]) -> None:
    form, item, option = sat

    [listed] = command(*CORRECT, "--json").data
    assert (listed["form"], listed["results"], listed["here"]) == (form, 1, True)
    questions = command(*CORRECT, "--form", listed["label"].lower(), "--json").data
    assert len(questions) == 41
    assert not any("right" in one or "key" in one for one in questions)
    key = command(*CORRECT, "--form", form, "--item", item, "--json").data
    assert [one["option"] for one in key["options"] if one["right"]] == [bank().items[ItemId(item)].key]
    plain = command(*CORRECT, "--form", form, "--item", item).out
    assert plain.startswith(bank().items[ItemId(item)].texts["nl"].stem)
    told = command(*CORRECT, "--form", form, "--item", item, "--option", option, "--preview", "--json").data
    assert (told["corrected"], told["changed"][0]["verdict_after"]) == (False, "geslaagd")
    assert command(*CORRECT, "--json").data[0]["corrected"] == 0


def test_a_corrected_key_says_who_turns(command: Command, sat: tuple[str, str, str]) -> None:
    form, item, option = sat

    said = command(*CORRECT, "--form", form, "--item", item, "--option", option, "--reason", "fout", "--json")

    assert (said.code, said.data["corrected"], said.data["results"]) == (0, True, 1)
    [changed] = said.data["changed"]
    assert (changed["points_before"], changed["points_after"], changed["verdict_before"]) == (28, 29, "niet_geslaagd")
    assert command(*CORRECT, "--json").data[0]["corrected"] == 1


def test_without_a_reason_or_with_a_wrong_name_nothing_is_corrected(
    command: Command, sat: tuple[str, str, str]
) -> None:
    form, item, option = sat

    for words in (
        ("--form", form, "--item", item, "--option", option),
        ("--form", "nietmijn"),
        ("--item", item),
        ("--form", form, "--item", "t99"),
        ("--form", form, "--item", item, "--option", "z", "--reason", "fout"),
    ):
        said = command(*CORRECT, *words)
        assert (said.code, said.out) == (1, "")
        assert said.err
    assert command(*CORRECT, "--json").data[0]["corrected"] == 0


def test_who_is_no_coordinator_sees_no_key(
    command: Command, sat: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    form, item, _ = sat
    monkeypatch.setenv("MO_DESK_USER", LEADER)
    monkeypatch.setenv("MO_DESK_PASSPHRASE", LEADER_PASSPHRASE)

    for words in ((), ("--form", form), ("--form", form, "--item", item)):
        said = command(*CORRECT, *words)
        assert (said.code, said.out) == (1, "")
