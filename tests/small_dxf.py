"""Small DXF files for tests: one with something of everything, and ones written group by group."""

from __future__ import annotations

import io

import ezdxf


def made(version: str) -> bytes:
    """A drawing with something of everything, as ezdxf writes it."""
    doc = ezdxf.new(version)
    doc.units = 6
    if version in ("R2000", "R2004"):
        doc.encoding = "gbk"
    doc.appids.new("SOUTH")
    doc.layers.new("界址")
    block = doc.blocks.new("GC200", base_point=(1, 2))
    block.add_circle((0, 0), 0.25)
    block.add_attdef("height", (1, 1), "0.0")
    msp = doc.modelspace()
    if version != "R12":
        parcel = msp.add_lwpolyline([(0, 0), (10, 0, 0, 0, 0.5), (10, 10)], dxfattribs={"layer": "界址"}, close=True)
        parcel.set_xdata("SOUTH", [(1000, "300000"), (1040, 1.5), (1070, 7), (1010, (1, 2, 3))])
        parcel.dxf.elevation = 4.5
        msp.add_mtext("{\\fSimSun|b0;宗地}\\P面积 12.5%%d", dxfattribs={"insert": (3, 4, 5), "char_height": 2})
        msp.add_mtext("长" * 400)
        hatch = msp.add_hatch()
        hatch.paths.add_polyline_path([(0, 0), (9, 0), (9, 9), (0, 9)], is_closed=True)
        hatch.paths.add_polyline_path([(2, 2), (4, 2), (4, 4)], is_closed=True)
        msp.add_spline([(0, 0), (1, 1), (2, 0), (3, 1)])
        msp.add_ellipse((5, 5), (3, 0), 0.5)
    msp.add_text("砼3", height=1.5, rotation=30).set_placement((1, 1))
    msp.add_line((1, 2, 3), (4, 5, 6), dxfattribs={"color": 3, "linetype": "DASHED"})
    msp.add_point((7, 8, 9))
    msp.add_circle((5, 5), 2, dxfattribs={"extrusion": (0, 0, -1)})
    msp.add_arc((5, 5), 2, 350, 10)
    msp.add_polyline2d([(0, 0), (1, 0, 0, 0, 1), (1, 1)], format="xyseb")
    msp.add_polyline3d([(0, 0, 1), (1, 0, 2), (1, 1, 3)], close=True)
    msp.add_polymesh((3, 3))
    msp.add_blockref("GC200", (20, 30, 4), {"xscale": 0.5}).add_attrib("height", "4.00", (21, 30))
    msp.add_solid([(0, 0), (1, 0), (0, 1), (1, 1)])
    doc.layout(doc.layout_names()[1] if len(doc.layout_names()) > 1 else "Layout1").add_text("图名")
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode(doc.output_encoding, "dxfreplace")


def pairs(*groups: object) -> bytes:
    """Codes and values in turn."""
    return "".join(f"{c}\n{v}\n" for c, v in zip(groups[::2], groups[1::2], strict=True)).encode("gb18030")


def entities(*groups: object) -> bytes:
    """A whole file that has only an ENTITIES section."""
    return pairs(0, "SECTION", 2, "ENTITIES", *groups, 0, "ENDSEC", 0, "EOF")


def rings(*rings: list[tuple[float, float]]) -> bytes:
    """A small drawing of closed polylines on the layer JZD."""
    body = ""
    for points in rings:
        body += f"  0\nLWPOLYLINE\n  8\nJZD\n 90\n{len(points)}\n 70\n1\n"
        body += "".join(f" 10\n{x}\n 20\n{y}\n" for x, y in points)
    return f"  0\nSECTION\n  2\nENTITIES\n{body}  0\nENDSEC\n  0\nEOF\n".encode()
