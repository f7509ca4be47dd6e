"""The PDF against clauses of ISO 19005-3 (PDF/A-3, level A) that its objects tell, read by another program than the one
that wrote it; typst checks its own. It is no full validation."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import made_report
import pypdf
import pytest
from pypdf.generic import DictionaryObject, IndirectObject

from surveycheck.report.paper import fonts
from surveycheck.report.pdf import write_pdf
from surveycheck.report.wish import Wish

pytestmark = pytest.mark.skipif(fonts.typeface([]) is None, reason="no Chinese font on this computer")

FORBIDDEN_ACTIONS = {
    *("/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans"),
    *("/GoTo3DView", "/JavaScript"),
}
PRINT, UNSEEN = 4, 1 | 2 | 32 | 256
"""Flags of annotations: it is printed; invisible, hidden, not viewed, toggled."""


@functools.cache
def content() -> bytes:
    made = write_pdf(made_report.made(), Wish())["pdf"]
    assert isinstance(made, bytes)
    return made


@functools.cache
def pdf() -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(content()))


@functools.cache
def objects() -> tuple[DictionaryObject, ...]:
    """Every dictionary and stream of the file, those within others too."""
    size = int(pdf().trailer["/Size"])  # type: ignore[call-overload]
    return tuple(found for number in range(1, size) for found in _inner(pdf().get_object(number)))


def _inner(value: Any) -> Iterator[DictionaryObject]:
    if isinstance(value, IndirectObject):
        return
    if isinstance(value, dict):
        yield value  # type: ignore[misc]
        for part in value.values():
            yield from _inner(part)
    elif isinstance(value, list):
        for part in value:
            yield from _inner(part)


def of_type(name: str) -> list[DictionaryObject]:
    return [one for one in objects() if one.get("/Type") == name]


def root() -> Any:
    return pdf().trailer["/Root"]


def header() -> bool:
    first, second = content().split(b"\n")[:2]
    return first in {f"%PDF-1.{n}".encode() for n in range(8)} and second[:1] == b"%" and min(second[1:5]) > 127


def identifier_and_no_lock() -> bool:
    return len(pdf().trailer["/ID"]) == 2 and "/Encrypt" not in pdf().trailer  # type: ignore[arg-type]


def filters() -> bool:
    used = [one["/Filter"] for one in objects() if "/Filter" in one]
    flat = {str(name) for one in used for name in (one if isinstance(one, list) else [one])}
    return bool(flat) and not flat & {"/LZWDecode", "/Crypt"}


def output_intent() -> bool:
    (intent,) = (one.get_object() for one in root()["/OutputIntents"])
    profile = intent["/DestOutputProfile"].get_object()
    return intent["/S"] == "/GTS_PDFA1" and profile["/N"] == 3 and profile.get_data()[36:40] == b"acsp"


def embedded_fonts() -> bool:
    told = of_type("/FontDescriptor")
    return bool(told) and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one) for one in told)


def letters_of_fonts() -> bool:
    """Level A: from every glyph back to its letter."""
    own = [one for one in of_type("/Font") if one.get("/Subtype") == "/Type0"]
    return bool(own) and all("/ToUnicode" in one for one in own)


def images() -> bool:
    own = [one for one in objects() if one.get("/Subtype") == "/Image"]
    return not any(one.get("/Interpolate") or "/Alternates" in one or "/OPI" in one for one in own)


def actions() -> bool:
    wanted = [one.get("/S") for one in objects() if "/S" in one and one.get("/Type") in (None, "/Action")]
    return not FORBIDDEN_ACTIONS & {str(name) for name in wanted} and not any("/AA" in one for one in objects())


def annotations() -> bool:
    own = [one.get_object() for page in pdf().pages for one in page.get("/Annots", ())]
    flags = [int(one.get("/F", 0)) for one in own]
    return bool(own) and all(flag & PRINT and not flag & UNSEEN for flag in flags)


def structure() -> bool:
    marked = root()["/MarkInfo"]["/Marked"]
    tree = root()["/StructTreeRoot"].get_object()
    return bool(marked and tree["/K"] and root()["/Lang"] == "zh-CN")


def words_of_figures() -> bool:
    figures = [one for one in objects() if one.get("/S") == "/Figure"]
    return bool(figures) and all(one.get("/Alt") for one in figures)


def attachment() -> bool:
    (file,) = (one.get_object() for one in root()["/AF"])
    stream = file["/EF"]["/F"].get_object()
    return file["/AFRelationship"] in ("/Source", "/Data", "/Supplement") and "/ModDate" in stream["/Params"]


def kind_of_attachment() -> bool:
    (file,) = (one.get_object() for one in root()["/AF"])
    return file["/EF"]["/F"].get_object()["/Subtype"] == "/application/json"


CLAUSES: dict[str, Callable[[], bool]] = {
    "6.1.2 header": header,
    "6.1.3 identifier, no encryption": identifier_and_no_lock,
    "6.1.7.2 filters": filters,
    "6.2.3 output intent": output_intent,
    "6.2.8 images": images,
    "6.2.11.4 fonts embedded": embedded_fonts,
    "6.2.11.7 letters of fonts": letters_of_fonts,
    "6.3.2 annotations": annotations,
    "6.5 actions": actions,
    "6.7 logical structure": structure,
    "6.7.3.1 figures have words": words_of_figures,
    "6.8 embedded files": attachment,
    "6.8 kind of embedded files": kind_of_attachment,
}


@pytest.mark.parametrize("clause", CLAUSES)
def test_clause(clause: str) -> None:
    assert CLAUSES[clause]()
