"""Content as text, to write into a temporary folder: one right file of each kind, and a way to spoil it."""

from __future__ import annotations

from pathlib import Path

EDITION = """
id = "test-1"
version = 1
standing = "oefening"
title = "Test"
note = "For tests."
languages = ["nl", "ar"]
[themes]
T07 = { block = "praktisch", title = { nl = "Wonen", ar = "السكن" } }
"""
GOALS = """
[[goals]]
id = "MD-T07-1"
text = { nl = "Doel.", ar = "هدف" }
"""
ITEM = """
[[items]]
id = "t07-huur"
version = 1
block = "praktisch"
theme = "T07"
goal = "MD-T07-1"
key = "b"
difficulty = 0.30
enemies = []
family = ""
variant = ""
review_on = 2027-11-01
picture = ""
[items.source]
title = "Vlaanderen.be"
url = "https://www.vlaanderen.be/huren"
checked_on = 2026-11-24
says = "It says so."
evidence = "read"
[items.texts.nl]
status = "draft"
stem = "Wie betaalt?"
options = { a = "De huurder", b = "De eigenaar" }
audio = ""
[items.texts.ar]
status = "reviewed"
stem = "من يدفع؟"
options = { a = "المستأجر", b = "المالك" }
audio = ""
"""
BLUEPRINT = """
name = "mini"
version = 1
title = "Mini"
source = "Ours"
cells = [{ theme = "T07", block = "praktisch", count = 1 }]
"""
PEOPLE = """
[persons]
man = ["man", "broer"]
vrouw = ["vrouw", "zus"]
geen = ["iemand", "familie"]
[names.hier]
man = ["Jan"]
vrouw = ["Els"]
[names.elders]
man = ["Ahmed"]
vrouw = ["Fatima"]
[mistakes]
words = ["slaat", "betaalt ... niet"]
"""
RULE = """
id = "rule-1"
valid_from = 2026-02-02
title = "Rule"
source = "Somewhere"
certainty = "reported"
note = "A note."
evaluation = "counts_in_total"
test_weight = 60
evaluation_weight = 40
weights_confirmed = false
total_percentage = 70
[[minima]]
block = "praktisch"
points = 15
maximum = 30
confirmed = false
"""
RUBRIC = """
id = "rubric-1"
version = 1
title = "Rubric"
note = "A note."
placeholder = true
sufficient_percentage = 50
[[criteria]]
id = "tasks"
title = "Tasks"
levels = [{ points = 0, title = "No", anchor = "Nothing." }, { points = 3, title = "Yes", anchor = "Everything." }]
"""
LESSON = '''
id = "t07-een-woning-huren"
version = 1
theme = "T07"
title = "Een woning huren"
minutes = 60
goals = ["MD-T07-1"]
material = ["een huurcontract zonder namen"]
before_departure = false
checks = ["t07-huur"]
questions = ["Wat kijk je na voor je tekent?"]
trainer_notes = """
Neem een huurcontract mee.

Hou het kort.
"""
brussels = "In Brussel gelden andere regels."
talk_close = "Bedank iedereen en ga naar de volgende stap."
[low_literacy]
text = "Leg de prenten in volgorde."
pictures = ["house", "key", "contract", "signature"]
[[steps]]
minutes = 20
title = "Wat weet je al?"
text = "Praat in groepjes."
pictures = ["speech"]
[[steps]]
minutes = 40
title = "Het contract"
text = "Lees samen."
principle = "gelijk-voor-de-wet"
[[hard_talk]]
hears = "De eigenaar kiest wie hij wil."
say = "De wet zegt waar hij niet naar mag kijken."
[[canon]]
window = "lintbebouwing"
reason = "Het toont hoe mensen vroeger woonden."
[[sources]]
title = "Vlaanderen.be"
url = "https://www.vlaanderen.be/huren"
checked_on = 2026-11-24
evidence = "read"
[[pages.nl]]
heading = "Je contract"
text = "Lees het goed."
picture = "contract"
[[pages.en]]
heading = "Your contract"
text = "Read it well."
picture = "contract"
[[pages.fr]]
heading = "Votre contrat"
text = "Lisez-le bien."
picture = "contract"
[[pages.ar]]
heading = "عقدك"
text = "اقرأه جيدا."
picture = "contract"
''' + "".join(
    f"""
[[words]]
word = "woord {number}"
meaning = "betekenis {number}"
en = "word {number}"
fr = "mot {number}"
ar = "كلمة {number}"
"""
    for number in range(1, 11)
)
WINDOW = """
id = "lintbebouwing"
version = 1
order = 44
number = 0
title = "Lintbebouwing"
title_seen = false
category = "ontwikkelingen"
strand = "landschap"
from_year = 1950
to_year = 2000
evidence = "page read"
adapted = "kern"
themes = ["T07"]
sensitive = false
picture = "houses"
url = "https://www.canonvanvlaanderen.be/"
[[places]]
name = "Vlaanderen"
latitude = 50.95
longitude = 4.20
[[sources]]
title = "Een bron"
url = "https://www.vlaanderen.be/"
checked_on = 2026-11-27
evidence = "known"
""" + "".join(
    f"""
[texts.{language}]
status = "draft"
title = "{title}"
period = "1950"
facts = ["{title} 1.", "{title} 2."]
why = "{title} 3."
question = "{title} 4?"
voices = []
"""
    for language, title in (("nl", "Lint"), ("en", "Ribbon"), ("fr", "Ruban"), ("ar", "شريط"))
)
PLAN = """
id = "kort"
title = "Kort plan"
text = "Voor wie weinig tijd heeft."
[[parts]]
title = "Wonen"
lessons = ["t07-een-woning-huren"]
"""


def write(path: Path, text: str, *changes: tuple[str, str]) -> Path:
    """Write the text with these replacements, each of which must be there to replace."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_edition(
    folder: Path, *, item: tuple[tuple[str, str], ...] = (), edition: tuple[tuple[str, str], ...] = ()
) -> Path:
    """Write a whole small edition, with changes to its item or to its edition file."""
    write(folder / "edition.toml", EDITION, *edition)
    write(folder / "goals" / "T07.toml", GOALS)
    write(folder / "items" / "t07" / "huur.toml", ITEM, *item)
    write(folder / "blueprints" / "mini.toml", BLUEPRINT)
    return folder
