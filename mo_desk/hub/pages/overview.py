"""The agency's page: which laptops, what arrived, what was checked. Server-rendered, readable from 360 px, no script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from html import escape
from importlib.resources import files
from string import Template

from mo_desk.views.hub import HubChainRow, HubDeviceRow, HubForkRow, HubView

Words = Callable[[str], str]


def render_overview(view: HubView, text: Words) -> str:
    """Return the page as HTML; `text` gives the words for a message id."""
    page = Template((files("mo_desk.hub.pages") / "overview.html").read_text("utf-8"))
    figures = (
        (view.entries, "hub_entries"), (view.attempts, "hub_attempts"), (view.checked, "hub_checked"), (view.differences, "hub_differences"),
    )  # fmt: skip
    return page.substitute(
        title=escape(text("hub_title")),
        agency=escape(view.agency),
        figures="".join(
            f"<div><strong>{count}</strong><span>{escape(text(name))}</span></div>" for count, name in figures
        ),
        devices_title=escape(text("hub_devices")),
        devices=_table(_DEVICE_HEADS, [_device(row, text) for row in view.devices], text, "hub_no_devices"),
        forks_title=escape(text("hub_forks")),
        forks=_table(_FORK_HEADS, [_fork(row) for row in view.forks], text, "hub_no_forks"),
        chains_title=escape(text("hub_chains")),
        chains=_table(_CHAIN_HEADS, [_chain(row, text) for row in view.chains], text, "hub_no_chains"),
    )


_DEVICE_HEADS = ("hub_device", "hub_enrolled_at", "hub_entries", "hub_last_at", "hub_state")
_FORK_HEADS = ("hub_device", "hub_chain", "hub_fork_from", "hub_fork_entries", "hub_fork_found")
_CHAIN_HEADS = ("hub_chain", "hub_device", "hub_entries", "hub_head_code", "hub_state")


def _device(row: HubDeviceRow, text: Words) -> tuple[str, ...]:
    state = text("hub_revoked") if row.revoked else text("hub_in_order")
    return row.name, _moment(row.enrolled_at), str(row.entries), _moment(row.last_at), state


def _fork(row: HubForkRow) -> tuple[str, ...]:
    return row.device_name, row.chain_id[:8], str(row.from_seq), str(row.entries), _moment(row.found_at)


def _chain(row: HubChainRow, text: Words) -> tuple[str, ...]:
    state = text("hub_forked") if row.forked else text("hub_in_order")
    return row.chain_id[:8], row.device_name, str(row.entries), row.head_code, state


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]], text: Words, empty: str) -> str:
    """Return a table whose cells repeat their heading, so that a narrow screen can stack them."""
    if not rows:
        return f"<p>{escape(text(empty))}</p>"
    names = [escape(text(head)) for head in heads]
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(
        "<tr>"
        + "".join(f'<td data-head="{name}">{escape(cell)}</td>' for name, cell in zip(names, row, strict=True))
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _moment(at: datetime | None) -> str:
    return at.strftime("%d/%m/%Y %H:%M UTC") if at else "-"
