"""Parcels that draw nothing."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def parcel_without_geometry(inputs: Inputs) -> Iterator[Defect]:
    """Yields each Parcel record that no feature of the further selection ``drawn`` comes from: it has no CoordGeom, or
    none that can be drawn. Parcels that only name another (``pclRef``) draw nothing themselves; volumes are not
    read, which is said elsewhere."""
    drawn = inputs.other("drawn").features
    files = [feature.drawing.file for feature in drawn]
    known = set(zip(files, drawn.xdata("LandXML", 7), strict=True))
    volumes = {r.xpath.partition("/VolumeGeom")[0] for r in inputs.model.tables.get("VolumeGeom", ())}
    for record in inputs.records:
        if not record.get("@pclRef") and (record.file, record.xpath) not in known and record.xpath not in volumes:
            yield Defect(record, facts={"name": record.get("@name")}, field="CoordGeom")
