"""Sealing a form: paper and key in two files, each encrypted to its own fresh age identity, so that one opens without
the other.

    practice   paper.age   key.age   paper.identity.age and key.identity.age, encrypted to the device's age recipient
    official   the same, but paper.identity.age is encrypted with the release code and that again to the named device (one
               age file cannot have both), and key.identity.age to whoever may score, usually the agency

age proves that a file is whole, not who wrote it. So what is opened is compared with the form as the journal knows it:
the paper by its digest, every right option by its salted digest. The stock `age` tool opens these files too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import pyrage

from mo_desk.domain.errors import Invalid, Refused, Untrusted
from mo_desk.domain.forms import Form, Key, Paper, key_digest, paper_digest
from mo_desk.domain.ids import FormId
from mo_desk.domain.questions import Standing, TextStatus

PAPER, KEY = "paper", "key"
PART_LIMIT_BYTES = 4 * 1024 * 1024
RELEASE_CODE_LEAST = 12

Half = TypeVar("Half", Paper, Key)


@dataclass(frozen=True, slots=True)
class SealedForm:
    """The files of one sealed form by their names (`paper.age`, `paper.identity.age`, `key.age`, `key.identity.age`)."""

    form_id: FormId
    files: Mapping[str, bytes]


def seal_form(form: Form, paper: Paper, key: Key, recipient: str) -> SealedForm:
    """Seal a practice form for one device, named by its age recipient (`age1…`).

    Raises:
        Refused: the form is official (`official_form_needs_release_code`).
        Invalid: the recipient is not an age recipient (`age_recipient_wrong`).
    """
    if form.standing is not Standing.PRACTICE:
        raise Refused("official_form_needs_release_code", form=form.form_id)
    device = _recipient(recipient)
    paper_file, paper_identity = _sealed_half(paper)
    key_file, key_identity = _sealed_half(key)
    return SealedForm(
        form.form_id,
        {
            f"{PAPER}.age": paper_file,
            f"{PAPER}.identity.age": pyrage.encrypt(paper_identity, [device]),
            f"{KEY}.age": key_file,
            f"{KEY}.identity.age": pyrage.encrypt(key_identity, [device]),
        },
    )


def seal_official_form(
    form: Form, paper: Paper, key: Key, recipient: str, *, release_code: str, key_recipient: str
) -> SealedForm:
    """Seal an official form: the paper opens on the named device with the release code, the key for `key_recipient`.

    Raises:
        Refused: a text of the paper is still a draft (`official_form_has_drafts`, naming the first item).
        Invalid: a recipient is wrong (`age_recipient_wrong`) or the code is too short (`release_code_short`).
    """
    for item in paper.items:
        if any(text.status is TextStatus.DRAFT for text in item.texts.values()):
            raise Refused("official_form_has_drafts", form=form.form_id, item=item.item_id)
    if len(release_code) < RELEASE_CODE_LEAST:
        raise Invalid("release_code_short", field="release_code", least=RELEASE_CODE_LEAST)
    device, scorer = _recipient(recipient), _recipient(key_recipient)
    paper_file, paper_identity = _sealed_half(paper)
    key_file, key_identity = _sealed_half(key)
    under_code = pyrage.passphrase.encrypt(paper_identity, release_code)
    return SealedForm(
        form.form_id,
        {
            f"{PAPER}.age": paper_file,
            f"{PAPER}.identity.age": pyrage.encrypt(under_code, [device]),
            f"{KEY}.age": key_file,
            f"{KEY}.identity.age": pyrage.encrypt(key_identity, [scorer]),
        },
    )


def open_paper(form: Form, files: Mapping[str, bytes], identity: str, release_code: str = "") -> Paper:
    """Open the paper half with the device's age identity, and with the release code when the form is official.

    Raises:
        Untrusted: a file was changed, is not for this device, or holds another paper (`sealed_form_untrusted`).
        Refused: the release code of an official form is missing or wrong (`release_code_wrong`).
    """
    inner = _decrypted(form, files, f"{PAPER}.identity.age", identity)
    if form.standing is Standing.OFFICIAL:
        inner = _released(form, inner, release_code)
    paper = _half(form, files, PAPER, inner, Paper)
    if paper.form_id != form.form_id or paper.standing is not form.standing or paper_digest(paper) != form.paper_digest:
        raise _untrusted(form, PAPER, "paper_digest")
    return paper


def open_key(form: Form, files: Mapping[str, bytes], identity: str) -> Key:
    """Open the key half with the age identity it was sealed for, and check every right option against its digest.

    Raises:
        Untrusted: a file was changed, is not for this identity, or holds another key (`sealed_form_untrusted`).
    """
    key = _half(form, files, KEY, _decrypted(form, files, f"{KEY}.identity.age", identity), Key)
    if key.form_id != form.form_id or set(key.right) != {item.item_id for item in form.items}:
        raise _untrusted(form, KEY, "items")
    for item in form.items:
        digest = key_digest(key.salts.get(item.item_id, ""), item.item_id, item.version, key.right[item.item_id])
        if digest != item.key_digest:
            raise _untrusted(form, KEY, "key_digest")
    return key


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise Invalid("age_recipient_wrong", field="recipient") from error


def _sealed_half(half: Paper | Key) -> tuple[bytes, bytes]:
    """Return the half encrypted to a fresh identity, and that identity as text in bytes."""
    identity = pyrage.x25519.Identity.generate()
    plain = msgspec.json.encode(half, order="deterministic")
    return pyrage.encrypt(plain, [identity.to_public()]), str(identity).encode("ascii")


def _decrypted(form: Form, files: Mapping[str, bytes], name: str, identity: str) -> bytes:
    part = name.split(".", maxsplit=1)[0]
    data = files.get(name, b"")
    if not 0 < len(data) <= PART_LIMIT_BYTES:
        raise _untrusted(form, part, "size")
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as error:
        raise _untrusted(form, part, "decrypt") from error


def _released(form: Form, data: bytes, release_code: str) -> bytes:
    if not release_code:
        raise Refused("release_code_wrong", form=form.form_id)
    try:
        return bytes(pyrage.passphrase.decrypt(data, release_code))
    except pyrage.DecryptError as error:
        raise Refused("release_code_wrong", form=form.form_id) from error


def _half(form: Form, files: Mapping[str, bytes], part: str, identity: bytes, kind: type[Half]) -> Half:
    plain = _decrypted(form, files, f"{part}.age", identity.decode("ascii", errors="replace"))
    try:
        return msgspec.json.decode(plain, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _untrusted(form, part, "content") from error


def _untrusted(form: Form, part: str, reason: str) -> Untrusted:
    return Untrusted("sealed_form_untrusted", form=form.form_id, part=part, reason=reason)
