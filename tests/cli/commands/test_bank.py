from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.helpers.contents import PEOPLE, write, write_edition


def test_the_shipped_bank_has_no_errors(command: Command) -> None:
    said = command("bank", "check", "--json")

    assert (said.code, said.data["errors"]) == (0, 0)
    assert {"severity", "code", "where", "sentence", "file", "line"} >= {
        key for one in said.data["findings"] for key in one
    }


def test_a_finding_names_its_file_and_line_in_data_and_in_words(command: Command, tmp_path: Path) -> None:
    edition = write_edition(tmp_path, item=(("review_on = 2027-11-01", "review_on = 2020-11-01"),))

    data = command("bank", "check", edition, "--json").data
    words = command("bank", "check", edition, "--language", "en").out

    [finding] = [one for one in data["findings"] if one["code"] == "bank_review_due"]
    assert (finding["file"], finding["line"]) == ("items/t07/huur.toml", 13)
    assert "items/t07/huur.toml, line 13: Question t07-huur had to be reviewed by 2020-11-01." in words


def test_a_folder_that_is_no_edition_is_refused(command: Command, tmp_path: Path) -> None:
    said = command("bank", "check", tmp_path, "--json")

    assert (said.code, said.out) == (1, "")


def test_the_people_of_the_bank_are_counted_in_data_and_in_words(command: Command, tmp_path: Path) -> None:
    edition = write_edition(tmp_path, item=(("Wie betaalt?", "Een broer slaat zijn zus. Mag dat?"),))

    people = {row["portrayed"]: row for row in command("bank", "check", edition, "--json").data["people"]}
    words = command("bank", "check", edition, "--language", "en").out

    assert (people["man"]["items"], people["man"]["mistakes"]) == (1, ["t07-huur"])
    assert (people["vrouw"]["items"], people["vrouw"]["mistakes"]) == (1, [])
    assert "people\tman\tQuestions with men: 1; with the mistake made by them: 1" in words


def test_an_edition_may_bring_its_own_words_for_people(command: Command, tmp_path: Path) -> None:
    edition = write_edition(tmp_path, item=(("Wie betaalt?", "Een broer plaagt zijn zus. Mag dat?"),))
    write(edition / "people.toml", PEOPLE, ('"slaat"', '"plaagt"'))

    [man, *_] = command("bank", "check", edition, "--json").data["people"]

    assert man["mistakes"] == ["t07-huur"]
