from __future__ import annotations

import pytest

from mo_desk.content.outlines import FILE_LIMIT_BYTES, read_outlines
from mo_desk.domain.errors import Invalid
from mo_desk.paths import shipped


def test_the_shipped_map_has_belgium_and_what_lies_around_it():
    outlines = {outline.name: outline for outline in read_outlines(shipped().resources / "map" / "outlines.json")}

    assert {"Belgium", "Netherlands", "France", "Germany"} <= set(outlines)
    longitudes = [longitude for longitude, _ in outlines["Belgium"].rings[0]]
    assert 2.5 < min(longitudes) < 2.6
    assert 6.3 < max(longitudes) < 6.5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{}", "content_unreadable"),
        ('{"source": "x", "outlines": [{"name": "X", "rings": [[["a", 1]]]}]}', "content_unreadable"),
        (" " * (FILE_LIMIT_BYTES + 1), "content_too_large"),
    ],
)
def test_a_wrong_map_is_refused(tmp_path, text, code):
    (tmp_path / "outlines.json").write_text(text)

    with pytest.raises(Invalid, match=code):
        read_outlines(tmp_path / "outlines.json")


def test_a_missing_map_is_told(tmp_path):
    with pytest.raises(Invalid, match="content_missing"):
        read_outlines(tmp_path / "outlines.json")
