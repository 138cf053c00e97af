"""A body of any kind of fact, made from a few small numbers: small pools, so that facts meet in the same rows.

subject_id, body = a_body("answer_given", person=1, place=0, choice=2, unique="7")
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta

from mo_desk.domain import facts
from mo_desk.domain.facts import Body, Replaces
from mo_desk.domain.forms import FormItem
from mo_desk.domain.ids import (
    AttemptId,
    ChainId,
    DeviceId,
    EntryRef,
    FormId,
    GroupId,
    ItemId,
    OptionId,
    PaperId,
    PersonId,
    RubricId,
    RuleId,
    SittingId,
    UserId,
)
from mo_desk.domain.questions import Block, Standing

CORRECTABLE = (
    "answer_given", "result_scored", "sitting_prepared", "seat_planned", "identity_checked", "absence_recorded",
    "observation_made", "evaluation_confirmed", "key_corrected", "case_decided",
)  # fmt: skip
"""The kinds that name what they replace."""

_Made = tuple[str, Body]
_Maker = Callable[["_Numbers"], _Made]


class _Numbers:
    """The numbers of one body, as the ids and values that follow from them."""

    def __init__(self, person: int, place: int, choice: int, unique: str, replaces: Replaces) -> None:
        self.person, self.attempt = PersonId(an_id("person", person)), AttemptId(an_id("attempt", person, place))
        self.sitting, self.group = SittingId(an_id("sitting", place)), GroupId(an_id("group", place))
        self.form, self.user = FormId(an_id("form", choice)), UserId(an_id("user", choice))
        self.item, self.option = ItemId(f"t07-item-{choice}"), OptionId("abcd"[choice % 4])
        self.choice, self.unique, self.replaces = choice, unique, replaces
        self.day = date(2026, 11, 24) + timedelta(days=choice)
        self.standing = Standing.PRACTICE if choice % 2 else Standing.OFFICIAL


def an_id(noun: str, *numbers: int | str) -> str:
    """Return the id of the noun with these numbers."""
    return hashlib.sha256(f"{noun} {numbers}".encode()).hexdigest()[:32]


def a_body(
    kind: str, *, person: int = 0, place: int = 0, choice: int = 0, unique: str = "", replaces: Replaces = ()
) -> _Made:
    """Return the subject and the body of a fact; `unique` tells apart what exists once (attempts, forms, papers)."""
    return _MAKERS[kind](_Numbers(person, place, choice, unique, replaces))


def _chain(n: _Numbers) -> _Made:
    before = EntryRef(ChainId(an_id("chain", n.choice)), 3)
    return "d", facts.ChainOpened(DeviceId("d"), "ab" * 32, "", "0.1.0", "restore", before, "cd" * 32)


def _assembled(n: _Numbers) -> _Made:
    form_id = FormId(an_id("form", n.unique))
    items = (
        FormItem(n.item, 1, Block.GENERAL, "T07", (OptionId("a"), OptionId("b")), "ab" * 32),
        FormItem(ItemId("t08-item-1"), 2, Block.PRACTICAL, "T08", (OptionId("b"), OptionId("a")), "cd" * 32),
    )
    body = facts.FormAssembled(
        form_id, "mo-41", "2026.1", 2**53 + n.choice, "sha256-sort-1", n.standing, items, "ef" * 32
    )
    return form_id, body


def _started(n: _Numbers) -> _Made:
    attempt_id = AttemptId(an_id("attempt", n.unique))
    body = facts.AttemptStarted(
        attempt_id, n.sitting, n.person, n.form, "ar", f"seed {n.choice}", RuleId("mo-70"), n.standing, 1, 60 * n.choice
    )
    return attempt_id, body


def _scored(n: _Numbers) -> _Made:
    parts = (facts.BlockPoints("algemeen", n.choice, 11), facts.BlockPoints("praktisch", 20, 30))
    body = facts.ResultScored(
        n.attempt, n.person, n.sitting, n.form, RuleId("mo-70"), n.standing, 20 + n.choice, 41, 29, "not_passed", 2, parts,
        parts[:1], "ab" * 32, n.replaces,
    )  # fmt: skip
    return n.attempt, body


def _prepared(n: _Numbers) -> _Made:
    body = facts.SittingPrepared(
        n.sitting, n.group, f"Genk {n.choice}", "BE", "Europe/Brussels", (n.day, n.day), (n.form,), 60 * n.choice,
        n.standing, n.user, n.replaces,
    )  # fmt: skip
    return n.sitting, body


def _identified(n: _Numbers) -> _Made:
    second_by = n.user if n.choice % 2 else None
    return n.person, facts.IdentityChecked(n.sitting, n.person, "seen", "passport", second_by, "", n.replaces)


def _evaluated(n: _Numbers) -> _Made:
    levels = (("c1", n.choice), ("c2", 2))
    body = facts.EvaluationConfirmed(
        n.person, n.group, RubricId("mo-rubric"), 1, levels, n.choice, 9, "sufficient", n.replaces, "een reden"
    )
    return n.person, body


def _printed(n: _Numbers) -> _Made:
    paper_id = PaperId(an_id("paper", n.unique))
    person = n.person if n.choice % 2 else None
    return n.sitting, facts.PaperPrinted(paper_id, "slip", f"P-{n.choice}", person, n.sitting, n.standing, 1 + n.choice)


_MAKERS: dict[str, _Maker] = {
    "chain_opened": _chain,
    "card_put": lambda n: (n.person, facts.CardPut("person", n.person, 1 + n.choice, "ab" * 32)),
    "bodies_erased": lambda n: (n.person, facts.BodiesErased(n.person, ("observation_made",), "retention")),
    "signed_in": lambda n: (n.user, facts.SignedIn(n.choice)),
    "pin_refused": lambda n: (n.sitting, facts.PinRefused(n.sitting, n.choice)),
    "user_removed": lambda n: (n.user, facts.UserRemoved(n.user)),
    "backup_made": lambda n: ("backup", facts.BackupMade("usb", tested=n.choice % 2 == 0)),
    "form_assembled": _assembled,
    "form_opened": lambda n: (n.form, facts.FormOpened(n.form, "paper", "delivery")),
    "sitting_prepared": _prepared,
    "sitting_opened": lambda n: (n.sitting, facts.SittingOpened(n.sitting)),
    "sitting_closed": lambda n: (n.sitting, facts.SittingClosed(n.sitting, final=n.choice % 2 == 0)),
    "seat_planned": lambda n: (
        n.person, facts.SeatPlanned(n.sitting, n.person, "ti", n.form, ("extra_time",) * (n.choice % 2), n.replaces)
    ),
    "identity_checked": _identified,
    "absence_recorded": lambda n: (
        n.person, facts.AbsenceRecorded(n.sitting, n.person, ("absent", "")[n.choice % 2], n.replaces)
    ),
    "incident_reported": lambda n: (
        n.sitting, facts.IncidentReported(n.sitting, "noise", f"Lawaai {n.choice}", n.person if n.choice % 2 else None)
    ),
    "attempt_started": _started,
    "answer_given": lambda n: (n.attempt, facts.AnswerGiven(n.attempt, n.item, n.option, "nl", n.replaces)),
    "attempt_resumed": lambda n: (n.attempt, facts.AttemptResumed(n.attempt, 60 * n.choice, "power")),
    "focus_lost": lambda n: (n.attempt, facts.FocusLost(n.attempt, "pin", n.choice)),
    "attempt_submitted": lambda n: (n.attempt, facts.AttemptSubmitted(n.attempt, 900, n.choice, "handed_in")),
    "attempt_stopped": lambda n: (n.attempt, facts.AttemptStopped(n.attempt, "ill", 300)),
    "attempt_annulled": lambda n: (n.attempt, facts.AttemptAnnulled(n.attempt, "fraud", n.user)),
    "attempt_reassigned": lambda n: (n.attempt, facts.AttemptReassigned(n.attempt, n.person, "wrong_seat", n.user)),
    "result_scored": _scored,
    "key_corrected": lambda n: (
        n.form, facts.KeyCorrected(n.form, n.item, OptionId("b"), "Twee juiste antwoorden", n.replaces)
    ),
    "lesson_given": lambda n: (
        n.group, facts.LessonGiven(n.group, f"t07-les-{n.choice}", 1, n.day, n.choice + 1, n.choice > 2, ("nl", "ar"))
    ),
    "case_decided": lambda n: (
        n.attempt, facts.CaseDecided("stopped", n.attempt, "", ("counts", "does_not_count", "")[n.choice % 3], "reden", n.replaces)
    ),
    "observation_made": lambda n: (
        n.person, facts.ObservationMade(n.person, n.group, n.day, "c1", f"Vaststelling {n.choice}", n.replaces)
    ),
    "evaluation_confirmed": _evaluated,
    "paper_printed": _printed,
    "workbook_exported": lambda n: (n.sitting, facts.WorkbookExported(n.sitting, 1 + n.choice, "full", "ab" * 32)),
}  # fmt: skip
