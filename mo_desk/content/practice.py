"""The practice run: two questions without a key, that teach the controls before the first real question."""

from __future__ import annotations

from pathlib import Path

from mo_desk.content.items import read_texts
from mo_desk.content.tables import read_toml
from mo_desk.domain.ids import ItemId
from mo_desk.domain.questions import Block
from mo_desk.views.attempts import QuestionView


def read_practice(path: Path) -> tuple[QuestionView, ...]:
    """Read the practice questions, numbered in their order.

    Raises:
        Invalid: something is missing, unknown or too long; file, place and key are named.
    """
    file = read_toml(path)
    questions = []
    for number, table in enumerate(file.tables("items", most=6), 1):
        item_id = ItemId(table.text("id", limit=64, pattern=r"practice-[a-z]+"))
        texts = read_texts(table)
        table.finish()
        options = tuple(next(iter(texts.values())).options)
        questions.append(QuestionView(number, item_id, Block.PRACTICAL, options, texts))
    file.finish()
    return tuple(questions)
