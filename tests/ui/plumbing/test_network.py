from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkInformation

from mo_desk.ui.plumbing.network import Network, meaning

Reachability = QNetworkInformation.Reachability


@pytest.mark.parametrize(
    ("said", "present"),
    [
        (Reachability.Unknown, None),
        (Reachability.Disconnected, False),
        (Reachability.Local, False),
        (Reachability.Site, True),
        (Reachability.Online, True),
    ],
)
def test_only_a_network_beyond_this_laptop_counts(said: Reachability, present: bool | None) -> None:
    assert meaning(said) is present


def test_the_answer_is_the_systems_own(qtbot) -> None:
    assert Network().present in {True, False, None}
