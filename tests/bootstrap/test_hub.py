from __future__ import annotations

from pathlib import Path

import pytest

from mo_desk.bootstrap.hub import Doors
from mo_desk.domain.errors import Conflict, NotFound


def test_an_agency_is_founded_once_and_opens_again_with_what_it_held(tmp_path: Path) -> None:
    doors, folder = Doors(), tmp_path / "agency"
    with pytest.raises(NotFound, match="agency_none"):
        doors.open(folder, "")

    doors.found(folder, "Agentschap Test", "correct horse battery")

    with pytest.raises(Conflict, match="agency_exists"):
        doors.found(folder, "Agentschap Test", "correct horse battery")
    first = doors.open(folder, "")
    assert first.enrol_code("laptop") != first.enrol_code("laptop")
    with pytest.raises(NotFound, match="device_unknown"):
        first.revoke("0" * 32)
    key = first.page_key
    first.close()
    second = doors.open(folder, "")
    assert (second.page_key, second.overview().agency) == (key, "Agentschap Test")
    second.close()
