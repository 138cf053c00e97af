import hashlib
from datetime import date

from mo_desk.domain.attempts import AttemptState
from mo_desk.domain.facts import BlockPoints
from mo_desk.domain.forms import ALGORITHM, Form, FormItem
from mo_desk.domain.ids import AttemptId, ChainId, EntryRef, FormId, ItemId, OptionId, PersonId, RuleId, SittingId
from mo_desk.domain.passrules import Certainty, EvaluationRole, PassRule
from mo_desk.domain.questions import Block, Standing
from mo_desk.domain.results import result_of

A, B = OptionId("a"), OptionId("b")
FORM = Form(
    FormId("f"), "b", "e", 1, ALGORITHM, Standing.PRACTICE,
    (FormItem(ItemId("x"), 1, Block.GENERAL, "A1", (A, B), "11"), FormItem(ItemId("y"), 1, Block.PRACTICAL, "T01", (A, B), "22")),
)  # fmt: skip
KEY = {ItemId("x"): A, ItemId("y"): B}
RULE = PassRule(RuleId("r"), date(2020, 1, 1), None, "", "", Certainty.INTENTION, "", EvaluationRole.RECORDED_ONLY, 50)
REF = EntryRef(ChainId("c"), 7)
ATTEMPT = AttemptState(
    AttemptId("t"), SittingId("s"), PersonId("p"), FormId("f"), "ar", "", RuleId("r"), "oefening", 1, 0, REF, 0
)


def test_a_result_says_whose_it_is_what_was_scored_and_by_which_rule_and_key():
    found = result_of(ATTEMPT, FORM, KEY, {ItemId("x"): A}, RULE)

    assert (found.attempt_id, found.person_id, found.sitting_id, found.form_id) == ("t", "p", "s", "f")
    assert (found.points, found.maximum, found.needed, found.verdict, found.unanswered) == (1, 2, 1, "passed", 1)
    assert (found.rule_id, found.standing, found.replaces) == ("r", Standing.PRACTICE, ())
    assert found.blocks == (BlockPoints("algemeen", 1, 1), BlockPoints("praktisch", 0, 1))
    assert found.key_digest == hashlib.sha256(b"1122").hexdigest()


def test_a_result_that_corrects_names_what_it_replaces():
    found = result_of(ATTEMPT, FORM, {**KEY, ItemId("x"): B}, {ItemId("x"): A}, RULE, (REF,))

    assert (found.points, found.verdict, found.replaces) == (0, "not_passed", (REF,))
