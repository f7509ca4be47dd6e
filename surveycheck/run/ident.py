"""Identity of a defect: the same defect has the same id, whatever handles, order, direction or file name.

What goes in: the rule's code; of drawn things the layer, the text and the set of their coordinates as written; of
records the table, the key and the field; and the spot. Coordinates are compared as numbers, so 1.10 and 1.1 agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from math import floor

import numpy as np

from surveycheck.model import Document, Drawing, Feature, Issue, Place, Point, Record, SourceFile
from surveycheck.model.columns import Floats
from surveycheck.pack import Pack
from surveycheck.rule import Defect, Row, Value, Where
from surveycheck.rule.paths import role_of

TABLE_KEYS = {
    "files": ("role",),
    "features": ("role", "layer", "code"),
    "fields": ("table", "field"),
    "tables": ("table",),
    "keys": ("table", "key"),
    "codes": ("list", "code"),
    "limits": ("limit", "upto"),
}
"""The columns that tell the rows of a known table apart; other tables are told apart by their first column."""

SPOT_GRID = 0.001
SPOT_OFFSET = 0.000317
"""Spots are compared on a grid of 1 mm. The offset keeps the usual spots (millimetres, and the middles and thirds of
such) away from the edges of the grid's cells, where the last bit of a float would decide."""

MANY = 16
"""So many witnesses of one defect, that others may share."""

Known = dict[object, tuple[object, tuple[str, ...]]]
"""What stands for witnesses by the id of their tuple, and for features of many vertices by drawing and row; tuple or
drawing is kept."""


def row_key(row: Row) -> str:
    """The key of a table row, as text."""
    columns = TABLE_KEYS.get(row.table, tuple(row.values)[:1])
    return "/".join(row[c] for c in columns if row[c])


def record_key(record: Record, pack: Pack) -> str:
    """The business key of a record: its key fields as the pack's fields table names them; "" if it has none."""
    keys = pack.key_fields.get(record.table, ())
    return "/".join(value for value in map(record.get, keys) if value)


def identity(code: str, defect: Defect, pack: Pack, known: Known | None = None) -> str:
    """A digest of what is defective, as text of 40 hexadecimal letters. ``known`` remembers witnesses that many defects
    share, from one call to the next."""
    known = {} if known is None else known
    witnesses = sorted((_own(defect.where, pack, known), *_others(defect.others, pack, known)))
    parts = [code, defect.case, defect.field, _spot(defect.at), *witnesses]
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _own(where: Where, pack: Pack, known: Known) -> str:
    """As ``_of``; a line of very many vertices may have very many defects, and is put together once."""
    if not isinstance(where, Feature):
        return _of(where, pack)
    start, key = where.drawing.entities.start, (id(where.drawing), where.row)
    if start[where.row + 1] - start[where.row] < MANY:
        return _of(where, pack)
    if key not in known:
        known[key] = (where.drawing, (_of(where, pack),))
    return known[key][1][0]


def _others(others: tuple[Where, ...], pack: Pack, known: Known) -> tuple[str, ...]:
    if len(others) < MANY:
        return tuple(_of(other, pack) for other in others)
    if id(others) not in known:
        known[id(others)] = (others, tuple(_of(other, pack) for other in others))
    return known[id(others)][1]


def unique(identities: Iterable[str], code: str) -> tuple[str, ...]:
    """Short ids out of identities: defects that nothing tells apart are numbered."""
    seen: dict[str, int] = {}
    ids = []
    for text in identities:
        number = seen[text] = seen.get(text, 0) + 1
        ids.append(f"{code}-{text[:12]}" + (f"-{number}" if number > 1 else ""))
    return tuple(ids)


def _spot(at: Point | None) -> str:
    if at is None:
        return ""
    return ",".join(str(floor((value + SPOT_OFFSET) / SPOT_GRID)) for value in at)


def _of(where: Where, pack: Pack) -> str:
    if isinstance(where, Feature):
        return _feature(where)
    if isinstance(where, Record):
        return f"record {where.table} {record_key(where, pack) or _content(where)}"
    if isinstance(where, Value):
        return f"{_of(where.record, pack)} {where.field}"
    if isinstance(where, Row):
        return f"row {where.table} {row_key(where)}"
    if isinstance(where, SourceFile):
        return f"file {where.path}"
    if isinstance(where, Drawing | Document):
        role = role_of(pack.table("files"), where.file)
        return f"{type(where).__name__} {role['role'] if role else ''}"
    if isinstance(where, Issue):
        return f"issue {where.code} {where.xpath} {sorted(where.facts.items())}"
    if isinstance(where, Place):
        return f"place {where.layer} {where.key} {where.xpath} {_spot(where.at)}"
    return ""


def _content(record: Record) -> str:
    """What tells a record without key from others: its values, or how many there are where no record has so many."""
    count = record.size
    if count > MOST_VALUES:
        return f"{count} values"
    return "\x1e".join(f"{name}={value}" for name, value in sorted(record.values.items()))


MOST_VALUES = 10_000

FEW = 16
"""Up to so many points Python sorts faster than numpy, and to the same end."""


def _distinct(points: Floats) -> Floats:
    """The different points (k, 3) in order of their coordinates."""
    if len(points) > FEW or not len(points) or not np.isfinite(points).all():
        return np.unique(points, axis=0)
    return np.array(sorted(set(map(tuple, points.tolist()))), np.float64)


def _feature(feature: Feature) -> str:
    entities, row = feature.drawing.entities, feature.row
    points = _distinct(entities.xyz[entities.start[row] : entities.start[row + 1]] + 0.0)
    extra = (entities.radius[row], *entities.angle[row], entities.rotation[row])
    block = "" if entities.block[row].startswith("*D") else entities.block[row]  # numbered anew by each program
    text = f"{entities.type[row]} {feature.layer.casefold()} {block} {entities.text[row]} {extra}"
    return f"feature {text} {sha256(points.tobytes()).hexdigest()}"
