"""The codes inside texts: ``%%d``, ``\\U+XXXX``, ``\\M+nXXXX``, carets, and the formatting of MTEXT.

Source: DXF reference, *MTEXT* and *TEXT* (control codes); \\M+ from the multibyte interchange format of AutoCAD R12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

UNICODE = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
PAIR = re.compile(r"\\U\+([Dd][89ABab][0-9A-Fa-f]{2})\\U\+([Dd][C-Fc-f][0-9A-Fa-f]{2})")
"""A character beyond the basic plane, as its two surrogates."""

MULTIBYTE = re.compile(r"\\M\+([1-5])([0-9A-Fa-f]{4})")
CODE_PAGES = {"1": "cp932", "2": "cp950", "3": "cp949", "4": "johab", "5": "gb18030"}
CARET = re.compile(r"\^(.)", re.DOTALL)
SIGNS = {"c": "Ø", "d": "°", "p": "±", "%": "%"}
PERCENT = re.compile(r"%%(\d{3}|.)", re.DOTALL)
PLAIN_AS_IT_IS = re.compile(r"[\\{}^%]")
STACK = re.compile(r"\\S((?:\\.|[^;\\])*);", re.DOTALL)
FORMAT = re.compile(
    r"\\(?:([PNLlOoKkX~\\{}])|(?:A[0-2]|[Cc][0-9]+|[HQTW][-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)x?);?|[AaCcFfHpQTW][^;\\{}]*;)",
    re.DOTALL,
)
"""A command of one letter; one with a number, which ends where the number does, with or without a semicolon; or one
whose words end with a semicolon. Other letters are no commands: the backslash is a character of the text."""


def unescaped(text: str) -> str:
    """``\\U+XXXX`` and ``\\M+nXXXX`` as the characters that they mean; left as they are where they mean none."""
    if "\\" not in text:
        return text
    text = PAIR.sub(lambda match: bytes.fromhex(match[1] + match[2]).decode("utf-16-be"), text)
    return "".join(map(_unescaped, _pieces(text)))


PIECE = 100_000


def _pieces(text: str) -> Iterator[str]:
    """A long text in pieces that begin with a backslash: millions of escapes in one take hundreds of megabytes."""
    begin = 0
    while begin < len(text):
        end = text.find("\\", begin + PIECE)
        end = len(text) if end < 0 else end
        yield text[begin:end]
        begin = end


def _unescaped(text: str) -> str:
    text = UNICODE.sub(lambda match: _character(int(match[1], 16)) or match[0], text)
    return MULTIBYTE.sub(_multibyte, text)


def _character(number: int) -> str:
    return "" if 0xD800 <= number <= 0xDFFF or number == 0 else chr(number)


def _multibyte(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[2]).decode(CODE_PAGES[match[1]])
    except (UnicodeDecodeError, LookupError):
        return match[0]


def _carets(text: str) -> str:
    """``^I`` is a tab, ``^ `` (caret, blank) a caret."""
    return CARET.sub(lambda match: chr((ord(match[1]) - 64) % 126) if ord(match[1]) < 127 else match[0], text)


def plain_text(text: str) -> str:
    """What a TEXT, ATTRIB or ATTDEF shows."""
    if "^" in text:
        text = _carets(text).replace("\n", "").replace("\r", "").rstrip("^")
    return PERCENT.sub(_sign, text) if "%%" in text else text


def _sign(match: re.Match[str]) -> str:
    code = match[1].lower()
    if code in SIGNS:
        return SIGNS[code]
    if code in "kou":
        return ""
    if code.isdigit() and len(code) == 3 and code.isascii():
        return chr(int(code))
    return match[0]


def plain_mtext(text: str) -> str:
    """What an MTEXT shows, without its formatting; a paragraph ends with ``\\n``."""
    if not PLAIN_AS_IT_IS.search(text):
        return text
    if "^" in text:
        text = _carets(text)
    out: list[str] = []
    place = 0
    while place < len(text):
        char = text[place]
        if char == "\\":
            place = _command(text, place, out)
        elif char == "%" and (match := PERCENT.match(text, place)):
            out.append(_sign(match))
            place = match.end()
        else:
            out.append("" if char in "{}" else char)
            place += 1
    return "".join(out)


def _command(text: str, place: int, out: list[str]) -> int:
    """One command from the backslash at ``place``; returns where the text goes on."""
    if stack := STACK.match(text, place):
        out.append(re.sub(r"\\(.)", r"\1", stack[1], flags=re.DOTALL))
        return stack.end()
    match = FORMAT.match(text, place)
    if match is None:
        out.append("\\")
        return place + 1
    if match[1]:
        out.append({"P": "\n", "X": "\n", "N": " ", "~": "\u00a0", "\\": "\\", "{": "{", "}": "}"}.get(match[1], ""))
    return match.end()
