from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mo_desk.domain.errors import Invalid
from mo_desk.store.recovery_code import ALPHABET, format_code, new_code, parse_code

SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
@settings(max_examples=60, deadline=None)
def test_a_code_reads_back_as_the_bits_it_was_made_of(secret):
    assert parse_code(format_code(secret)) == secret


@given(SECRETS, st.integers(0, 29), st.sampled_from(ALPHABET))
@settings(max_examples=60, deadline=None)
def test_one_wrong_character_is_found(secret, place, character):
    code = format_code(secret).replace("-", "")
    wrong = code[:place] + character + code[place + 1 :]

    if wrong == code:
        assert parse_code(wrong) == secret
    else:
        # The check has 20 bits; a wrong code that passes would be a one-in-a-million find and still open nothing.
        with pytest.raises(Invalid, match="recovery_code_mistyped"):
            parse_code(wrong)


def test_it_is_six_groups_of_five_and_differs_each_time():
    first, second = new_code(), new_code()

    assert [len(group) for group in first.split("-")] == [5] * 6
    assert first != second


def test_case_spaces_hyphens_and_look_alikes_do_not_matter():
    code = format_code(b"\x00" * 15 + b"\x01")

    typed = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")

    assert "o" in typed
    assert parse_code(f"  {typed} ") == b"\x00" * 15 + b"\x01"


@pytest.mark.parametrize("typed", ["", "-", "7ZQ4K", "U" * 30, "0" * 31, "Z" * 30, "é" * 30, "0" * 10_000])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(Invalid, match="recovery_code_mistyped"):
        parse_code(typed)


def test_a_code_of_another_length_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="16 bytes"):
        format_code(b"short")
