"""What the columnar reader does not vouch for goes through ezdxf, comes out as well-formed DXF, and is read again.

Binary DXF is turned into text pair by pair and loses nothing. Damaged DXF is rebuilt by ``ezdxf.recover``: the result
says so, with loss, since nobody can tell what the damaged place had held.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np

from surveycheck.model.columns import Labels
from surveycheck.model.drawing import Drawing
from surveycheck.model.parts import Parts
from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_records import Unproven
from surveycheck.read.issues import reason_facts

MOST = 100
"""No more repairs than this are listed one by one."""

STAMPED = frozenset(("$TDUPDATE", "$TDCREATE", "$VERSIONGUID", "$FINGERPRINTGUID", "$HANDSEED", "$ACADMAINTVER"))
"""Header variables that ezdxf writes anew: what the file says of them is lost."""

STAMP = b"EZDXF"
HANDLE = re.compile(rb"(?m)^[ \t]*5[ \t]*\r?\n[ \t]*([0-9A-Fa-f]{1,16})[ \t]*\r?$")
Again = Callable[[bytes], tuple[Drawing, tuple[Issue, ...]]]


def recovered(data: bytes, file: str, why: Unproven, again: Again) -> tuple[Drawing | None, tuple[Issue, ...]]:
    """The drawing of damaged or binary ``data``, read by ``again`` once it is well formed; None if it never is."""
    truncated = (Issue("dxf-truncated", file, why.line, loss=True),) if why.reason == "no-eof" else ()
    try:
        drawing, issues, repairs = _read(data, why, again)
        loss = repairs is not None
        if loss and not len(drawing.entities):
            raise ValueError("no entity was found")
    except Exception as error:  # whatever ezdxf stumbles over: the file stays unread, and that is said
        failed: Facts = {**reason_facts(why.reason), "error": _whole(f"{type(error).__name__}: {error}"[:200])}
        return None, (*truncated, Issue("dxf-unreadable", file, why.line, loss=True, facts=failed))
    drawing = replace(drawing, reader="recover", **_without_lines(drawing))
    facts: Facts = {**reason_facts(why.reason), "repairs": len(repairs or ())}
    said = [Issue("dxf-repair", file, facts={"what": repair}) for repair in (repairs or ())[:MOST]]
    issues = tuple(replace(issue, line=0) for issue in issues)
    code = "dxf-recovered" if loss else "dxf-binary"
    return drawing, (*truncated, Issue(code, file, why.line, loss=loss, facts=facts), *said, *issues)


def _read(data: bytes, why: Unproven, again: Again) -> tuple[Drawing, tuple[Issue, ...], list[str] | None]:
    """Drawing, issues, and what was repaired; None for the repairs of a binary file that needed none."""
    if why.reason == "binary":
        data = _text_of_binary(data)
        with suppress(Unproven):  # a binary file may be damaged, too
            return *again(data), None
    text, version, repairs = _rebuilt(data)
    try:
        drawing, issues = again(text)
    except Unproven:  # what ezdxf passes on as it found it
        drawing, issues = again(_without_objects(text))
    return _as_spelled(replace(drawing, version=version or drawing.version), data), issues, repairs


def _without_objects(text: bytes) -> bytes:
    """Without the section of things that are not drawn."""
    before, section, _ = text.partition(b"  0\nSECTION\n  2\nOBJECTS\n")
    return before + b"  0\nEOF\n" if section else text


def _text_of_binary(data: bytes) -> bytes:
    """Binary DXF as text, value for value; text keeps its bytes."""
    from ezdxf.lldxf.tagger import binary_tags_loader

    out = []
    for tag in binary_tags_loader(data, errors="surrogateescape"):
        value = tag.value
        if isinstance(value, bytes):
            text = value.hex().upper()
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value).replace("\r", " ").replace("\n", " ")
        out.append(f"{tag.code}\n{text}\n")
    return "".join(out).encode(_encoding_of(data), "surrogateescape")


def _encoding_of(data: bytes) -> str:
    """The encoding that ezdxf decodes a binary DXF with; with it, the bytes come back as they were."""
    from ezdxf.tools.codepage import toencoding

    version = re.search(rb"\$ACADVER\x00.{1,2}(AC\d{4})", data[:1024], re.DOTALL)
    if version and version[1] >= b"AC1021":
        return "utf8"
    page = re.search(rb"\$DWGCODEPAGE\x00.{1,2}?([A-Za-z][A-Za-z0-9_]*)\x00", data[:1024], re.DOTALL)
    return str(toencoding(page[1].decode("ascii"))) if page else "cp1252"


def _rebuilt(data: bytes) -> tuple[bytes, str, list[str]]:
    """Damaged DXF as well-formed text, its version as it was loaded, and what was repaired."""
    from ezdxf import recover

    try:
        document, auditor = recover.read(io.BytesIO(data))
    except Exception:  # the pairs themselves are out of step
        tool = recover.Recover.run(io.BytesIO(data), loader=recover.synced_bytes_loader)
        document, auditor = recover._load_and_audit_document(tool)
    version = _whole(str(document.loaded_dxfversion or ""))
    stream = io.StringIO()
    document.write(stream)
    text = stream.getvalue().encode(document.output_encoding, "dxfreplace")
    return text, version, [_whole(str(entry.message)) for entry in (*auditor.errors, *auditor.fixes)]


def _whole(text: str) -> str:
    """A text of ezdxf without halves of characters, which it keeps where it could not decode a byte."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _as_spelled(drawing: Drawing, data: bytes) -> Drawing:
    """Without the names, handles and header variables that ezdxf has made up for its own document."""

    def there(name: str) -> bool:
        return name.encode(drawing.encoding, "replace") in data or any(ord(c) > 127 for c in name)

    def kept(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(item for item in items if there(item if isinstance(item, str) else item.name))

    spelled = {match.upper() for match in HANDLE.findall(data)}
    handle = drawing.entities.handle.copy()
    known = np.fromiter((h.upper() in spelled for h in handle), np.bool_, len(handle))
    handle[~known] = b""
    named = drawing.entities.layout
    layout = Labels.of([name if there(name) else "" for name in named.values])
    header = {name: value for name, value in drawing.header.items() if there(name) and name not in STAMPED}
    return replace(
        drawing,
        header=header,
        layers=kept(drawing.layers),
        blocks=kept(drawing.blocks),
        styles=kept(drawing.styles),
        linetypes=kept(drawing.linetypes),
        appids=kept(drawing.appids),
        layouts=kept(drawing.layouts),
        entities=replace(drawing.entities, handle=handle, layout=layout),
        parts=drawing.parts if STAMP in data else _unstamped(drawing.parts),
    )


def _unstamped(parts: Parts) -> Parts:
    """Without what ezdxf writes on the block of model space in R12: its version and the time."""
    stamped = parts.number[(parts.code == 1001) & parts.value.where(STAMP.decode().__eq__)]
    own = ~np.isin(parts.number, stamped)
    taken = {name: getattr(parts, name) for name in ("type", "value")}
    numbers = {name: getattr(parts, name)[own] for name in ("number", "row", "line", "code")}
    return Parts(**numbers, **{name: labels.take(own) for name, labels in taken.items()})


def _without_lines(drawing: Drawing) -> dict[str, Any]:
    """The lines of the rebuilt text mean nothing in the file."""
    entities, parts = (replace(rows, line=np.zeros(len(rows), np.int64)) for rows in (drawing.entities, drawing.parts))
    return {"entities": entities, "parts": parts}
