from mo_desk.domain.questions import Block
from tests.helpers.banks import MO_41


def test_totals_follow_from_the_cells():
    assert MO_41.total == 41
    assert MO_41.block_total(Block.GENERAL) == 11
    assert MO_41.block_total(Block.PRACTICAL) == 30
