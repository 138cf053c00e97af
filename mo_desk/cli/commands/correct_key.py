"""`mo-desk form correct-key`: the forms that were sat, the questions of one, the key of one question, and its correction.

Each step names one thing more: nothing, --form, --item, --option. With --preview the last step only says what would change.
"""

from __future__ import annotations

from mo_desk.cli.answer import Answer
from mo_desk.cli.arguments import Arguments
from mo_desk.cli.signin import open_home
from mo_desk.domain.access import Actor
from mo_desk.domain.errors import Invalid, NotFound
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.services.corrections import Corrections
from mo_desk.views.corrections import ChangedResult, CorrectionPreview, KeyQuestion, OpenedForm, SatForm

_VERDICTS = {"passed": "geslaagd", "not_passed": "niet_geslaagd", "undetermined": "nog_niet_te_bepalen"}


def run(arguments: Arguments, answer: Answer) -> int:
    """Show as far as was named, and correct when everything was."""
    if arguments.item and not arguments.form:
        raise Invalid("form_not_named", field="--form")
    with open_home(arguments, answer) as desk:
        corrections, actor = desk.catalog.corrections, desk.actor
        forms = corrections.list_forms(actor)
        if not arguments.form:
            _tell_forms(answer, forms)
            return 0
        form_id = _form_id(forms, arguments.form)
        if not arguments.item:
            _tell_questions(answer, corrections.open_form(actor, form_id))
        elif not arguments.option:
            _tell_key(answer, _question(corrections.open_form(actor, form_id), arguments.item))
        else:
            _correct(arguments, answer, corrections, actor, form_id)
    return 0


def _correct(arguments: Arguments, answer: Answer, corrections: Corrections, actor: Actor, form_id: FormId) -> None:
    item, option = ItemId(arguments.item), OptionId(arguments.option)
    if not arguments.preview and not arguments.reason.strip():
        raise Invalid("reason_missing", field="--reason")
    preview = corrections.preview(actor, form_id, item, option)
    if not arguments.preview:
        corrections.correct_key(actor, form_id, item, option, arguments.reason)
    say = answer.texts.say
    answer.words(
        say("Nothing was corrected yet.")
        if arguments.preview
        else say("The key is corrected; the old results are kept.")
    )
    value = {"corrected": not arguments.preview, **_plain(preview)}
    answer.data(value, "\n".join(_line(one) for one in preview.changed))


def _tell_forms(answer: Answer, forms: tuple[SatForm, ...]) -> None:
    value = [
        {
            "form": one.form_id,
            "label": one.label,
            "course_numbers": one.course_numbers,
            "first_day": one.first_day.isoformat() if one.first_day else "",
            "results": one.results,
            "corrected": one.corrected,
            "here": one.here,
        }
        for one in forms
    ]
    answer.data(value, "\n".join("\t".join(str(cell) for cell in row.values()) for row in value))


def _tell_questions(answer: Answer, opened: OpenedForm) -> None:
    value = [
        {"number": one.number, "item": one.item_id, "corrected": one.corrected, "stem": one.stem}
        for one in opened.questions
    ]
    answer.data(value, "\n".join("\t".join(str(cell) for cell in row.values()) for row in value))


def _tell_key(answer: Answer, question: KeyQuestion) -> None:
    options = [
        {"option": one.option_id, "right": one.option_id == question.right, "text": one.text}
        for one in question.options
    ]
    value = {"item": question.item_id, "stem": question.stem, "reason": question.reason, "options": options}
    lines = [f"{'*' if one['right'] else ' '} {one['option']}\t{one['text']}" for one in options]
    answer.data(value, "\n".join((question.stem, *lines)))


def _form_id(forms: tuple[SatForm, ...], named: str) -> FormId:
    """Find a form by its id or by its label. Raises: NotFound `form_unknown`."""
    for one in forms:
        if named in {one.form_id, one.label} or named.upper() == one.label:
            return one.form_id
    raise NotFound("form_unknown")


def _question(opened: OpenedForm, item: str) -> KeyQuestion:
    for one in opened.questions:
        if one.item_id == item:
            return one
    raise Invalid("answer_item_unknown", field="--item", item=item[:64])


def _plain(preview: CorrectionPreview) -> dict[str, object]:
    return {
        "results": preview.results,
        "changed": [
            {
                "name": one.display_name,
                "course_number": one.course_number,
                "points_before": one.points_before,
                "points_after": one.points_after,
                "verdict_before": _VERDICTS[one.verdict_before],
                "verdict_after": _VERDICTS[one.verdict_after],
                "paper": one.paper_number,
            }
            for one in preview.changed
        ],
        "hidden": preview.hidden,
        "reports": list(preview.reports),
    }


def _line(one: ChangedResult) -> str:
    verdicts = (_VERDICTS[one.verdict_before], _VERDICTS[one.verdict_after])
    return "\t".join((one.display_name, str(one.points_before), str(one.points_after), *verdicts, one.paper_number))
