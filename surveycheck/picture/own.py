"""Pictures that come from elsewhere, such as a saved page: is it what our own renderer writes, and nothing more?"""

from __future__ import annotations

from xml.parsers.expat import ExpatError, ParserCreate

ELEMENTS = frozenset(("svg", "g", "path", "rect", "circle", "text"))
ATTRIBUTES = frozenset(
    (
        *("xmlns", "viewBox", "width", "height", "x", "y", "cx", "cy", "r", "rx", "d", "transform", "role"),
        *("fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
        *("stroke-linejoin", "stroke-linecap", "font-size", "font-family", "font-weight", "text-anchor"),
    )
)
LONGEST = 400_000


class _ForeignError(Exception):
    pass


def is_own(picture: str) -> bool:
    """Does it hold only what our renderer writes: shapes and texts, no reference, style, script or entity?"""
    if not picture.startswith("<svg") or len(picture) > LONGEST or "<!" in picture or "<?" in picture:
        return False
    parser = ParserCreate("utf-8")
    parser.StartElementHandler = _known
    try:
        parser.Parse(picture.encode("utf-8", "replace"), True)
    except (ExpatError, _ForeignError):
        return False
    return True


def _known(name: str, attributes: dict[str, str]) -> None:
    told = all(key in ATTRIBUTES and "url" not in value.casefold() for key, value in attributes.items())
    if name not in ELEMENTS or not told:
        raise _ForeignError(name)
