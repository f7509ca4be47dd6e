"""What must hold of a reader for any input. ``judge`` raises ``AssertionError`` (or lets the reader's error out)."""

from __future__ import annotations

import hashlib
import io
import logging
import tempfile
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import shapely
from well_formed import sayable, well_formed

from surveycheck.model import Issue, Model
from surveycheck.model.columns import Labels
from surveycheck.model.drawing import PLACED, Entities
from surveycheck.read import peek, read, read_bytes
from surveycheck.read.errors import ReadError

logging.getLogger("ezdxf").setLevel(logging.CRITICAL)
EZDXF_EVERY = 4
"""Every so many inputs are given to ezdxf as well, which takes longer than our reader."""


def of_dxf(data: bytes) -> Model:
    return read_bytes({"a.dxf": data})


def of_xml(data: bytes) -> Model:
    return read_bytes({"a.xml": data}, schema=_schema())


def of_landxml(data: bytes) -> Model:
    return read_bytes({"a.xml": data})


def of_zip(data: bytes) -> Model:
    """Through a file, as deliverables come; a file that is no deliverable is a clear answer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        path.write_bytes(data)
        try:
            peek(path)
        except ReadError as error:
            sayable([error.zh, error.en])
        return read(path)


def of_inspect(data: bytes) -> Model:
    """The whole way by the ``geometry`` pack: no rule may crash on what the reader has let pass."""
    from surveycheck import inspect

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.dxf")
        path.write_bytes(data)
        report = inspect(path, pack="geometry")
    crashed = [run.code for run in report.runs if run.status == "crashed"]
    assert not crashed, crashed
    return Model("a")


TARGETS: dict[str, Callable[[bytes], Model]] = {
    "dxf": of_dxf,
    "xml": of_xml,
    "landxml": of_landxml,
    "zip": of_zip,
    "inspect": of_inspect,
}


@cache
def _schema() -> bytes:
    from surveycheck.pack import load_pack, schema

    return schema(load_pack("ningbo")).encode("utf-8")


def judge(target: str, data: bytes, number: int = 0) -> None:
    """Reads one input. ``number`` chooses which of the dearer questions are asked of it: all of them for 0."""
    model = TARGETS[target](data)
    well_formed(model)
    lossy = any(issue.loss for issue in model.issues)
    read_something = bool(model.drawings or model.documents)
    assert read_something or lossy or target in ("zip", "inspect") or _other_kind(model), "silence"
    if number % 3 == 0:
        assert fingerprint(TARGETS[target](data)) == fingerprint(model), "the same input, another result"
    if target == "dxf" and number % EZDXF_EVERY == 0 and not lossy:
        fewer = _fewer(data, model)
        assert not fewer, f"silently fewer than ezdxf: {fewer}"


def _other_kind(model: Model) -> bool:
    return all(file.kind not in ("dxf", "xml") and file.suffix not in (".dxf", ".xml") for file in model.files)


def _fewer(data: bytes, model: Model) -> dict[str, tuple[int, int]]:
    """Types of which ezdxf, where it reads the input without help, finds more than we do: ours and its number."""
    import ezdxf

    try:
        doc = ezdxf.read(io.StringIO(data.decode("latin-1").replace("\r\n", "\n")))
        theirs: dict[str, int] = {}
        for layout in (*doc.layouts, *(b for b in doc.blocks if not b.is_any_layout)):
            for entity in layout:
                theirs[entity.dxftype()] = theirs.get(entity.dxftype(), 0) + 1
    except Exception:  # no reference then
        return {}
    ours: dict[str, int] = {}
    for drawing in model.drawings:
        ours = drawing.entities.type.take(drawing.entities.space != PLACED).counts()
    return {kind: (ours.get(kind, 0), n) for kind, n in theirs.items() if ours.get(kind, 0) < n}


def fingerprint(model: Model) -> str:
    """A digest of everything that was read."""
    digest = hashlib.sha256()
    for drawing in model.drawings:
        digest.update(
            repr((drawing.header, drawing.layers, drawing.blocks, drawing.encoding, drawing.reader)).encode(
                "utf-8", "replace"
            )
        )
        _of_columns(drawing.entities, digest.update)
    for document in model.documents:
        digest.update(
            repr([(r.xpath, r.line, dict(r.values), dict(r.lines)) for r in document.records]).encode(
                "utf-8", "replace"
            )
        )
    digest.update(repr([_plain(issue) for issue in model.issues]).encode("utf-8", "replace"))
    return digest.hexdigest()


def _plain(issue: Issue) -> tuple[object, ...]:
    facts = {
        key: value for key, value in issue.facts.items() if key != "what"
    }  # ezdxf invents handles, in its own order
    return issue.code, issue.file, issue.line, issue.handle, issue.loss, sorted(facts.items(), key=repr)


def _of_columns(entities: Entities, update: Callable[[bytes], None]) -> None:
    for column in fields(entities):
        value = getattr(entities, column.name)
        if isinstance(value, Labels):
            update(repr((value.names, value.codes.tolist())).encode("utf-8", "replace"))
        elif value.dtype == object:
            update(repr(shapely.to_wkb(value).tolist()).encode())
        else:
            update(np.ascontiguousarray(value).tobytes())
