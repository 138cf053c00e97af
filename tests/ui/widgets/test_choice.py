from mo_desk.ui.widgets.choice import Choice, Ticks

OPTIONS = (("nl", "Dutch"), ("ar", "Arabic"))


def test_a_choice_answers_with_the_code_behind_the_word(qtbot):
    choice = Choice(OPTIONS, "ar")
    qtbot.addWidget(choice)

    assert (choice.currentText(), choice.code()) == ("Arabic", "ar")


def test_a_code_that_is_not_offered_is_kept_rather_than_changed(qtbot):
    choice = Choice(OPTIONS, "xx")
    qtbot.addWidget(choice)

    assert choice.code() == "xx"


def test_a_choice_of_nothing_is_empty(qtbot):
    choice = Choice(())
    qtbot.addWidget(choice)

    assert choice.code() == ""


def test_ticks_answer_in_the_order_shown(qtbot):
    ticks = Ticks("languages", OPTIONS, ("ar",))
    qtbot.addWidget(ticks)
    ticks.tick("nl")
    assert ticks.codes() == ("nl", "ar")

    ticks.tick("ar", on=False)
    assert ticks.codes() == ("nl",)
