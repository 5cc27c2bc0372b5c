"""Bytes to text without loss: which encoding, and a note wherever it had to be judged."""

from __future__ import annotations

import codecs
import re

import msgspec

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
"""What browsers take these names to mean (WHATWG Encoding Standard)."""

_OTHER_SCRIPTS = ["cp1256", "cp1251", "koi8_r", "cp1253", "cp1255", "gb18030", "big5", "shift_jis", "euc_kr", "cp874"]
"""Legacy encodings that are tried where most letters are not ASCII, so that cp1252 would be nonsense."""

_SAMPLE = 65_536


class Decoded(msgspec.Struct, frozen=True):
    """``text``, the ``encoding`` it was read as, and a ``note`` where that was judged and not told."""

    text: str
    encoding: str
    note: str | None = None


def boms_encoding(data: bytes) -> str | None:
    """The encoding that a byte-order mark tells, if there is one."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, told by NULs standing in every other byte of mostly Latin text."""
    sample = data[:2000]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    if even > 0.7 and odd < 0.1:
        return "utf-16-be"
    return None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Text of ``data``: by byte-order mark, UTF-8, what the document declares, else by judgement with a note."""
    marked = boms_encoding(data)
    if marked is not None:
        mark = next(mark for mark, name in _BOMS if name == marked)
        text = data[len(mark) :].decode(marked, "replace")
        return Decoded(text, marked, _damage(text, marked))
    wide = unmarked_utf16(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), wide, f"not UTF-8; read as {wide}, which it does not declare")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    name = _python_name(declared)
    if name is not None and name != "utf-8":
        text = data.decode(name, "replace")
        return Decoded(text, name, _damage(text, name))
    if _mostly_utf8(data):
        text = data.decode("utf-8", "accounted-cp1252")
        return Decoded(text, "utf-8", "holds bytes that are not UTF-8; those alone were read as cp1252")
    name = _judged(data)
    return Decoded(data.decode(name, "replace"), name, f"not UTF-8 and declares no encoding; read as {name}")


def _byte_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


codecs.register_error("accounted-cp1252", _byte_as_cp1252)


def _mostly_utf8(data: bytes) -> bool:
    """True where sequences of UTF-8 outnumber the bytes that break it."""
    sample = data[: 4 * _SAMPLE]
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return len(re.findall(r"[^\x00-\x7f\ufffd]", text)) > bad


def _judged(data: bytes) -> str:
    sample = re.sub(rb"[\s\d]+", b" ", data[:_SAMPLE])
    high = len(re.findall(rb"[\x80-\xff]", sample))
    if high * 10 > len(sample) * 3:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_SAMPLE], cp_isolation=_OTHER_SCRIPTS).best()
        if best is not None:
            return str(best.encoding)
    return "cp1252"


def _damage(text: str, name: str) -> str | None:
    count = text.count("\ufffd")
    return None if count == 0 else f"{count} places are not {name}; each stands as the replacement character"


def _python_name(declared: str | None) -> str | None:
    if declared is None:
        return None
    name = declared.strip().strip("\"'").lower()
    name = _WEB_NAMES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Codecs that do not make text of bytes (hex, rot13, zip) are no encodings.
    return info.name if getattr(info, "_is_text_encoding", True) and info.name not in ("idna", "punycode") else None
