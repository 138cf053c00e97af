"""Whether this laptop has a network, as far as the operating system knows; nothing is sent to find out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

Reachability = QNetworkInformation.Reachability


class Network(QObject):
    """Tells when the network comes and goes. Where the system does not say, `present` stays None."""

    changed = Signal()
    """`present` may have another value now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QNetworkInformation.loadDefaultBackend()
        self._information = QNetworkInformation.instance()
        if self._information is not None:
            self._information.reachabilityChanged.connect(self.changed)

    @property
    def present(self) -> bool | None:
        """Say whether there is a network; None when nobody knows."""
        return None if self._information is None else meaning(self._information.reachability())


def meaning(reachability: Reachability) -> bool | None:
    """Return what the system's word means for sending: only a network beyond this laptop counts."""
    if reachability is Reachability.Unknown:
        return None
    return reachability in {Reachability.Site, Reachability.Online}
