"""Files whose content is not what their name says."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import role_of

KINDS = {
    ".dxf": ("dxf",),
    ".xml": ("xml",),
    ".pdf": ("pdf",),
    ".dwg": ("dwg",),
    ".zip": ("zip",),
    ".mdb": ("mdb",),
    ".docx": ("docx",),
    ".xlsx": ("xlsx",),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"), ("image",)),
    **dict.fromkeys((".txt", ".csv", ".dat", ".md"), ("text", "xml", "coordinates")),
}
"""Ending of the name → kinds of content that it may have."""

OWN = {"pdf": (".pdf",), "docx": (".docx", ".docm", ".dotx"), "xlsx": (".xlsx", ".xlsm", ".xltx")}
"""Kinds of content that are opened by their ending: under another one, or none, nobody can open them."""

FORMS = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".tif": "tiff", ".tiff": "tiff", ".bmp": "bmp", ".gif": "gif"}
"""Ending of the name → the form of an image. Programs open one of another form all the same, as a rule."""


@check
def file_format(inputs: Inputs) -> Iterator[Defect]:
    """Yields files whose content is of another kind than their ending says, and files of a role (table ``files``) whose
    kind that role does not allow (case ``kind``), and images of another form (case ``image``). An ending that says
    nothing (not in ``KINDS``) is wrong where the table asks for kinds and the content has an ending of its own. Empty
    files are another rule's."""
    rows = inputs.tables.get("files", ())
    for file in inputs.files:
        if file.kind == "empty":
            continue
        row = role_of(rows, file.path)
        allowed = row.list("kind") if row is not None else ()
        facts = {"file": file.path, "actual": file.kind, "type": file.suffix or "—"}
        if file.suffix in KINDS and file.kind not in KINDS[file.suffix]:
            yield Defect(file, facts={**facts, "expected": KINDS[file.suffix][0]})
        elif allowed and file.suffix not in KINDS and file.suffix not in OWN.get(file.kind, (file.suffix,)):
            yield Defect(file, facts={**facts, "expected": OWN[file.kind][0]})
        elif file.form and FORMS.get(file.suffix, file.form) != file.form:
            yield Defect(file, facts={**facts, "actual": file.form, "expected": FORMS[file.suffix]}, case="image")
        elif allowed and file.kind not in allowed:
            yield Defect(file, facts={**facts, "expected": "|".join(allowed)}, case="kind")
