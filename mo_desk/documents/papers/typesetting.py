"""From a template and data to a PDF: typst, with the shipped fonts and nothing else, and never a package from a network.

The data goes in as JSON, so that no word of it is ever read as markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from mo_desk.domain.errors import Damaged


def typeset(templates: Path, template: str, data: Mapping[str, Any], fonts: Path) -> bytes:
    """Return the PDF of a template with its data.

    Args:
        templates: folder with the templates; nothing outside it can be read by one.
        template: file name in it, such as `handout.typ`.
        data: what the template asks for: texts, numbers, lists; drawings as SVG texts.
        fonts: folder with the shipped fonts; the fonts of the machine are not used, so papers are the same everywhere.

    Raises:
        Damaged: `paper_not_made`, when a template or a font is missing or wrong.
    """
    try:
        made = typst.compile(
            str(templates / template),
            root=str(templates),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        )
    except (RuntimeError, OSError) as error:
        raise Damaged("paper_not_made", template=template) from error
    assert isinstance(made, bytes)
    return made
