"""Where something is, in the words of a paper."""

from __future__ import annotations

from surveycheck.model import Place
from surveycheck.report.numbers import survey_spoken
from surveycheck.report.paper.talk import Talk


def place_of(talk: Talk, place: Place) -> str:
    """File, layer, handles, layout, line and key, as far as they are known."""
    parts = [place.file.rpartition("/")[2], place.layer]
    parts.append(f"{talk('handle')} {' › '.join(place.handles)}" if place.handles else "")
    parts.append(talk("in-layout", name=place.layout) if place.layout else "")
    parts.append(talk("line", n=place.line) if place.line and not place.handles else "")
    parts.append(f"{talk('key')} {place.key}" if place.key else "")
    return " · ".join(part for part in parts if part)


def at_of(talk: Talk, place: Place) -> str:
    """X north, Y east; "" where nothing is drawn."""
    return talk.of(survey_spoken(place.at)) if place.at else ""
