"""The drawn features of a deliverable as a GeoPackage, each with what was found at it. Needs the extra ``gis``."""

from __future__ import annotations

from io import BytesIO
from warnings import catch_warnings, simplefilter

import numpy as np
import shapely

from surveycheck.model import Features, Model, Report
from surveycheck.model.drawing import MODEL_SPACE, SHAPES
from surveycheck.report.visible import visible

LAYER = "features"


def features_gpkg(model: Model, report: Report) -> bytes | None:
    """One layer of what model space draws, coordinates as drawn, in no named system; None where nothing is drawn. Field
    ``findings`` has the codes of the report's open findings at the feature, "" where it is clean."""
    from pyogrio import raw

    found = _drawn(model)
    if not len(found):
        return None
    marked = _marked(report)
    files = [found.drawings[i].file for i in found.source.tolist()]
    handles = [bytes(h).decode("ascii", "replace") for h in found.column("handle").tolist()]
    told = {
        "file": files,
        "layer": found.layer.values.tolist(),
        "handle": handles,
        "type": found.type.values.tolist(),
        "shape": [SHAPES[i] for i in found.shape.tolist()],
        "text": found.text.tolist(),
        "findings": [marked.get(place, "") for place in zip(files, handles, strict=True)],
    }
    stream = BytesIO()
    with catch_warnings():
        simplefilter("ignore")  # that no system is named is what we want to say
        raw.write(
            stream,
            shapely.to_wkb(found.geometry),
            [np.array([_utf8(str(v or "")) for v in values], dtype=object) for values in told.values()],
            list(told),
            layer=LAYER,
            driver="GPKG",
            geometry_type="Unknown",
            encoding="UTF-8",
        )
    return stream.getvalue()


def _drawn(model: Model) -> Features:
    every = Features.every(model.drawings)
    if not len(every):
        return every
    there = np.array([g is not None and not g.is_empty for g in every.geometry.tolist()], dtype=np.bool_)
    return every.take(there & (every.column("space") == MODEL_SPACE))


def _marked(report: Report) -> dict[tuple[str, str], str]:
    """Codes by file and handle."""
    codes: dict[tuple[str, str], set[str]] = {}
    for finding in report.findings:
        if finding.state == "open" and finding.severity != "note":
            for place in (finding.place, *finding.others):
                for handle in place.handles:
                    codes.setdefault((place.file, handle), set()).add(finding.code)
    return {place: " ".join(sorted(found)) for place, found in codes.items()}


def _utf8(text: str) -> str:
    return visible(text).encode("utf-8", "backslashreplace").decode("utf-8")
