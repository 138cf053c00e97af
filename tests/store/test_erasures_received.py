"""An erasure that came from another chain takes the copies here, or does not, by whose it is and whose the subject is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.facts import AnswerGiven, AttemptStarted, BodiesErased, Body, ChainOpened, ObservationMade
from mo_desk.domain.ids import (
    AttemptId,
    ChainId,
    DeviceId,
    EntryRef,
    FormId,
    GroupId,
    ItemId,
    OptionId,
    PersonId,
    RuleId,
    SittingId,
)
from mo_desk.domain.people import Person
from mo_desk.domain.questions import Standing
from mo_desk.store.verify import verify
from mo_desk.wire.chain import GENESIS, Entry, Head, seal
from mo_desk.wire.codec import encode_body
from tests.helpers.bodies import an_id
from tests.helpers.fakes import BEGIN, FixedRandomness
from tests.helpers.postgres import postgres_cluster, postgres_url
from tests.helpers.real_stores import TRAINER, OpenStore, a_device, dump, make_server, make_store

__all__ = ["postgres_cluster", "postgres_url"]

WHO, GROUP, ATTEMPT = PersonId(an_id("person", 1)), GroupId(an_id("group", 0)), AttemptId(an_id("attempt", 1))
SECRET = "Vertelde over zijn ziekte"
ADOPTED = Card(CardKind.PERSON, WHO, 2, "agency", Person("Haddad"), "agency")
_SALTS = FixedRandomness("salts")


@pytest.fixture(params=["desk", "server", pytest.param("postgres", marks=pytest.mark.postgres)])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStore]:
    if request.param == "desk":
        made = make_store(tmp_path, "here")
    elif request.param == "server":
        made = make_server(tmp_path)
    else:
        made = make_server(tmp_path, url=request.getfixturevalue("postgres_url"), shared=True)
    yield made
    made.store.close()


def chain(
    *facts: tuple[str, Body], device: str = "laptop", number: int = 1, follows: tuple[Entry, ...] = ()
) -> tuple[Entry, ...]:
    """Return a chain of a device that holds these facts after its opening."""
    key = a_device(device).public_key
    before = EntryRef(ChainId(follows[-1].chain_id), follows[-1].seq) if follows else None
    opened = ChainOpened(DeviceId(device), key, "", "0.1.0", "init", before)
    entries: list[Entry] = []
    head = Head(an_id("chain", device, number), 0, GENESIS)
    for subject_id, body in [(device, opened), *facts]:
        at = BEGIN + timedelta(hours=number, seconds=head.seq)
        moment = Moment(at, "run", 1000 * head.seq)
        entries.append(seal(head, body.kind, subject_id, TRAINER.user_id, moment, encode_body(body), _SALTS(16)))
        head = entries[-1].head
    return tuple(entries)


def observed(text: str = SECRET, person: PersonId = WHO) -> tuple[str, Body]:
    return person, ObservationMade(person, GROUP, BEGIN.date(), "c1", text)


def erased(subject: str = WHO, *kinds: str) -> tuple[str, Body]:
    return subject, BodiesErased(subject, kinds or ("observation_made",), "retention")


def bodies(here: OpenStore, entries: Sequence[Entry]) -> list[bool]:
    """Say for every entry of a chain whether its body and salt are held here, and that its header is."""
    held = here.entries(entries[0].chain_id)
    assert [entry.hash for entry in held] == [entry.hash for entry in entries][: len(held)]
    assert all((entry.body is None) == (entry.salt is None) for entry in held)
    return [entry.body is not None for entry in held]


def shown(here: OpenStore) -> int:
    return len(dump(here.store)["observation"])


def whole(here: OpenStore) -> None:
    """Check that every chain verifies and that a rebuild changes nothing."""
    assert verify(here.store).sound
    before = dump(here.store)
    here.store.rebuild()
    assert dump(here.store) == before


def test_bodies_that_are_here_go_and_headers_stay(here: OpenStore) -> None:
    entries = chain(observed(), observed("Werkte mee", PersonId(an_id("person", 2))), observed(), erased())
    here.store.accept(entries[:4])
    assert shown(here) == 3

    here.store.accept(entries[4:])

    assert bodies(here, entries) == [True, False, True, False, True]
    assert shown(here) == 1
    whole(here)


def test_it_comes_with_the_bodies_in_one_delivery_and_they_are_never_stored(here: OpenStore) -> None:
    entries = chain(observed(), erased())

    here.store.accept(entries)

    assert bodies(here, entries) == [True, False, True]
    assert shown(here) == 0
    whole(here)


def test_a_body_that_arrives_after_its_erasure_is_not_stored_again(here: OpenStore) -> None:
    older = chain(observed(), observed())
    newer = chain(erased(), number=2, follows=older)
    here.store.accept(newer)

    here.store.accept(older)

    assert bodies(here, older) == [True, False, False]
    assert shown(here) == 0
    whole(here)


def test_what_is_written_after_an_erasure_stays(here: OpenStore) -> None:
    entries = chain(observed(), erased(), observed("Nieuw"))
    later = chain(observed("Later"), number=2, follows=entries)

    here.store.accept(entries)
    here.store.accept(later)

    assert bodies(here, entries) == [True, False, True, True]
    assert bodies(here, later) == [True, True]
    assert shown(here) == 2
    whole(here)


def test_another_laptops_facts_about_the_same_person_stay(here: OpenStore) -> None:
    theirs = chain(observed("Van een ander"), device="second")
    here.store.accept(theirs)

    here.store.accept(chain(observed(), erased()))

    assert bodies(here, theirs) == [True, True]
    assert shown(here) == 1
    whole(here)


def test_another_laptops_erasure_excuses_no_missing_body(here: OpenStore) -> None:
    theirs = chain(observed(), device="second")
    bare = (theirs[0], msgspec.structs.replace(theirs[1], body=None, salt=None))
    here.store.accept(chain(erased()))

    with pytest.raises(Exception, match="body_missing"):
        here.store.accept(bare)


def test_an_erasure_about_a_person_the_agency_adopted_is_recorded_and_takes_nothing(here: OpenStore) -> None:
    entries = chain(observed(), erased(WHO, "observation_made", "card_put"), observed())
    with here.store.write(TRAINER) as work:
        work.take_cards([ADOPTED])

    here.store.accept(entries)

    assert bodies(here, entries) == [True] * 4
    assert (shown(here), len(dump(here.store)["person"])) == (2, 1)
    assert here.count("erasure") == 2
    whole(here)


def test_what_a_laptop_erased_before_sending_is_taken_over_bare_also_when_the_person_was_adopted(
    here: OpenStore,
) -> None:
    entries = chain(observed(), erased())
    with here.store.write(TRAINER) as work:
        work.take_cards([ADOPTED])

    here.store.accept((entries[0], msgspec.structs.replace(entries[1], body=None, salt=None), entries[2]))

    assert bodies(here, entries) == [True, False, True]
    whole(here)


def test_answers_belong_to_whom_their_person_belongs(here: OpenStore) -> None:
    started = AttemptStarted(
        ATTEMPT, SittingId(an_id("sitting", 1)), WHO, FormId(an_id("form", 1)), "ar", "seed", RuleId("mo-70"),
        Standing.PRACTICE, 1,
    )  # fmt: skip
    given = AnswerGiven(ATTEMPT, ItemId("t07-item-1"), OptionId("a"), "ar")
    entries = chain((ATTEMPT, started), (ATTEMPT, given), erased(ATTEMPT, "answer_given"))
    with here.store.write(TRAINER) as work:
        work.take_cards([ADOPTED])

    here.store.accept(entries)

    assert bodies(here, entries) == [True] * 4
    assert len(dump(here.store)["answer"]) == 1


def test_answers_of_a_person_who_is_nobody_elses_go(here: OpenStore) -> None:
    started = AttemptStarted(
        ATTEMPT, SittingId(an_id("sitting", 1)), WHO, FormId(an_id("form", 1)), "ar", "seed", RuleId("mo-70"),
        Standing.PRACTICE, 1,
    )  # fmt: skip
    first = AnswerGiven(ATTEMPT, ItemId("t07-item-1"), OptionId("a"), "ar")
    entries = chain((ATTEMPT, started), (ATTEMPT, first), erased(ATTEMPT, "answer_given", "attempt_started"))
    here.store.accept(entries[:3])

    here.store.accept(entries)

    assert bodies(here, entries) == [True, False, False, True]
    assert (dump(here.store)["answer"], dump(here.store)["attempt"]) == ([], [])
    whole(here)


def test_an_erasure_of_our_own_takes_what_arrives_later_of_anybody(here: OpenStore) -> None:
    with here.store.write(TRAINER) as work:
        work.erase(WHO, ("observation_made",), "asked")
    theirs = chain(observed(), device="second")

    here.store.accept(theirs)

    assert bodies(here, theirs) == [True, False]
    assert shown(here) == 0
    whole(here)


def test_an_own_erasure_that_comes_back_after_a_restore_erases_again_with_the_card(here: OpenStore) -> None:
    lost = chain(observed(), erased(WHO, "observation_made", "card_put"), device=here.device.device_id)
    here.store.accept(lost[:2])
    with here.store.write(TRAINER) as work:
        work.put(Card(CardKind.PERSON, WHO, 1, here.device.device_id, Person("Verdwijnnaam")))

    here.store.accept(lost)

    assert bodies(here, lost) == [True, False, True]
    assert (dump(here.store)["person"], here.count("card"), here.count("card_version")) == ([], 0, 0)
    assert verify(here.store).chains[0].bad_seq == 0


def test_a_branch_that_lies_aside_loses_its_bodies_too_and_its_own_erasure_takes_nothing(here: OpenStore) -> None:
    first = chain(observed("a"), observed("b"), erased())
    second = _resealed(first[:2], [observed("c"), erased(WHO, "evaluation_confirmed")])
    here.store.accept(first[:3])
    here.store.accept(second)

    here.store.accept(first)

    with here.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT seq, body IS NULL FROM forked_entry ORDER BY seq").all()
    assert [(seq, bool(bare)) for seq, bare in rows] == [(3, True), (4, False)]
    assert here.count("erasure") == 1


def test_listeners_hear_which_tables_an_erasure_touched(here: OpenStore) -> None:
    entries = chain(observed(), erased())
    here.store.accept(entries[:2])
    told: list[frozenset[str]] = []
    here.store.on_changed(told.append)

    here.store.accept(entries)

    assert told == [frozenset({"entry", "erasure", "observation"})]


def test_nothing_of_a_text_that_another_device_erased_is_left_in_any_byte_of_the_file(tmp_path: Path) -> None:
    server = make_server(tmp_path)
    entries = chain(*[observed(f"{SECRET} {'x' * (37 * number % 300)}") for number in range(60)], erased())
    server.store.accept(entries[:-1])
    assert [path for path in tmp_path.iterdir() if SECRET.encode() in path.read_bytes()]

    server.store.accept(entries)

    assert not [path for path in tmp_path.iterdir() if SECRET.encode() in path.read_bytes()]
    server.store.close()


def _resealed(begin: Sequence[Entry], facts: Sequence[tuple[str, Body]]) -> tuple[Entry, ...]:
    entries, head = list(begin), begin[-1].head
    for subject_id, body in facts:
        moment = Moment(BEGIN + timedelta(days=1, seconds=head.seq), "copy", 1000 * head.seq)
        entries.append(seal(head, body.kind, subject_id, TRAINER.user_id, moment, encode_body(body), _SALTS(16)))
        head = entries[-1].head
    return tuple(entries)
