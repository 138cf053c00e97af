"""`mo-desk score` exactly as issue 2, section 10, has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Command

Items = list[Mapping[str, object]]


def items_of(form: Path) -> Items:
    items: Items = json.loads(form.read_text(encoding="utf-8"))["items"]
    return items


def wrong(item: Mapping[str, object]) -> str:
    options = item["options"]
    assert isinstance(options, list)
    return str(next(option for option in options if option != item["key"]))


def rows(form: Path, participant: str, general: int, practical: int) -> list[str]:
    left = {"algemeen": general, "praktisch": practical}
    lines = []
    for item in items_of(form):
        block = str(item["block"])
        right = left[block] > 0
        left[block] -= 1
        lines.append(f"{participant},{item['id']},{item['key'] if right else wrong(item)}")
    return lines


def answers(folder: Path, lines: Iterable[str], head: str = "participant,item,option") -> Path:
    path = folder / "antwoorden.csv"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def evaluations(folder: Path, *lines: str) -> Path:
    path = folder / "evaluaties.csv"
    path.write_text("\n".join(("participant,points,maximum", *lines)) + "\n", encoding="utf-8")
    return path


def test_the_answer_has_the_promised_shape(command: Command, plain_form: Path, tmp_path: Path) -> None:
    given = answers(tmp_path, rows(plain_form, "p1", 9, 20))

    said = command("score", "--form", plain_form, "--answers", given, "--rule", "beleidsnota-2024", "--json")

    assert said.code == 0
    [one] = said.data["participants"]
    assert said.data | {"participants": []} == {
        "rule": "beleidsnota-2024",
        "form": json.loads(plain_form.read_text(encoding="utf-8"))["form"],
        "participants": [],
    }
    assert one.pop("sentence").startswith("Je hebt 29 van de 41 vragen juist.")
    assert one == {
        "participant": "p1",
        "points": 29,
        "maximum": 41,
        "blocks": {"algemeen": {"points": 9, "maximum": 11}, "praktisch": {"points": 20, "maximum": 30}},
        "verdict": "geslaagd",
        "needed": 29,
    }


@pytest.mark.parametrize(
    ("rule", "general", "practical", "verdict", "needed"),
    [
        ("beleidsnota-2024", 9, 20, "geslaagd", 29),
        ("beleidsnota-2024", 8, 20, "niet_geslaagd", 29),
        ("beleidsnota-2024", 0, 29, "geslaagd", 29),
        ("mo-2022-03-21", 6, 16, "geslaagd", 22),
        ("mo-2022-03-21", 5, 30, "niet_geslaagd", 22),
        ("mo-2023-03-01", 9, 16, "geslaagd", 25),
        ("mo-2023-03-01", 9, 15, "niet_geslaagd", 25),
        ("mo-2023-03-01", 8, 30, "niet_geslaagd", 25),
    ],
)
def test_each_rule_at_its_edge(
    command: Command, plain_form: Path, tmp_path: Path, rule: str, general: int, practical: int, verdict: str, needed: int
) -> None:  # fmt: skip
    given = answers(tmp_path, rows(plain_form, "p1", general, practical))

    [one] = command("score", "--form", plain_form, "--answers", given, "--rule", rule, "--json").data["participants"]

    assert (one["verdict"], one["needed"]) == (verdict, needed)


@pytest.mark.parametrize(
    ("general", "practical", "points", "verdict"),
    [
        (9, 15, 88, "geslaagd"),
        (9, 15, 87, "niet_geslaagd"),
        (8, 30, 100, "niet_geslaagd"),
        (11, 14, 100, "niet_geslaagd"),
    ],
)
def test_the_compound_rule_adds_the_evaluation_and_keeps_both_minima(
    command: Command, plain_form: Path, tmp_path: Path, general: int, practical: int, points: int, verdict: str
) -> None:
    given = answers(tmp_path, rows(plain_form, "p1", general, practical))
    judged = evaluations(tmp_path, f"p1,{points},100")
    base = ("score", "--form", plain_form, "--answers", given, "--rule", "mo-2026-02-02", "--json")

    [one] = command(*base, "--evaluations", judged).data["participants"]
    [open_one] = command(*base).data["participants"]

    assert one["verdict"] == verdict
    assert open_one["verdict"] == "nog_niet_te_bepalen"


def test_only_who_has_no_evaluation_waits(command: Command, plain_form: Path, tmp_path: Path) -> None:
    given = answers(tmp_path, rows(plain_form, "p1", 11, 30) + rows(plain_form, "p2", 11, 30))
    judged = evaluations(tmp_path, "p2,10,10")

    said = command(
        "score", "--form", plain_form, "--answers", given, "--rule", "mo-2026-02-02", "--evaluations", judged, "--json"
    )

    assert [(one["participant"], one["verdict"]) for one in said.data["participants"]] == [
        ("p1", "nog_niet_te_bepalen"),
        ("p2", "geslaagd"),
    ]


def test_an_empty_option_and_a_missing_item_are_unanswered_and_wrong(
    command: Command, plain_form: Path, tmp_path: Path
) -> None:
    lines = rows(plain_form, "p1", 11, 30)
    lines[0] = lines[0].rpartition(",")[0] + ","

    given = answers(tmp_path, lines[:-1])
    [one] = command("score", "--form", plain_form, "--answers", given, "--rule", "beleidsnota-2024", "--json").data[
        "participants"
    ]

    assert (one["points"], one["maximum"]) == (39, 41)


@pytest.mark.parametrize("fault", ["item", "option", "twice", "twice_empty", "participant", "cells"])
def test_a_fault_refuses_the_file_and_names_the_line(
    command: Command, plain_form: Path, tmp_path: Path, fault: str
) -> None:
    lines = rows(plain_form, "p1", 11, 30)
    item = items_of(plain_form)[5]
    lines[5] = {
        "item": "p1,t99-niets,a",
        "option": f"p1,{item['id']},zz",
        "twice": lines[4],
        "twice_empty": lines[4].rpartition(",")[0] + ",",
        "participant": f",{item['id']},{item['key']}",
        "cells": f"p1,{item['id']}",
    }[fault]

    said = command(
        "score", "--form", plain_form, "--answers", answers(tmp_path, lines), "--rule", "beleidsnota-2024", "--json"
    )

    assert (said.code, said.out) == (1, "")
    assert "7" in said.err
    assert "antwoorden.csv" in said.err


def test_columns_may_stand_in_any_order_and_nothing_else_beside_them(
    command: Command, plain_form: Path, tmp_path: Path
) -> None:
    turned = [",".join(reversed(line.split(","))) for line in rows(plain_form, "p1", 11, 30)]
    base = ("score", "--form", plain_form, "--rule", "beleidsnota-2024", "--json", "--answers")

    good = command(*base, answers(tmp_path, turned, "option,item,participant"))
    bad = command(*base, answers(tmp_path, turned, "option,item,participant,remark"))

    assert good.data["participants"][0]["points"] == 41
    assert (bad.code, bad.out) == (1, "")


def test_a_rule_with_absolute_minima_refuses_a_form_with_other_block_lengths(
    command: Command, plain_form: Path, tmp_path: Path
) -> None:
    plain = json.loads(plain_form.read_text(encoding="utf-8"))
    del plain["items"][-1]
    short = tmp_path / "kort.form.json"
    short.write_text(json.dumps(plain), encoding="utf-8")
    given = answers(tmp_path, rows(short, "p1", 11, 29))
    base = ("score", "--form", short, "--answers", given, "--json", "--rule")

    for rule in ("mo-2022-03-21", "mo-2023-03-01", "mo-2026-02-02"):
        said = command(*base, rule)
        assert (said.code, said.out) == (1, "")
    [one] = command(*base, "beleidsnota-2024").data["participants"]
    assert (one["maximum"], one["needed"]) == (40, 28)


def test_28_of_40_is_exactly_seventy_percent_and_passes(command: Command, plain_form: Path, tmp_path: Path) -> None:
    plain = json.loads(plain_form.read_text(encoding="utf-8"))
    del plain["items"][-1]
    short = tmp_path / "veertig.form.json"
    short.write_text(json.dumps(plain), encoding="utf-8")
    lines = rows(short, "p1", 11, 17) + rows(short, "p2", 11, 16)

    said = command(
        "score", "--form", short, "--answers", answers(tmp_path, lines), "--rule", "beleidsnota-2024", "--json"
    )

    assert [one["verdict"] for one in said.data["participants"]] == ["geslaagd", "niet_geslaagd"]


@pytest.mark.parametrize("line", ["p1,5", "p1,11,10", "p1,-1,10", "p1,x,10", ",5,10"])
def test_a_wrong_evaluation_is_refused_by_its_line(
    command: Command, plain_form: Path, tmp_path: Path, line: str
) -> None:
    given = answers(tmp_path, rows(plain_form, "p1", 11, 30))

    said = command(
        "score", "--form", plain_form, "--answers", given, "--rule", "mo-2026-02-02",
        "--evaluations", evaluations(tmp_path, line),
    )  # fmt: skip

    assert (said.code, said.out) == (1, "")
    assert "2" in said.err


def test_an_unknown_rule_a_missing_file_and_a_file_that_is_no_form_are_refused(
    command: Command, plain_form: Path, tmp_path: Path
) -> None:
    given = answers(tmp_path, rows(plain_form, "p1", 11, 30))
    for form, answered, rule in [
        (plain_form, given, "mo-1830-10-04"),
        (plain_form, tmp_path / "weg.csv", "beleidsnota-2024"),
        (tmp_path / "weg.json", given, "beleidsnota-2024"),
        (given, given, "beleidsnota-2024"),
    ]:
        said = command("score", "--form", form, "--answers", answered, "--rule", rule, "--json")
        assert (said.code, said.out) == (1, "")
        assert said.err.strip()


def test_without_json_there_is_one_line_a_participant(command: Command, plain_form: Path, tmp_path: Path) -> None:
    lines = rows(plain_form, "p1", 11, 30) + rows(plain_form, "p2", 0, 0)

    said = command("score", "--form", plain_form, "--answers", answers(tmp_path, lines), "--rule", "beleidsnota-2024")

    assert [line.split("\t")[:3] for line in said.out.splitlines()] == [
        ["p1", "41/41", "geslaagd"],
        ["p2", "0/41", "niet_geslaagd"],
    ]
