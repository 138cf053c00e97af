"""Opening a chain of our own: at the first start, after every restore, and when the database is behind `head.mark`.

A chain that was restored or rolled back is never written on again, so an ordinary restore can never be a fork. The new
chain names the head it follows; the head that the mark named and the database lacks is kept with it, so that the missing
entries can be asked back from the agency and from other desks.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from mo_desk.domain.facts import ChainOpened
from mo_desk.domain.ids import ChainId, DeviceId, EntryRef
from mo_desk.store.queries import journal as queries
from mo_desk.store.work import Work
from mo_desk.wire.chain import Checkpoint, Head


@dataclass(frozen=True, slots=True)
class Program:
    """What a chain's first entry says of the program and the device's certificate (its SHA-256 in hex, or empty)."""

    version: str
    certificate_digest: str = ""


@dataclass(frozen=True, slots=True)
class OwnChain:
    """This store's current chain: its place among the own chains, counted from 1 (0 while there is none), and its head."""

    ordinal: int
    head: Head | None


def current_chain(connection: Connection) -> OwnChain:
    """Return the current own chain."""
    chains = queries.own_chains(connection)
    if not chains:
        return OwnChain(0, None)
    return OwnChain(len(chains), queries.head_of(connection, chains[-1].chain_id))


def lost_head(connection: Connection, mark: Checkpoint | None) -> Head | None:
    """Return the head that the mark names and the database does not hold, None when all is well.

    A head that is known to be lost already (the new chain was opened, but the mark not yet rewritten) is not lost again.
    """
    if mark is None or queries.hash_at(connection, mark.chain_id, mark.seq) == mark.hash:
        return None
    head = Head(mark.chain_id, mark.seq, mark.hash)
    return None if head in known_losses(connection) else head


def known_losses(connection: Connection) -> tuple[Head, ...]:
    """Return the heads that were found missing when own chains were opened, whether or not they were fetched back since."""
    return tuple(
        Head(chain.lost_chain_id, chain.lost_seq, chain.lost_hash)
        for chain in queries.own_chains(connection)
        if chain.lost_chain_id is not None and chain.lost_seq is not None and chain.lost_hash is not None
    )


def missing_heads(connection: Connection, mark: Checkpoint | None) -> tuple[Head, ...]:
    """Return the heads this store once signed and does not hold now: known losses not fetched back yet, and the mark's."""
    lost = lost_head(connection, mark)
    heads = (*known_losses(connection), *(() if lost is None else (lost,)))
    return tuple(head for head in heads if queries.hash_at(connection, head.chain_id, head.seq) != head.hash)


def opening(work: Work, before: OwnChain, program: Program, reason: str, device_id: str, device_key: str) -> None:
    """Append the first entry of the chain that `work` stands at the beginning of, and sign it."""
    followed = before.head
    body = ChainOpened(
        device_id=DeviceId(device_id),
        device_key=device_key,
        certificate_digest=program.certificate_digest,
        program_version=program.version,
        reason=reason,
        follows=None if followed is None else EntryRef(ChainId(followed.chain_id), followed.seq),
        follows_hash="" if followed is None else followed.hash.hex(),
    )
    work.append(device_id, body)
    work.checkpoint()
