from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mo_desk.store.textindex import HITS_LIMIT, TextIndex
from mo_desk.views.search import SearchText

HUREN = SearchText("lesson", "t07-huren", "nl", "Een woning huren", "Je betaalt een huurwaarborg op een rekening.")
ARABIC = SearchText("lesson", "t07-huren", "ar", "استئجار مسكن", "تدفع ضمانَ الإيجار في حساب مجمّد.")
CAFE = SearchText("window", "begijnhoven", "nl", "Begijnhoven", "Vrouwen woonden samen. Vandaag is er een café.")


def found(search: str, *texts: SearchText) -> list[str]:
    return [hit.target for hit in TextIndex(texts or (HUREN, ARABIC, CAFE)).find(search)]


def test_the_beginning_of_a_word_is_enough_and_accents_do_not_matter():
    assert found("huurwa") == ["t07-huren"]
    assert found("CAFE") == ["begijnhoven"]


def test_every_word_must_be_there():
    assert found("huurwaarborg vrouwen") == []
    assert found("woning rekening") == ["t07-huren"]


def test_arabic_is_found_without_its_vowel_signs():
    [hit] = TextIndex((HUREN, ARABIC, CAFE)).find("ضمان")

    assert (hit.target, hit.language) == ("t07-huren", "ar")
    assert "ضمانَ" in hit.snippet


def test_a_title_weighs_more_than_a_text():
    other = SearchText("lesson", "t11", "nl", "Kopen", "Wie een woning koopt, leest huren en kopen. " * 3)

    assert found("huren", other, HUREN) == ["t07-huren", "t11"]


def test_one_lesson_is_shown_once():
    assert found("hu", HUREN, HUREN) == ["t07-huren"]


def test_the_words_around_the_place_are_shown():
    long = SearchText("lesson", "x", "nl", "X", f"{'voor ' * 30}huurwaarborg {'na ' * 30}")
    [hit] = TextIndex((long,)).find("huurw")

    assert hit.snippet.startswith("… voor")
    assert "huurwaarborg" in hit.snippet
    assert hit.snippet.endswith("na …")


def test_hits_are_bounded():
    many = [SearchText("lesson", f"l{number}", "nl", "Huren", "tekst") for number in range(500)]

    assert len(TextIndex(many).find("huren")) == HITS_LIMIT


@given(st.text(max_size=80))
def test_any_search_is_text_and_never_a_command(search: str):
    assert isinstance(TextIndex((HUREN, CAFE)).find(search), tuple)
