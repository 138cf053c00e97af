from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from mo_desk.ui.plumbing.icons import SHARPNESS, Icons
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.style import read_look
from mo_desk.ui.widgets.badge import SIGNS

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "icons" / "tabler"


def test_an_icon_is_drawn_sharp_and_in_the_colour_of_its_token(kit: Kit) -> None:
    picture = kit.icons.pixmap("check", "good", 16)

    image = picture.toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
               if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert (picture.width(), picture.devicePixelRatio()) == (16 * SHARPNESS, SHARPNESS)
    assert colours == {kit.look.colour("good").name()}


def test_an_icon_is_as_it_is_on_a_chosen_row_and_muted_on_a_disabled_button(kit: Kit) -> None:
    icon, size = kit.icons.icon("check", "good"), QSize(16, 16)

    plain = icon.pixmap(size).toImage()
    assert icon.pixmap(size, QIcon.Mode.Selected).toImage() == plain
    muted = kit.icons.icon("check", "muted").pixmap(size).toImage()
    assert icon.pixmap(size, QIcon.Mode.Disabled).toImage() == muted != plain


def test_an_icon_is_drawn_once(kit: Kit) -> None:
    assert kit.icons.pixmap("check", "good", 16) is kit.icons.pixmap("check", "good", 16)


def test_the_same_icons_in_another_look_have_its_colours(kit: Kit) -> None:
    dark = read_look(ROOT / "resources" / "styles", "dark")

    picture = kit.icons.in_look(dark).pixmap("check", "ink", 16).toImage()

    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) is not None
    assert picture != kit.icons.pixmap("check", "ink", 16).toImage()


def test_an_unknown_icon_is_a_bug_and_says_so(kit: Kit) -> None:
    with pytest.raises(FileNotFoundError):
        kit.icons.icon("no-such-icon")


def test_every_sign_is_among_the_icons() -> None:
    assert [sign for sign in SIGNS.values() if not (FOLDER / f"{sign}.svg").is_file()] == []


def test_every_icon_named_in_the_code_is_there() -> None:
    named = re.compile(r"\.(?:icon|pixmap)\(\s*\"([a-z0-9-]+)\"|icon=\"([a-z0-9-]+)\"")

    missing = [
        (path.name, name)
        for path in (ROOT / "mo_desk" / "ui").rglob("*.py")
        for pair in named.findall(path.read_text(encoding="utf-8"))
        for name in pair
        if name and not (FOLDER / f"{name}.svg").is_file()
    ]

    assert missing == []


def test_every_picture_that_the_test_screen_names_as_data_is_there() -> None:
    table = tomllib.loads((ROOT / "resources" / "styles" / "kiosk.toml").read_text(encoding="utf-8"))

    assert [
        name for name in [*table["pictures"], table["done"]["picture"]] if not (FOLDER / f"{name}.svg").is_file()
    ] == []


def test_every_icon_that_ships_is_used_somewhere() -> None:
    files = [*(ROOT / "mo_desk").rglob("*.py"), *(ROOT / "resources" / "styles").rglob("*.toml")]
    named = "\n".join(path.read_text(encoding="utf-8") for path in files)

    assert [path.stem for path in sorted(FOLDER.glob("*.svg")) if f'"{path.stem}"' not in named] == []


def test_the_icons_come_with_their_licence_and_credits(kit: Kit) -> None:
    assert "MIT License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "Tabler" in (FOLDER.parent / "CREDITS.md").read_text(encoding="utf-8")
    assert isinstance(kit.icons, Icons)
