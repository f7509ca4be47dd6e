"""Files cut off, at places that are spread evenly and at places where a reader is most easily misled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
EVEN = 48
OF_A_KIND = 5
LESS = 16, 2
"""As many for samples that are made as others are."""

MISLEADING = {
    "within a line end": rb"\r(?=\n)",
    "within a character": rb"[\x80-\xff](?=[\x80-\xff])",
    "within a group code": rb"\n *[1-9](?=\d\r?\n)",
    "after a group code": rb"\n *\d+\r?(?=\n)",
    "after a record's 0": rb"\n *0\r?\n(?=[A-Z])",
    "after a number that is whole, or half": rb"\n-?\d+\.(?=\d)",
    "before a section ends": rb"\n(?= *0\r?\nENDSEC)",
    "after a section ends": rb"\nENDSEC\r?\n",
    "before a table ends": rb"\n(?= *0\r?\nENDTAB)",
    "before a block ends": rb"\n(?= *0\r?\nENDBLK)",
    "before the extended data": rb"\n(?=1001\r?\n)",
    "after an element": rb"</[^>]*>",
    "within a tag": rb"</?\w",
    "before an end tag": rb"(?=</)",
}


def shipped() -> Iterator[tuple[str, bytes]]:
    """Every DXF and XML below ``samples``, each content once."""
    seen: set[bytes] = set()
    for path in sorted(SAMPLES.rglob("*")):
        if path.suffix in (".dxf", ".xml") and (data := path.read_bytes()) not in seen:
            seen.add(data)
            yield path.relative_to(SAMPLES).as_posix(), data


def significant(data: bytes) -> int:
    """Where the last byte stands that says something."""
    return len(data.rstrip(b"\r\n\t \x00\x1a")) - 1


def places(data: bytes, even: int = EVEN, of_a_kind: int = OF_A_KIND) -> list[int]:
    """Lengths to cut a file to; none keeps its last significant byte."""
    last = significant(data)
    found = {round(i * last / (even - 1)) for i in range(even)}
    found |= set(range(max(0, last - 12), last + 1)) | set(range(min(4, last)))
    for pattern in MISLEADING.values():
        ends = [match.end() for match in re.finditer(pattern, data) if match.end() <= last]
        found |= set(_spread(ends, of_a_kind))
    return sorted(found)


def _spread(ends: list[int], count: int) -> list[int]:
    return ends if len(ends) <= count else [ends[round(i * (len(ends) - 1) / max(count - 1, 1))] for i in range(count)]
