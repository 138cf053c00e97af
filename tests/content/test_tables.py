import pytest

from mo_desk.content.tables import FILE_LIMIT_BYTES, read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.domain.questions import Block


def table_of(tmp_path, text):
    path = tmp_path / "file.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_toml(path)


def refusal_of(call):
    with pytest.raises(Invalid) as refused:
        call()
    return refused.value


def test_values_are_read_by_name_and_type(tmp_path):
    table = table_of(
        tmp_path, 'a = "x"\nb = 3\nc = 0.5\nd = true\ne = 2026-11-24\nf = ["y"]\n[g]\n[[h]]\ni = "praktisch"'
    )

    assert table.text("a", limit=5) == "x"
    assert table.whole("b", least=1, most=3) == 3
    assert table.share("c") == 0.5
    assert table.flag("d") is True
    assert table.day("e").isoformat() == "2026-11-24"
    assert table.texts("f", limit=5, most=1) == ("y",)
    table.table("g").finish()
    assert table.tables("h", most=1)[0].choice("i", Block) is Block.PRACTICAL
    table.finish()
    assert table.file.endswith("file.toml")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"\xff", "content_unreadable"),
        ("a = ", "content_unreadable"),
        ("a = 1\na = 2", "content_unreadable"),
        ("a = " + "[" * 5000, "content_unreadable"),
        (b"#" * (FILE_LIMIT_BYTES + 1), "content_too_large"),
    ],
)
def test_a_file_that_is_not_bounded_toml_is_refused_by_name(tmp_path, text, code):
    error = refusal_of(lambda: table_of(tmp_path, text))

    assert error.code == code
    assert str(error.params["file"]).endswith("/file.toml")


def test_a_missing_file_is_refused_by_name(tmp_path):
    assert refusal_of(lambda: read_toml(tmp_path / "none.toml")).code == "content_missing"


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u200f", "\\u0000", "\\t", "\\u001b", "\u061c"]
)
def test_control_and_bidi_characters_are_refused_and_named(tmp_path, character):
    table = table_of(tmp_path, f'a = "x{character}y"')

    error = refusal_of(lambda: table.text("a", limit=10))

    assert (error.code, error.params["key"]) == ("content_text_control", "a")
    assert str(error.params["character"]).startswith("U+")


def test_a_line_break_is_text(tmp_path):
    assert table_of(tmp_path, 'a = "x\\ny"').text("a", limit=10) == "x\ny"


def test_text_that_is_not_nfc_is_refused(tmp_path):
    table = table_of(tmp_path, 'a = "e\u0301"')

    assert refusal_of(lambda: table.text("a", limit=10)).code == "content_text_not_nfc"


@pytest.mark.parametrize("value", ['""', '"   "', '"abcdef"'])
def test_empty_blank_and_long_texts_are_refused(tmp_path, value):
    table = table_of(tmp_path, f"a = {value}")

    assert refusal_of(lambda: table.text("a", limit=5)).code == "content_text_length"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("true", lambda table: table.whole("a", least=0, most=9)),
        ("10", lambda table: table.whole("a", least=0, most=9)),
        ('"1"', lambda table: table.whole("a", least=0, most=9)),
        ("nan", lambda table: table.share("a")),
        ("1.0", lambda table: table.share("a")),
        ("1", lambda table: table.flag("a")),
        ("2026-11-24T10:00:00", lambda table: table.day("a")),
        ('"2026-11-24"', lambda table: table.day("a")),
        ('"theoretisch"', lambda table: table.choice("a", Block)),
        ('"x"', lambda table: table.text("a", limit=3, pattern="[0-9]")),
        ("[1]", lambda table: table.tables("a", most=1)),
        ("[1]", lambda table: table.texts("a", most=1, limit=3)),
    ],
)
def test_a_value_of_another_type_or_range_is_refused(tmp_path, value, read):
    table = table_of(tmp_path, f"a = {value}")

    assert refusal_of(lambda: read(table)).code == "content_value_wrong"


def test_lists_are_bounded(tmp_path):
    assert (
        refusal_of(lambda: table_of(tmp_path, 'a = ["x", "y"]').texts("a", limit=1, most=1)).code == "content_too_many"
    )
    assert refusal_of(lambda: table_of(tmp_path, "a = [{}, {}]").tables("a", most=1)).code == "content_too_many"
    assert refusal_of(lambda: table_of(tmp_path, "a = []").tables("a", most=1)).code == "content_key_missing"


def test_missing_and_unknown_keys_are_named_with_their_place(tmp_path):
    inner = table_of(tmp_path, "[[a]]\nb = 1").tables("a", most=1)[0]

    assert refusal_of(lambda: inner.text("c", limit=1)).params["key"] == "a[0].c"
    error = refusal_of(inner.finish)
    assert (error.code, error.params["key"]) == ("content_key_unknown", "a[0].b")
