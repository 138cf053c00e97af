from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mo_desk.domain.errors import Conflict, Damaged, NotFound
from mo_desk.exchange.agency_files import (
    IDENTITY,
    PAGE_KEY,
    ROOT_KEY,
    SIGNING_KEY,
    TRUST,
    read_agency,
    read_page_key,
    write_agency,
)
from tests.helpers.agencies import an_agency


def test_an_agency_written_is_the_agency_read(tmp_path: Path) -> None:
    write_agency(tmp_path / "hub", an_agency())

    assert read_agency(tmp_path / "hub") == an_agency().signer
    assert len(read_page_key(tmp_path / "hub")) >= 24


def test_secrets_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    write_agency(tmp_path / "hub", an_agency())

    for name in (SIGNING_KEY, IDENTITY, ROOT_KEY, PAGE_KEY):
        assert stat.S_IMODE((tmp_path / "hub" / name).stat().st_mode) == 0o600


def test_the_root_key_is_not_there_in_clear(tmp_path: Path) -> None:
    write_agency(tmp_path / "hub", an_agency())

    assert (tmp_path / "hub" / ROOT_KEY).read_bytes().startswith(b"age-encryption.org/v1")


def test_an_existing_agency_is_never_overwritten(tmp_path: Path) -> None:
    write_agency(tmp_path, an_agency())

    with pytest.raises(Conflict, match="agency_exists"):
        write_agency(tmp_path, an_agency(2))

    assert read_agency(tmp_path) == an_agency().signer


def test_an_empty_folder_is_no_agency(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="agency_none"):
        read_agency(tmp_path)
    with pytest.raises(Damaged, match="agency_unreadable"):
        read_page_key(tmp_path)


@pytest.mark.parametrize("name", [TRUST, IDENTITY, SIGNING_KEY])
def test_a_damaged_folder_is_said(tmp_path: Path, name: str) -> None:
    write_agency(tmp_path, an_agency())
    if name == TRUST:
        (tmp_path / name).write_bytes(b"{}")
    else:
        (tmp_path / name).unlink()

    with pytest.raises(Damaged, match="agency_unreadable"):
        read_agency(tmp_path)
