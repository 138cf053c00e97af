"""The one push-pull loop: everything that waits goes up in bounded batches, cards and checks come down.

For each own chain: ask the agency's head; fetch back what an old chain lacks here; send what lies after; keep a receipt
only when the agency signed it over a hash that stands in our own journal at that place. At no moment is more than one
batch in memory, and stopping or failing anywhere leaves a state from which the next run goes on.

    report = push_pull(api, enrolment, outbox, inbox, retrier, judged_at, progress)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from mo_desk.domain.errors import Conflict, NotAllowed, Unreachable, Untrusted
from mo_desk.exchange.enrolment import Enrolment
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.ports import Inbox, Outbox
from mo_desk.exchange.pull import pull_cards, pull_checks, push_cards
from mo_desk.exchange.retry import Retrier, T
from mo_desk.views.sync import SyncProgress, SyncReport
from mo_desk.wire.bounds import LARGEST_NUMBER, LATEST_MS
from mo_desk.wire.chain import Checkpoint, Entry, Head, Receipt
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import LARGEST_BATCH, MOST_ENTRIES, EntryBatch
from mo_desk.wire.packing import fitting, pack, unpack
from mo_desk.wire.shown import THE_AGENCY, Shown, read_shown, show
from mo_desk.wire.trust import check_signed

MOST_REPAIRS = 3  # times a chain may be found to stand elsewhere than the agency said, in one run


@dataclass(slots=True)
class _Tally:
    """What this run did so far; `forked` are chains that wait for a person."""

    total: int = 0
    sent: int = 0
    received: int = 0
    forked: set[str] = field(default_factory=set)


def push_pull(
    api: HubApi,
    enrolment: Enrolment,
    identity: DeviceIdentity,
    outbox: Outbox,
    inbox: Inbox,
    retrier: Retrier,
    judged_at: datetime,
    progress: Callable[[SyncProgress], None],
) -> SyncReport:
    """Bring the agency up to date, then this desk.

    Raises: NotAllowed when the agency no longer lets this laptop in; Untrusted on anything not signed by the pinned agency;
    Unreachable when patience ends; Stopped. What was confirmed before is kept in every case.
    """
    session = _Session(api, enrolment, identity, outbox, retrier, judged_at, progress, _Tally())
    session.sign_in()
    session.bring_up_all()
    push_cards(session.call, api, inbox)
    cards = pull_cards(session.call, api, enrolment, inbox, judged_at)
    checked = pull_checks(session.call, api, enrolment, inbox, judged_at)
    tally = session.tally
    return SyncReport(tally.sent, tally.received, checked.count, cards, checked.differing, len(tally.forked))


@dataclass(frozen=True, slots=True)
class _Session:
    api: HubApi
    enrolment: Enrolment
    identity: DeviceIdentity
    outbox: Outbox
    retrier: Retrier
    judged_at: datetime
    progress: Callable[[SyncProgress], None]
    tally: _Tally

    def sign_in(self) -> None:
        self.retrier.run(lambda: self.api.sign_in(self.enrolment.trust.agency_id))

    def call(self, ask: Callable[[], T]) -> T:
        """Run one call with patience; a token that ran out in a long run is replaced once."""
        try:
            return self.retrier.run(ask)
        except NotAllowed as error:
            if error.code != "token_expired":
                raise
        self.sign_in()
        return self.retrier.run(ask)

    def bring_up_all(self) -> None:
        """Bring up every own chain, also one that is opened on the way because the agency had more of the current one."""
        done: set[str] = set()
        while waiting := [chain for chain in self.outbox.own_chains() if chain not in done]:
            self.tally.total += sum(
                max(0, self.outbox.head(chain).seq - self.outbox.received(chain)) for chain in waiting
            )
            for chain_id in waiting:
                self.bring_up(chain_id)
            done.update(waiting)

    def bring_up(self, chain_id: str) -> None:
        """Send what the agency lacks of one chain and take back what it has more; a fork is counted and left alone."""
        for _ in range(MOST_REPAIRS):
            try:
                self._bring_up(chain_id)
            except Conflict as error:
                if error.code == "chain_fork":
                    seq = error.params.get("seq", 1)
                    self._dispute(chain_id, seq if isinstance(seq, int) and 0 < seq <= LARGEST_NUMBER else 1)
                    return
                if error.code != "entries_gap":
                    raise
            else:
                return
        raise Unreachable("hub_head_moves", chain_id=chain_id)

    def _bring_up(self, chain_id: str) -> None:
        theirs = self.call(lambda: self.api.head(chain_id))
        if theirs.chain_id != chain_id:
            raise Untrusted("other_chain", chain_id=chain_id)
        self._dispute(chain_id, theirs.forked_at)
        if theirs.seq > self.outbox.head(chain_id).seq:
            self._take_back(chain_id)
        # Where ours and theirs differ, two branches grew: ours is sent from the last receipt on, for the agency to set aside.
        if self.outbox.hash_at(chain_id, theirs.seq) == theirs.hash and theirs.seq > self.outbox.received(chain_id):
            self._fetch_receipts(chain_id)
        after, last = self.outbox.received(chain_id), self.outbox.head(chain_id).seq
        while after < last:
            after = self._send_from(chain_id, after)

    def _dispute(self, chain_id: str, from_seq: int) -> None:
        """Keep what the agency says of a second branch, until it says otherwise."""
        self.outbox.keep_dispute(chain_id, from_seq)
        if from_seq:
            self.tally.forked.add(chain_id)

    def _send_from(self, chain_id: str, after: int) -> int:
        """Send one batch and return the number of the last entry that a receipt now covers."""
        entries = self._batch(chain_id, after)
        batch = self._sealed(chain_id, entries)
        reply = self.call(lambda: self.api.send(batch))
        self._keep(reply.receipt, chain_id)
        if reply.receipt.to_seq < entries[-1].seq:
            raise Untrusted("receipt_short", chain_id=chain_id)
        self.tally.sent += len(entries)
        self.tally.received += reply.stored
        self.progress(SyncProgress(min(self.tally.sent, self.tally.total), self.tally.total))
        return reply.receipt.to_seq

    def _batch(self, chain_id: str, after: int) -> Sequence[Entry]:
        entries = self.outbox.entries(chain_id, after, MOST_ENTRIES)
        return entries[: fitting((len(entry.body or b"") for entry in entries), LARGEST_BATCH)]

    def _sealed(self, chain_id: str, entries: Sequence[Entry]) -> EntryBatch:
        last = entries[-1]
        unsigned = Checkpoint(chain_id, last.seq, last.hash, b"")
        checkpoint = Checkpoint(chain_id, last.seq, last.hash, self.identity.sign(unsigned.signed_bytes()))
        shown = tuple(show(one, self.identity.sign) for one in self.outbox.to_show(entries))
        return EntryBatch(chain_id, entries[0].seq, entries[0].prev_hash, pack(entries), checkpoint, shown)

    def _keep(self, receipt: Receipt, chain_id: str) -> None:
        """Store a receipt after checking who signed it, and that it is over what stands in our own journal."""
        ours = self.outbox.hash_at(chain_id, receipt.to_seq)
        self._verify(receipt, Head(chain_id, receipt.to_seq, ours or b""))
        self.outbox.keep_receipt(receipt)

    def _fetch_receipts(self, chain_id: str) -> None:
        """Get the receipts of answers that were lost on the way."""
        while receipts := self.call(lambda: self.api.receipts(chain_id, self.outbox.received(chain_id))).receipts:
            before = self.outbox.received(chain_id)
            for receipt in receipts:
                self._keep(receipt, chain_id)
            if self.outbox.received(chain_id) <= before:
                raise Untrusted("receipt_short", chain_id=chain_id)

    def _take_back(self, chain_id: str) -> None:
        """Fetch the entries of an own chain that the agency has and a restored laptop lacks, unless they are another branch."""
        more = True
        while more:
            have = self.outbox.head(chain_id)
            page = self.call(partial(self.api.entries, chain_id, have.seq))
            if page.chain_id != chain_id or page.from_seq != have.seq + 1 or page.prev_hash != have.hash:
                return
            entries = unpack(chain_id, page.from_seq, page.prev_hash, page.rows)
            self._verify(page.receipt, entries[-1].head)
            shown = [Shown(read_shown(one, self._check), THE_AGENCY) for one in page.shown]
            self.outbox.take_back(entries, shown)
            more = page.more

    def _check(self, data: bytes, signature: bytes) -> None:
        check_signed(self.enrolment.trust, data, signature, self.judged_at)

    def _verify(self, receipt: Receipt, head: Head) -> None:
        """Let only the pinned agency's receipt over exactly this head pass."""
        trust = self.enrolment.trust
        if receipt.chain_id != head.chain_id or receipt.agency != trust.agency_id:
            raise Untrusted("receipt_other", chain_id=head.chain_id)
        check_signed(trust, receipt.signed_bytes(), receipt.signature, self.judged_at)
        if not (0 < receipt.from_seq <= receipt.to_seq and 0 <= receipt.received_at_ms < LATEST_MS) or (
            receipt.to_seq,
            receipt.hash,
        ) != (head.seq, head.hash):
            raise Untrusted("receipt_hash", chain_id=head.chain_id, seq=receipt.to_seq)
