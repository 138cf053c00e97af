from __future__ import annotations

from dataclasses import replace

import pytest

from mo_desk.content.people import check_people, count_people
from mo_desk.content.people_words import Portrayed, read_people_words
from tests.helpers.banks import make_bank, make_item
from tests.helpers.contents import PEOPLE, write


@pytest.fixture
def words(tmp_path):
    return read_people_words(write(tmp_path / "people.toml", PEOPLE))


def item(item_id, stem):
    made = make_item(item_id)
    return replace(made, texts={"nl": replace(made.texts["nl"], stem=stem)})


def portrayed(stem, words):
    """Return who appears in a stem and who makes the mistake, by the words for them."""
    counts = count_people([item("t07-a", stem)], words)
    return (
        {count.portrayed.value for count in counts if count.items},
        {count.portrayed.value for count in counts if count.mistakes},
    )


@pytest.mark.parametrize(
    ("stem", "appear", "mistake"),
    [
        ("Een man huurt een huis. Wie betaalt?", {"man"}, set()),
        ("Een broer slaat zijn zus. Mag dat?", {"man", "vrouw"}, {"man"}),
        ("Een zus slaat haar broer. Mag dat?", {"man", "vrouw"}, {"vrouw"}),
        ("Iemand slaat een vrouw.", {"vrouw"}, set()),
        ("Een vrouw huurt. Ze betaalt al drie maanden niet.", {"vrouw"}, {"vrouw"}),
        ("Een vrouw huurt van haar broer. Ze betaalt hem niet.", {"vrouw", "man"}, {"vrouw"}),
        ("Een familie reist met een vrouw. Ze slaat iemand.", {"vrouw"}, set()),
        ("Iemand huurt. Hij betaalt niet.", {"man"}, {"man"}),
        ("Fatima betaalt niet.", {"vrouw", "elders"}, {"vrouw", "elders"}),
        ("Jan slaat Fatima.", {"man", "vrouw", "hier", "elders"}, {"man", "hier"}),
        ("De januarimaand. Wie slaat wie?", set(), set()),
        ("Een man betaalt. Het is niet goed.", {"man"}, set()),
        ("De vrouwelijke rechter", set(), set()),
    ],
)
def test_who_appears_and_who_makes_the_mistake(words, stem, appear, mistake):
    assert portrayed(stem, words) == (appear, mistake)


def test_a_question_counts_once_and_is_named(words):
    man, _, _, _ = count_people([item("t07-a", "Een man slaat een man."), item("t07-b", "Een man?")], words)

    assert (man.portrayed, man.items, man.mistakes) == (Portrayed.MAN, ("t07-a", "t07-b"), ("t07-a",))


def mistakes(men, women):
    return make_bank(
        *(item(f"t07-m{number}", "Een man slaat iemand.") for number in range(men)),
        *(item(f"t07-v{number}", "Een vrouw slaat iemand.") for number in range(women)),
    )


def codes(bank, words):
    return [(finding.code, finding.params["times"], finding.params["count"]) for finding in check_people(bank, words)]


def test_one_sex_that_makes_more_than_seventy_of_a_hundred_mistakes_is_warned_about(words):
    assert codes(mistakes(men=7, women=3), words) == []
    assert codes(mistakes(men=8, women=3), words) == [("bank_mistakes_by_men", 8, 11)]
    assert codes(mistakes(men=1, women=7), words) == [("bank_mistakes_by_women", 7, 8)]


def test_fewer_than_eight_mistakes_show_no_pattern(words):
    assert codes(mistakes(men=7, women=0), words) == []


def test_one_origin_is_looked_at_as_well(words):
    bank = make_bank(
        *(item(f"t07-f{number}", "Fatima slaat iemand.") for number in range(4)),
        *(item(f"t07-a{number}", "Ahmed slaat iemand.") for number in range(4)),
    )

    assert codes(bank, words) == [("bank_mistakes_by_elsewhere", 8, 8)]
