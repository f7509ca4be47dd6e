"""LandXML becomes features and records; whatever cannot be drawn is said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from landxml_text import METRIC, SQUARE, landxml, line, parcel, ring
from lxml import etree

from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.model import Document, Features, Model, Stopped
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE
from surveycheck.read import read_bytes
from surveycheck.read.landxml import read_landxml
from surveycheck.read.xml_places import Places


def read(body: str, **words: str) -> Model:
    return read_bytes({"a.xml": landxml(body, **words)})


def on_layer(model: Model, layer: str, space: int = MODEL_SPACE) -> Features:
    every = model.features
    return every.take(every.layer.where(layer.__eq__) & (every.column("space") == space))


def codes(model: Model) -> list[tuple[str, object]]:
    return [(issue.code, issue.facts.get("name", issue.facts.get("type"))) for issue in model.issues]


def area(model: Model, layer: str = "Parcel", space: int = MODEL_SPACE) -> float:
    found = on_layer(model, layer, space)
    assert len(found) == 1
    return float(with_exact_arcs(found, np.array([g.area for g in found.geometry]))[0])


POINTS = """<CgPoints>
<CgPoint name="1" code="BDY" oID="77" state="existing" pntSurv="boundary" desc="peg">1000 2000 3.5</CgPoint>
<CgPoint name="2">1000 2010</CgPoint><CgPoint name="3">1010 2010</CgPoint><CgPoint name="4" pntRef="3"/>
</CgPoints>"""


def test_points_stand_east_first_in_the_drawing_and_carry_what_the_file_says_of_them() -> None:
    model = read(POINTS)
    points = on_layer(model, "CgPoint")
    assert [(g.x, g.y) for g in points.geometry] == [(2000, 1000), (2010, 1000), (2010, 1010)]
    assert model.drawings[0].entities.xyz[0].tolist() == [2000, 1000, 3.5]
    assert [points.xdata("LandXML", i)[0] for i in range(7)] == ["BDY", "1", "77", "existing", "boundary", "", "peg"]
    assert points.text.tolist() == ["1", "2", "3"]
    assert [(g.x, g.y) for g in on_layer(model, "CgPointRef").geometry] == [(2010, 1010)]
    assert model.drawings[0].reader == "landxml"
    assert model.drawings[0].unit == model.files[0].unit == "m"
    assert model.issues == ()


@pytest.mark.parametrize("namespace", ["", *(f"http://www.landxml.org/schema/LandXML-1.{i}" for i in range(3))])
def test_every_version_is_read(namespace: str) -> None:
    model = read(POINTS, namespace=namespace)
    assert len(on_layer(model, "CgPoint")) == 3
    assert model.issues == ()


def test_another_namespace_is_said() -> None:
    assert codes(read(POINTS, namespace="urn:other")) == [("landxml-namespace", None)]


def test_latin_1_names_are_read() -> None:
    model = read('<CgPoints><CgPoint name="Münster">1 2</CgPoint></CgPoints>', encoding="ISO-8859-1")
    assert on_layer(model, "CgPoint").text.tolist() == ["Münster"]
    assert model.documents[0].encoding == "ISO-8859-1"
    assert model.issues == ()


@pytest.mark.parametrize(
    ("linear", "unit"), [("meter", "m"), ("foot", "ft"), ("USSurveyFoot", "us-ft"), ("millimeter", "mm"), ("rod", "")]
)
def test_the_linear_unit_is_that_of_the_drawing(linear: str, unit: str) -> None:
    assert read(POINTS, units=METRIC.replace('"meter"', f'"{linear}"')).drawings[0].unit == unit


def test_a_parcel_of_lines_is_an_area() -> None:
    lot = parcel(SQUARE, more='class="Lot" area="100"')
    model = read(f"<Parcels>{lot}</Parcels>")
    lots = on_layer(model, "Parcel")
    assert lots.type[0] == "LWPOLYLINE"
    assert lots[0].kind == "area"
    assert lots.text[0] == "L1"
    assert area(model) == 100
    assert [lots.xdata("LandXML", i)[0] for i in (0, 1, 5)] == ["Lot", "L1", "100"]
    assert len(on_layer(model, "Line", IN_BLOCK)) == 4


def curve(attributes: str, start: str = "1000 2010", end: str = "1010 2010", centre: str = "1005 2010") -> str:
    middle = f"<Center>{centre}</Center>" if centre else ""
    return f"<Curve {attributes}><Start>{start}</Start>{middle}<End>{end}</End></Curve>"


def with_curve(text: str) -> Model:
    sides = line("1000 2000", "1000 2010") + text + line("1010 2010", "1010 2000") + line("1010 2000", "1000 2000")
    return read(f"<Parcels>{parcel(sides)}</Parcels>")


HALF = math.pi * 25 / 2
RIGHT = 5 * math.sqrt(2)
SEGMENT = (math.pi / 2 - 1) * RIGHT**2 / 2
REST = math.pi * RIGHT**2 - SEGMENT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (curve('rot="ccw"'), 100 + HALF),
        (curve('rot="cw"'), 100 - HALF),
        (curve('rot="ccw" radius="5" crvType="arc"'), 100 + HALF),
        (curve('rot="ccw"', centre="1005 2005"), 100 + SEGMENT),
        (curve('rot="cw"', centre="1005 2015"), 100 - SEGMENT),
        (curve('rot="ccw"', centre="1005 2015"), 100 + REST),
        (curve(f'rot="ccw" radius="{RIGHT!r}"', centre=""), 100 + SEGMENT),
        (curve(f'rot="ccw" radius="{RIGHT!r}" length="33"', centre=""), 100 + REST),
        (curve('rot="CCW" radius="5"', centre=""), 100 + HALF),
        (curve('rot="ccw" radius="4.998"', centre=""), 100 + HALF),
    ],
)
def test_curves_bulge_to_their_side_and_areas_are_exact(text: str, expected: float) -> None:
    model = with_curve(text)
    assert model.issues == ()
    assert area(model) == pytest.approx(expected, rel=1e-12)


def test_a_full_circle_is_a_parcel() -> None:
    round_lot = parcel(curve('rot="cw"', "0 5", "0 5", "0 0"))
    model = read(f"<Parcels>{round_lot}</Parcels>")
    assert area(model) == pytest.approx(math.pi * 25, rel=1e-12)


BENT = "<Start>1000 2010</Start><End>1010 2010</End><PntList2D>1000 2010 1005 2019 1010 2010</PntList2D>"


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        (curve('rot="ccw" radius="4"', centre=""), ("landxml-curve", "radius")),
        (curve('rot="left"'), ("landxml-curve", "rot")),
        (curve('rot="ccw"', centre=""), ("landxml-curve", "radius")),
        (curve('rot="ccw"', end="x 2010"), ("landxml-coordinate", "End")),
        (curve('rot="ccw"', end="1 2 3 4"), ("landxml-coordinate", "End")),
        (curve('rot="ccw"', end="nan 2"), ("landxml-coordinate", "End")),
        ('<Line><Start pntRef="9"/><End>1010 2010</End></Line>', ("landxml-reference", "9")),
        ("<Line><Start>1000 2010</Start></Line>", ("landxml-coordinate", "Line")),
        ("<Chain>1 2</Chain>", ("landxml-reference", "1")),
        ("<Wiggle/>", ("landxml-geometry", "Wiggle")),
        ("<IrregularLine><PntList2D>1 2 3</PntList2D></IrregularLine>", ("landxml-coordinate", "PntList2D")),
        (f"<IrregularLine>{BENT}</IrregularLine>".replace("2D", ""), ("landxml-geometry", "PntList")),
        (f"<Line>{BENT}</Line>", ("landxml-geometry", "PntList2D")),
    ],
)
def test_what_cannot_be_drawn_is_said(text: str, issue: tuple[str, str]) -> None:
    model = with_curve(text)
    assert codes(model)[0] == issue
    assert model.issues[0].line == 4
    assert "/CoordGeom[1]/" in model.issues[0].xpath


def test_a_spiral_is_drawn_as_its_chord_and_that_is_a_loss() -> None:
    model = with_curve("<Spiral><Start>1000 2010</Start><PI>1005 2011</PI><End>1010 2010</End></Spiral>")
    assert area(model) == 100
    assert [(i.code, i.loss) for i in model.issues] == [("landxml-spiral", True)]
    assert on_layer(model, "Parcel").xdata("LandXML", 9)[0] == "yes"


def test_points_by_name_chains_and_point_lists() -> None:
    body = (
        POINTS
        + "<Parcels>"
        + parcel(
            '<Chain>1 2 4</Chain><IrregularLine><Start pntRef="4"/><End pntRef="1"/>'
            "<PntList3D>1010 2010 1 1010 2005 1 1010 2000 1</PntList3D></IrregularLine>"
        )
    )
    model = read(body + "</Parcels>")
    assert model.issues == ()
    assert area(model) == 100
    assert len(on_layer(model, "Chain", IN_BLOCK)) == len(on_layer(model, "IrregularLine", IN_BLOCK)) == 1
    e = model.drawings[0].entities
    (row,) = np.flatnonzero(e.layer.where("IrregularLine".__eq__))
    assert e.xyz[e.start[row] : e.start[row + 1], 2].tolist() == [1, 1, 1, 3.5]


@pytest.mark.parametrize("points", ["0 0 0 5 0 9", "0 5", "0 0 0 5", "0 5 0 9"])
def test_a_list_of_points_may_hold_the_ends_or_not(points: str) -> None:
    piece = f"<IrregularLine><Start>0 0</Start><End>0 9</End><PntList2D>{points}</PntList2D></IrregularLine>"
    model = read(f"<PlanFeatures><PlanFeature><CoordGeom>{piece}</CoordGeom></PlanFeature></PlanFeatures>")
    assert list(on_layer(model, "PlanFeature").geometry[0].coords) == [(0, 0), (5, 0), (9, 0)]


def test_points_that_refer_in_a_circle_are_said() -> None:
    points = '<CgPoint name="A" pntRef="B"/><CgPoint name="B" pntRef="A"/><CgPoint name="C" pntRef="A"/>'
    model = read(f"<CgPoints>{points}</CgPoints>")
    assert codes(model) == [("landxml-coordinate", name) for name in ("B", "A", "A")]


def test_points_may_refer_in_long_chains_in_any_order() -> None:
    chain = [f'<CgPoint name="{i}" pntRef="{i + 1}"/>' for i in range(30_000)]
    for order in (chain, chain[::-1]):
        model = read(f'<CgPoints>{"".join(order)}<CgPoint name="30000">1 2</CgPoint></CgPoints>')
        assert len(on_layer(model, "CgPointRef")) == 30_000
        assert model.issues == ()
    model = read(f"<CgPoints>{chain[0]}{chain[1]}</CgPoints>")
    assert codes(model) == [("landxml-reference", "1"), ("landxml-reference", "2")]


@pytest.mark.parametrize("text", ["1_000 2", "１ ２", "1\u00a02", "0x10 1", "1d5 2", "1,5 2,5", "infinity 1"])
def test_numbers_are_spelled_as_xml_schema_says(text: str) -> None:
    assert codes(read(f'<CgPoints><CgPoint name="a">{text}</CgPoint></CgPoints>')) == [("landxml-coordinate", "a")]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<Parcels><Parcel name="a"><PntList2D>0 0 0 9 9 9 0 0</PntList2D></Parcel></Parcels>', "PntList2D"),
        ('<Parcels><Parcel name="a"><Boundary><PntList3D>0 0 1 0 9 1</PntList3D></Boundary></Parcel></Parcels>',
         "PntList3D"),
        (f"<Fences><Fence><CoordGeom>{line('0 0', '0 9')}</CoordGeom></Fence></Fences>", "CoordGeom"),
    ],
)  # fmt: skip
def test_shapes_where_the_schema_has_none_are_a_loss(body: str, kind: str) -> None:
    model = read(body)
    assert [(i.code, i.facts["type"], i.loss) for i in model.issues] == [("landxml-geometry", kind, True)]


def test_a_plan_feature_within_another_is_drawn_once() -> None:
    inner = f'<PlanFeature name="b"><CoordGeom>{line("0 0", "0 9")}</CoordGeom></PlanFeature>'
    model = read(
        f'<PlanFeatures><PlanFeature name="a"><PlanFeatures>{inner}</PlanFeatures></PlanFeature></PlanFeatures>'
    )
    assert on_layer(model, "PlanFeature").text.tolist() == ["b"]


def test_several_rings_are_one_parcel_with_its_hole() -> None:
    hole = ring("1002 2002", "1002 2004", "1004 2004", "1004 2002")
    for body in (f"{SQUARE}{hole}", f"{SQUARE}</CoordGeom><CoordGeom>{hole}"):
        model = read(f"<Parcels>{parcel(body)}</Parcels>")
        assert on_layer(model, "Parcel").type[0] == "HATCH"
        assert area(model) == 96
        assert on_layer(model, "Line", IN_BLOCK).xdata("LandXMLPiece", 0).tolist() == ["0"] * 4 + ["1"] * 4


def test_a_parcel_of_parts_is_drawn_over_them_but_not_in_model_space() -> None:
    second = ring("1000 2020", "1000 2030", "1010 2030", "1010 2020")
    whole = '<Parcel name="W"><Parcels><Parcel name="a" pclRef="L1"/>' + parcel(second, "b") + "</Parcels></Parcel>"
    model = read(f"<Parcels>{parcel(SQUARE)}{whole}</Parcels>")
    assert on_layer(model, "Parcel").text.tolist() == ["L1", "b"]
    assert on_layer(model, "Parcel").xdata("LandXML", 8).tolist() == ["", "W"]
    assert area(model, space=IN_BLOCK) == 200


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ('<Parcel name="L1" pclRef="L1"/>', 100),  # a reference has the name of what it refers to
        ('<Parcel name="a" pclRef="L1"/><Parcel name="b"/>', None),
        ('<Parcel name="a" pclRef="L1"/><Parcel name="b" pclRef="L9"/>', None),
    ],
)
def test_a_parcel_is_drawn_over_all_its_parts_or_not_at_all(parts: str, whole: float | None) -> None:
    model = read(f'<Parcels><Parcel name="W"><Parcels>{parts}</Parcels></Parcel>{parcel(SQUARE)}</Parcels>')
    assert len(on_layer(model, "Parcel", IN_BLOCK)) == (whole is not None)
    if whole:
        assert area(model, space=IN_BLOCK) == whole


@pytest.mark.parametrize(("unit", "kind", "lines"), [("millimeter", "area", 1), ("meter", "line", 2)])
def test_what_meets_is_measured_in_metres(unit: str, kind: str, lines: int) -> None:
    sides = SQUARE.rsplit("<End>", 1)[0] + "<End>1000 2000.5</End></Line>"
    fence = line("0 0", "0 500") + line("0 501", "500 500")
    more = f'<PlanFeatures><PlanFeature name="f"><CoordGeom>{fence}</CoordGeom></PlanFeature></PlanFeatures>'
    model = read(f"<Parcels>{parcel(sides)}</Parcels>{more}", units=METRIC.replace("meter", unit, 1))
    assert on_layer(model, "Parcel")[0].kind == kind
    assert len(on_layer(model, "PlanFeature")) == lines


@pytest.mark.parametrize(("short", "kind"), [(0.001, "area"), (0.05, "area"), (3.0, "line")])
def test_a_gap_stays_as_it_is_written(short: float, kind: str) -> None:
    sides = SQUARE.rsplit("<End>", 1)[0] + f"<End>{1000 + short} 2000</End></Line>"
    model = read(f"<Parcels>{parcel(sides)}</Parcels>")
    lots = on_layer(model, "Parcel")
    assert lots[0].kind == kind
    ends = [g.coords[-1] for g in on_layer(model, "Line", IN_BLOCK).geometry]
    assert ends[-1] == (2000, 1000 + short)


def test_plan_features_are_lines_that_hang_together() -> None:
    lines = line("0 0", "0 5") + line("0 5", "5 5") + line("9 9", "9 8")
    model = read(f'<PlanFeatures><PlanFeature name="fence"><CoordGeom>{lines}</CoordGeom></PlanFeature></PlanFeatures>')
    fences = on_layer(model, "PlanFeature")
    assert [list(g.coords) for g in fences.geometry] == [[(0, 0), (5, 0), (5, 5)], [(9, 9), (8, 9)]]


def test_surfaces_and_alignments_are_counted() -> None:
    body = (
        '<Surfaces><Surface name="s"><Definition surfType="TIN"><Pnts><P id="1">0 0 0</P></Pnts></Definition></Surface>'
    )
    model = read(body + '</Surfaces><Alignments><Alignment name="a"/><Alignment name="b"/></Alignments>')
    found = [(i.code, i.facts["type"], i.facts["count"], i.loss) for i in model.issues]
    assert found == [("landxml-not-read", "Surface", 1, False), ("landxml-not-read", "Alignment", 2, False)]


def test_records_hold_attributes_texts_and_children() -> None:
    model = read(
        POINTS
        + '<Survey><InstrumentSetup id="s1" stationName="P"><InstrumentPoint pntRef="1"/></InstrumentSetup></Survey>'
    )
    point, setup, station = (model.tables[name][0] for name in ("CgPoint", "InstrumentSetup", "InstrumentPoint"))
    assert (point.get("@name"), point.get("CgPoint"), point.line) == ("1", "1000 2000 3.5", 5)
    assert setup.get("@id") == "s1"
    assert station.get("@pntRef") == "1"
    assert station.xpath == "/LandXML/Survey[1]/InstrumentSetup[1]/InstrumentPoint[1]"


def test_areas_of_several_rings_with_arcs_are_exact() -> None:
    round_hole = curve('rot="cw"', "1005 2004", "1005 2006", "1005 2005") + curve(
        'rot="cw"', "1005 2006", "1005 2004", "1005 2005"
    )
    lot = parcel(SQUARE + round_hole)
    assert area(read(f"<Parcels>{lot}</Parcels>")) == pytest.approx(100 - math.pi, rel=1e-12)


def garbled(text: str) -> str:
    """GBK that was taken for Western text."""
    return text.encode("gbk").decode("cp1252")


OTHERS = b'<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a" type="string"/></schema>'


@pytest.mark.parametrize("schema", [None, OTHERS])
def test_garbled_texts_are_put_right_in_records_and_drawing_and_told_once(schema: bytes | None) -> None:
    more = 'desc="' + garbled("业主名称") + '"'
    body = f"<Parcels>{parcel(SQUARE, garbled('宗地界址线'), more)}</Parcels>"
    model = read_bytes({"a.xml": landxml(body)}, schema=schema)
    told = [i for i in model.issues if i.code == "xml-garbled"]
    assert [(i.facts["sample"], i.facts["count"], i.xpath) for i in told] == [
        ("宗地界址线", 2, "/LandXML/Parcels[1]/Parcel[1]/@name")
    ]
    (record,) = model.tables["Parcel"]
    assert (record.get("@name"), record.get("@desc")) == ("宗地界址线", "业主名称")
    assert on_layer(model, "Parcel").text.tolist() == ["宗地界址线"]


def test_garbled_texts_of_elements_are_put_right_too() -> None:
    body = f"<Survey><SurveyHeader name='a'><FieldNote>{garbled('宗地界址线')}</FieldNote></SurveyHeader></Survey>"
    model = read(body)
    assert [i.code for i in model.issues] == ["xml-garbled"]
    assert model.tables["SurveyHeader"][0].get("FieldNote") == "宗地界址线"


def test_destroyed_texts_are_a_loss() -> None:
    model = read(f"<Parcels>{parcel(SQUARE, '锟斤拷锟斤拷')}</Parcels>")
    assert [(i.code, i.loss) for i in model.issues] == [("xml-text-lost", True)]


def test_a_large_file_can_be_stopped_while_it_becomes_a_drawing() -> None:
    root = etree.fromstring(landxml(f"<Parcels>{parcel(SQUARE)}</Parcels>"))
    document = Document("a.xml", "LandXML", "", "", "", {}, ())
    ticks: list[int] = []
    read_landxml(root, Places.of(root, b""), document, tick=lambda: ticks.append(1))
    for last in range(len(ticks)):
        left = [None] * last

        def stop(left: list[None] = left) -> None:
            if not left:
                raise Stopped
            left.pop()

        with pytest.raises(Stopped):
            read_landxml(root, Places.of(root, b""), document, tick=stop)
    assert len(ticks) == 2


def test_paths_of_records_count_every_sibling_of_the_name_also_those_that_say_nothing() -> None:
    model = read(
        '<Survey><Note/><Note a="1"/></Survey><Survey><Note/><Note/><Note a="2"/></Survey>'
        "<Parcels><Parcel name='1'/><Parcel name='2'/></Parcels>"
    )
    assert [record.xpath for record in model.tables["Note"]] == [
        "/LandXML/Survey[1]/Note[2]",
        "/LandXML/Survey[2]/Note[3]",
    ]
    assert [record.xpath for record in model.tables["Parcel"]] == [
        f"/LandXML/Parcels[1]/Parcel[{number}]" for number in (1, 2)
    ]
