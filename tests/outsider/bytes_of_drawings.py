"""Defects of the bytes of a drawing: lost lines, numbers that are none, entities that programs do not know."""

from __future__ import annotations

import re
from random import Random

from drawing import SHEETS, Copy, Planted, codes, kind, rewrite
from judge import Spot

READ = "FMT-01 FMT-16 FMT-17 FMT-18 FMT-20 FMT-22"
PROXY = (b"  0\r\nACAD_PROXY_ENTITY\r\n  5\r\nFFE1\r\n100\r\nAcDbEntity\r\n  8\r\nTK\r\n100\r\nAcDbProxyEntity\r\n"
         b" 90\r\n498\r\n 91\r\n500\r\n")  # fmt: skip
OLE = (
    "  0\r\nOLE2FRAME\r\n  5\r\nFFE2\r\n100\r\nAcDbEntity\r\n  8\r\nTK\r\n100\r\nAcDbOle2Frame\r\n 70\r\n     2\r\n"
    "  3\r\nOLE\r\n 10\r\n{x}\r\n 20\r\n{y}\r\n 11\r\n{x}\r\n 21\r\n{y}\r\n 71\r\n2\r\n 90\r\n0\r\n  1\r\nOLE\r\n"
)


def _entities(data: bytes) -> int:
    return data.index(b"ENTITIES")


def _in_entities(data: bytes, new: bytes) -> bytes:
    """In front of the first entity, with the line ends of the file."""
    at = re.compile(rb"ENTITIES\r?\n").search(data)
    assert at is not None
    new = new if b"\r\n" in data[:200] else new.replace(b"\r\n", b"\n")
    return data[: at.end()] + new + data[at.end() :]


@kind
def proxy_entity(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    rewrite(copy, file, lambda data: _in_entities(data, PROXY))
    return Planted(codes("FMT-10"), (Spot(file),), file)


@kind
def ole_frame(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    x, y = copy.space(file).query("LWPOLYLINE").first.get_points("xy")[0]
    copy.open.clear()
    rewrite(copy, file, lambda data: _in_entities(data, OLE.format(x=x, y=y).encode()))
    return Planted(codes("FMT-09"), (Spot(file),), file)


@kind
def line_lost(copy: Copy, random: Random) -> Planted:
    """One line of the entities is gone: codes and values are out of step from there."""
    file = random.choice(SHEETS)

    def change(data: bytes) -> bytes:
        lines = data.splitlines(keepends=True)
        first = next(n for n, line in enumerate(lines) if line.strip() == b"ENTITIES")
        del lines[random.randrange(first + 50, len(lines) - 50)]
        return b"".join(lines)

    rewrite(copy, file, change)
    return Planted(codes(READ), (Spot(file),), file)


@kind
def number_unreadable(copy: Copy, random: Random) -> Planted:
    """A coordinate with a letter, a comma, or none at all."""
    file = random.choice(SHEETS)
    new = random.choice((b"61O123.5", b"612345,678", b"nan", b"1e999", b""))

    def change(data: bytes) -> bytes:
        found = [m for m in re.finditer(rb"\n 10\r?\n *([0-9.]+)", data) if m.start() > _entities(data)]
        one = random.choice(found)
        return data[: one.start(1)] + new + data[one.end(1) :]

    rewrite(copy, file, change)
    return Planted(codes(READ), (Spot(file),), f"{file} {new.decode()}")


@kind
def end_of_file_lost(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    rewrite(copy, file, lambda data: re.sub(rb" *0\r?\nEOF\r?\n?\s*$", b"", data))
    return Planted(codes(READ), (Spot(file),), file)


@kind
def handle_twice(copy: Copy, random: Random) -> Planted:
    """One entity has the handle of another."""
    file = random.choice(SHEETS)

    def change(data: bytes) -> bytes:
        found = [m for m in re.finditer(rb"\nLWPOLYLINE\r?\n *5\r?\n([0-9A-F]+)", data) if m.start() > _entities(data)]
        one, two = random.sample(found, 2)
        return data[: one.start(1)] + two[1] + data[one.end(1) :]

    rewrite(copy, file, change)
    return Planted(codes(READ), (Spot(file),), file)


@kind
def not_a_drawing(copy: Copy, random: Random) -> Planted:
    """A spreadsheet, a picture or a web page under the name of a drawing."""
    file = random.choice(SHEETS)
    new = random.choice((b"PK\x03\x04" + bytes(200), b"<html><body>404</body></html>", b"AC1027" + bytes(500)))
    rewrite(copy, file, lambda _: new)
    return Planted(codes("FMT-01 PKG-03 PKG-08"), (Spot(file),), file)
