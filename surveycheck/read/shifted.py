"""Encodings whose bytes are all ASCII: HZ (RFC 1843) writes ``~{WZ5X~}``, UTF-7 (RFC 2152) writes ``+W5dXMA-``."""

from __future__ import annotations

import re

from surveycheck.read.languages import commonness

_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_UTF7 = re.compile(rb"\+[A-Za-z0-9/][A-Za-z0-9/+]{2,}-?")
SHIFTED = (("hz", _HZ, b""), ("utf-7", _UTF7, b"-"))
"""Encodings whose bytes are all ASCII: what stands for other characters in them, and what ends it."""


def shifted(data: bytes, name: str, written: re.Pattern[bytes], end: bytes) -> list[str]:
    """The texts that an encoding of ASCII bytes stands for; none where it cannot be that."""
    if _read(data, name) is None:
        return []
    parts = [_read(part if part.endswith(end) else part + end, name) or "" for part in written.findall(data)]
    return parts if commonness("".join(parts)) == 1.0 and all(p and min(p) > "\x7f" for p in parts) else []


def _read(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeError:
        return None
