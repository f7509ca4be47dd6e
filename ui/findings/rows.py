"""A finding as a row: the mapping that progress events bring and that a report's findings are made into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveycheck import visible

Finding = Mapping[str, Any]

SEVERITIES = ("A", "B", "C", "D", "note")
"""Worst first."""


def as_row(finding: Any) -> dict[str, Any]:
    """A finding of a report as the mapping that progress events bring."""
    place = vars(finding.place)
    return {**vars(finding), **place, "others": [vars(other) for other in finding.others]}


def in_language(finding: Finding, word: str, lang: str) -> str:
    """``title`` or ``message`` in a language; the Chinese one where there is no other."""
    return str(finding.get(f"{word}_en" if lang == "en" else word) or finding.get(word) or "")


def drawn_place(finding: Finding) -> Finding:
    """The place of it that is on a layer: its own, else that of the first other witness that is drawn, else its own."""
    if finding.get("layer"):
        return finding
    others = finding.get("others")
    return next((other for other in others if other.get("layer")), finding) if others else finding


def layer_of(finding: Finding) -> str:
    """Its layer, or that of the other witness that is drawn."""
    return str(drawn_place(finding).get("layer") or "")


def spot(place: Finding) -> str:
    """Where in its file: layer, handles and layout, or XML path and line, or the key."""
    if place.get("xpath"):
        return f"{place['xpath']}:{place['line']}" if place.get("line") else str(place["xpath"])
    parts = (place.get("layer"), "/".join(place.get("handles") or ()), place.get("layout"))
    return "  ".join(str(part) for part in parts if part) or str(place.get("key") or "")


def where(place: Finding) -> str:
    """File and spot in it, on one line."""
    return "  ".join(part for part in (str(place.get("file") or ""), spot(place)) if part)


def one_line(text: str) -> str:
    """The text without line breaks and tabs, as a cell of a table shows it; what would hide is made visible."""
    return visible(" ".join(text.split()))


def as_text(finding: Finding, lang: str) -> str:
    """A row as text for the clipboard: class, code, title, message, place; separated by tabs."""
    words = [str(finding.get("severity", "")), str(finding.get("code", ""))]
    words += [one_line(in_language(finding, word, lang)) for word in ("title", "message")]
    at = finding.get("at")
    words += [one_line(where(finding)), f"X={at[1]:.3f} Y={at[0]:.3f}" if at else ""]
    return "\t".join(words).rstrip("\t")
