"""What the person at the terminal sees: language, results on standard output, messages on standard error."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Screen:
    """``lang`` is zh or en, ``asked`` for by name or told from the system. With ``jsonl`` everything on standard
    error is one JSON object a line. ``apart``: this is
    the program itself, and may leave its work to a process that it watches."""

    lang: str = "zh"
    jsonl: bool = False
    debug: bool = False
    apart: bool = False
    asked: bool = False

    def word(self, zh: str, en: str) -> str:
        """The words in the language of the screen."""
        return en if self.lang == "en" else zh

    def say(self, text: str) -> None:
        """A result, on standard output."""
        put(sys.stdout, text if text.endswith("\n") else text + "\n")

    def tell(self, zh: str, en: str, level: str = "info", fraction: float = 1.0, **more: object) -> None:
        """A message, on standard error; names in it come from strangers and cannot move the cursor. ``more`` is for
        programs."""
        if self.jsonl:
            self.event("message", fraction, {"level": level, "message": zh, "message_en": en, **_said(more)})
        else:
            from surveycheck.cli.layout import visible

            put(sys.stderr, visible(self.word(zh, en)) + "\n")

    def event(self, event: str, fraction: float, fields: Mapping[str, object]) -> None:
        """One line of JSON on standard error."""
        import json

        line = {"event": event, **fields, "fraction": round(fraction, 4)}
        put(sys.stderr, json.dumps(line, ensure_ascii=False, default=str) + "\n")


def _said(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


def put(stream: TextIO, text: str = "") -> None:
    """Say it now. Where the reader at the other end of a pipe is gone (``| head``), nothing more is said there, and the
    work goes on to its end: the reports are written, the exit status is the verdict's."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # Windows says EINVAL where others say EPIPE
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def screen_of(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Screen:
    """What the arguments say of the screen, wherever they say it: a wrong argument must be complained of in the right
    language, too."""
    lang = _value(arguments, "--lang")
    return Screen(
        lang=lang if lang in LANGUAGES else system_language(os.environ if environment is None else environment),
        jsonl=_value(arguments, "--progress") == "jsonl",
        debug="--debug" in arguments,
        asked=lang in LANGUAGES,
    )


def _value(arguments: Sequence[str], option: str) -> str:
    """The last value given to an option, as ``--option value`` or ``--option=value``."""
    found = ""
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and number + 1 < len(arguments):
            found = arguments[number + 1]
        elif argument.startswith(option + "="):
            found = argument.partition("=")[2]
    return found


def system_language(environment: Mapping[str, str]) -> str:
    """en where the system speaks English, else zh."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return "en" if value.lower().startswith("en") else "zh"
    return "en" if sys.platform == "win32" and _windows_language().startswith("en") else "zh"


def _windows_language() -> str:
    import ctypes
    import locale

    number = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009
    return locale.windows_locale.get(number, "zh")


def prepare_streams() -> None:
    """UTF-8 into files and pipes whatever the code page; on a terminal, what it cannot show becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if _is_terminal(stream) or "PYTHONIOENCODING" in os.environ:
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:
        return False
