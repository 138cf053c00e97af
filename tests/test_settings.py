"""The settings of a desk."""

from __future__ import annotations

import pytest

from mo_desk.domain.errors import Invalid
from mo_desk.paths import shipped
from mo_desk.settings import read_settings

DEFAULTS = shipped().resources / "settings.toml"


def test_the_shipped_defaults_are_complete(tmp_path):
    settings = read_settings(DEFAULTS, tmp_path / "none.toml")

    assert settings.default_rule == "beleidsnota-2024"
    assert settings.language == "nl"


def test_a_home_overrides_value_by_value(tmp_path):
    override = tmp_path / "settings.toml"
    override.write_text('language = "en"\n', encoding="utf-8")

    settings = read_settings(DEFAULTS, override)

    assert settings.language == "en"
    assert settings.blueprint == "mo-41"


@pytest.mark.parametrize(("line", "code"), [("colour = 1", "setting_unknown"), ("language = 1", "setting_type")])
def test_an_override_that_is_wrong_is_refused_and_named(tmp_path, line, code):
    override = tmp_path / "settings.toml"
    override.write_text(line, encoding="utf-8")

    with pytest.raises(Invalid) as refused:
        read_settings(DEFAULTS, override)

    assert refused.value.code == code
    assert refused.value.field in line
