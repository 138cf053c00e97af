"""CBOR for tokens that travel: a writer for one fixed form, and a reader that accepts exactly that form and nothing else.

Only what a signed paper needs: whole numbers, byte strings, texts, arrays, maps, and one tag around the whole. Floats, indefinite
lengths, simple values, nested tags, keys twice, keys out of order, numbers longer than needed and trailing bytes are
refused, so that one meaning has one spelling (RFC 8949, 4.2.1) and a reader has no dark corners.
"""

from __future__ import annotations

from typing import Final

Value = int | bytes | str | tuple["Value", ...] | dict["int | str", "Value"]


class Malformed(ValueError):
    """The bytes are not in the deterministic form; the argument says in a word what is wrong."""


MAX_DEPTH: Final = 6
"""Nesting of arrays and maps; a paper needs three."""

_UINT, _NINT, _BYTES, _TEXT, _ARRAY, _MAP, _TAG = range(7)


def encode(value: Value, tag: int | None = None) -> bytes:
    """Write a value in the deterministic form, inside `tag` when one is given."""
    return (b"" if tag is None else _head(_TAG, tag)) + _encoded(value)


def decode(data: bytes, tag: int | None = None) -> Value:
    """Read one value that fills `data` completely; with `tag`, it must stand inside exactly that tag.

    Raises: Malformed at the first thing that is not in the deterministic form.
    """
    reader = _Reader(data)
    if tag is not None and reader.head() != (_TAG, tag):
        raise Malformed("tag")
    value = reader.value(0)
    if reader.place != len(data):
        raise Malformed("trailing_bytes")
    return value


def _encoded(value: Value) -> bytes:
    if isinstance(value, int):
        return _head(_UINT, value) if value >= 0 else _head(_NINT, -1 - value)
    if isinstance(value, bytes):
        return _head(_BYTES, len(value)) + value
    if isinstance(value, str):
        raw = value.encode()
        return _head(_TEXT, len(raw)) + raw
    if isinstance(value, tuple):
        return _head(_ARRAY, len(value)) + b"".join(map(_encoded, value))
    pairs = sorted((_encoded(key), _encoded(item)) for key, item in value.items())
    return _head(_MAP, len(pairs)) + b"".join(key + item for key, item in pairs)


def _head(major: int, number: int) -> bytes:
    """Write a type and its number in the shortest way."""
    if number < 24:
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << 8 * size:
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    raise ValueError("a number of at most 64 bits")


class _Reader:
    """A place in the bytes, moving forward only."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.place = 0

    def head(self) -> tuple[int, int]:
        """Read a type and its number; only the shortest spelling passes."""
        first = self._take(1)[0]
        major, code = first >> 5, first & 31
        if code < 24:
            return major, code
        if code > 27:
            raise Malformed("indefinite_length")
        if major > _TAG:
            raise Malformed("type")
        size = 1 << (code - 24)
        number = int.from_bytes(self._take(size), "big")
        if number < (24 if size == 1 else 1 << 4 * size):
            raise Malformed("not_shortest")
        return major, number

    def value(self, depth: int) -> Value:
        """Read one value of any allowed type."""
        if depth > MAX_DEPTH:
            raise Malformed("too_deep")
        major, number = self.head()
        if major == _UINT:
            return number
        if major == _NINT:
            return -1 - number
        if major == _BYTES:
            return self._take(number)
        if major == _TEXT:
            return self._text(number)
        if major not in (_ARRAY, _MAP):
            raise Malformed("type")
        if number > len(self._data):
            raise Malformed("cut_short")
        return self._map(number, depth) if major == _MAP else tuple(self.value(depth + 1) for _ in range(number))

    def _map(self, pairs: int, depth: int) -> Value:
        found: dict[int | str, Value] = {}
        previous = b""
        for _ in range(pairs):
            start = self.place
            key = self.value(depth + 1)
            spelled = self._data[start : self.place]
            if not isinstance(key, int | str):
                raise Malformed("key")
            if spelled == previous:
                raise Malformed("key_twice")
            if spelled < previous:
                raise Malformed("key_order")
            previous = spelled
            found[key] = self.value(depth + 1)
        return found

    def _text(self, length: int) -> str:
        try:
            return self._take(length).decode()
        except UnicodeDecodeError as error:
            raise Malformed("text") from error

    def _take(self, count: int) -> bytes:
        taken = self._data[self.place : self.place + count]
        if len(taken) != count:
            raise Malformed("cut_short")
        self.place += count
        return taken
