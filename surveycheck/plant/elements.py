"""Records as lxml elements: their values, and their paths as reports spell them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import etree

from surveycheck.plant.faults import PlantError


def tree_of(content: bytes, path: str) -> Any:
    """The root element. Raises PlantError when the file is not well formed. Nothing outside the file is loaded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise PlantError(
            f"{path} 不是合法的 XML，无法打开来植入缺陷：{error}",
            f"{path} is not well formed and cannot be opened to be spoilt: {error}",
        ) from error


def xml_bytes(root: Any) -> bytes:
    """The file, in the encoding that it declared."""
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    content = etree.tostring(root.getroottree(), encoding=encoding, xml_declaration=True)
    assert isinstance(content, bytes)  # text only for encoding="unicode"
    return content + b"\n"


def name_of(element: Any) -> str:
    """The local name; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: Any, field: str) -> Any:
    """The value's element, or None."""
    return next(element.iterchildren(f"{{*}}{field}"), None)


def value(element: Any, field: str) -> str:
    """The text of a child, or of an attribute for ``@name``; "" where there is none."""
    if field.startswith("@"):
        return str(element.get(field[1:]) or "")
    found = child(element, field)
    return "" if found is None else str(found.text or "").strip()


def has(element: Any, field: str) -> bool:
    """Is the value's element or attribute there?"""
    return field[1:] in element.attrib if field.startswith("@") else child(element, field) is not None


def put(element: Any, field: str, text: str) -> Any:
    """Change a value; gives what holds it: its element, or for an attribute the record."""
    if field.startswith("@"):
        element.set(field[1:], text)
        return element
    found = child(element, field)
    found.text = text
    return found


def removed(element: Any) -> None:
    """Take an element out, with the blank behind it."""
    element.getparent().remove(element)


def xpaths(elements: Iterable[Any]) -> list[str]:
    """``xpath`` of many: each parent is looked through once."""
    heads: dict[Any, str] = {}
    places: dict[Any, dict[Any, str]] = {}
    found = []
    for element in elements:
        parent = element.getparent()
        if parent is None or _is_value(element, parent):
            found.append(xpath(element))
            continue
        if parent not in places:
            heads[parent], places[parent] = xpath(parent), _steps(parent)
        found.append(f"{heads[parent]}/{places[parent][element]}")
    return found


def _steps(parent: Any) -> dict[Any, str]:
    """The last step to each child: its name, and its position among those of its name."""
    count: dict[str, int] = {}
    steps = {}
    for child_ in parent:
        name = name_of(child_)
        count[name] = count.get(name, 0) + 1
        steps[child_] = f"{name}[{count[name]}]"
    return steps


def _is_value(element: Any, parent: Any) -> bool:
    above = parent.getparent()
    return above is not None and above.getparent() is None and not len(element) and not element.attrib


def xpath(element: Any) -> str:
    """``/root/table[3]/field``: local names, each below the root with its position among those of its name; a value of
    a record below the root has none."""
    parent = element.getparent()
    name = name_of(element)
    if parent is None:
        return f"/{name}"
    if _is_value(element, parent):
        return f"{xpath(parent)}/{name}"
    same = [e for e in parent if name_of(e) == name]
    return f"{xpath(parent)}/{name}[{same.index(element) + 1}]"
