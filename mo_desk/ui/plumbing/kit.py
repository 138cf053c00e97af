"""What every page gets beside its own controller: texts, tasks, messages, changes, icons, navigation, file questions."""

from __future__ import annotations

from dataclasses import dataclass

from mo_desk.texts import Texts
from mo_desk.ui.plumbing.changes import Changes
from mo_desk.ui.plumbing.files import Files
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.navigation import Navigator
from mo_desk.ui.plumbing.notify import Notices
from mo_desk.ui.plumbing.style import Look
from mo_desk.ui.plumbing.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Kit:
    """The collaborators that pages share; made once by the app."""

    texts: Texts
    tasks: Tasks
    notices: Notices
    changes: Changes
    look: Look
    icons: Icons
    navigator: Navigator
    files: Files
