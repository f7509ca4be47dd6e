"""Sentences of the engine as the window says them: what the command line calls ``--crs`` is a control here."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

SETTINGS = {name: name for name in ("stage", "standard", "earlier", "waivers", "manual", "since", "decisions")}
SETTINGS["check-survey"] = "survey"
"""Option → its line in the settings of a check."""

DIALOG = ("SetupButton", "设置")
LAYERS = {"AREA": "areas", "LINE": "lines"}

ELSEWHERE = {
    "crs": ("FormatsDialog", "图的坐标系"),
    "templates": ("FormatsDialog", "单位模板"),
}
"""Option → context and Chinese word of its control, as they are translated there."""

OPTION = re.compile(r"--as (AREA|LINE)=[^\s，。；）)]*|--([a-z][a-z-]*)")
BRACKETED = re.compile(r"（--([a-z][a-z-]*)）| \(--([a-z][a-z-]*)\)")
INNER = re.compile(r"(?<=[\u3400-\u9fff，；：]) (?=“)|(?<=”) (?=[\u3400-\u9fff，；。])")
"""Spaces that Chinese has around an option, and not around quotation marks."""


def in_window(text: str) -> str:
    """``text`` with the window's controls in the place of options; options that have none here are kept, and those in
    brackets behind their own name are left out."""
    if "--" not in text:
        return text
    text = BRACKETED.sub(_bracketed, text)
    return INNER.sub("", OPTION.sub(lambda found: _control(found) or found[0], text))


def _bracketed(found: re.Match[str]) -> str:
    option = found[1] or found[2]
    if option in SETTINGS:
        name = _setting(SETTINGS[option])
        return f"（{name}）" if found[1] else f" ({name})"
    return "" if option in ELSEWHERE or option == "out" else found[0]


def _control(found: re.Match[str]) -> str:
    """The name of the control, "" where the window has none."""
    if found[1]:
        return _setting(LAYERS[found[1]])
    if found[2] in SETTINGS:
        return _setting(SETTINGS[found[2]])
    return f"“{QCoreApplication.translate(*ELSEWHERE[found[2]])}”" if found[2] in ELSEWHERE else ""


def _setting(name: str) -> str:
    from .setup import words

    dialog = QCoreApplication.translate(*DIALOG)
    return f"“{dialog}{': ' if dialog.isascii() else '：'}{words.name(name)}”"
