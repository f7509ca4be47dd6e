"""DWG by way of a converter: a stand-in written in Python, called exactly as the real ones are."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from pathlib import Path

import pytest

from surveycheck import inspect
from surveycheck.model import Event, Model, Stopped
from surveycheck.read import ReadError, dwg, dwg_converter, peek, read
from surveycheck.report.losses import losses

DWG = b"AC1032\x00\x00\x00 a drawing that only the stand-in understands"
DXF = "  0\nSECTION\n  2\nENTITIES\n  0\nPOINT\n  8\nJZD\n 10\n1.0\n 20\n2.0\n  0\nENDSEC\n  0\nEOF\n"

STAND_IN = f"""
import sys, time, pathlib
arguments = sys.argv[1:]
if arguments == ["--version"]:
    print("dwg2dxf 0.13.3")
    sys.exit()
if "ODA" in sys.argv[0]:
    source, target = (pathlib.Path(a) for a in arguments[:2])
    assert arguments[2:] == ["ACAD2018", "DXF", "0", "1", "*.DWG"], arguments
    (source,) = source.iterdir()
    target = target / (source.stem + ".dxf")
else:
    overwrite, option, target, source = arguments
    assert (overwrite, option) == ("--overwrite", "-o")
    source, target = pathlib.Path(source), pathlib.Path(target)
assert source.read_bytes().startswith(b"AC1032")
deed = pathlib.Path(sys.argv[0]).stem.partition("-")[2]
if deed == "hangs":
    time.sleep(60)
if deed == "fails":
    sys.exit(7)
if deed == "floods":
    with target.open("wb") as file:
        while True:
            file.write(bytes(100_000))
if deed != "silent":
    target.write_text({DXF!r})
"""


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "a b&c.dwg"
    path.write_bytes(DWG)
    return path


def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    script = tmp_path / f"{name}.py"
    script.write_text(STAND_IN, encoding="utf-8")
    monkeypatch.setenv(dwg.SETTING, json.dumps([sys.executable, str(script)]))


def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(dwg.SETTING, "none")


def loss(model: Model) -> list[str]:
    return [issue.code for issue in model.issues if issue.loss]


@pytest.mark.parametrize(("name", "version"), [("dwg2dxf", "0.13.3"), ("ODAFileConverter", "")])
def test_a_dwg_is_converted_and_the_report_says_so(
    drawing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, version: str
) -> None:
    use(monkeypatch, tmp_path, name)
    model = read(drawing)
    assert loss(model) == []
    (said,) = [issue for issue in model.issues if issue.code == "dwg-converted"]
    assert (said.file, said.facts["name"], said.facts["version"]) == (drawing.name, name, version)
    assert len(model.drawings[0].entities) == 1
    (file,) = model.files
    assert (file.kind, file.sha256) == ("dwg", hashlib.sha256(DWG).hexdigest())
    assert inspect(drawing).complete
    assert drawing.read_bytes() == DWG


@pytest.mark.parametrize(
    ("deed", "word"), [("hangs", "longer"), ("fails", "exit status 7"), ("floods", "bytes"), ("silent", "no DXF")]
)
def test_a_converter_that_fails(
    drawing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str, word: str
) -> None:
    use(monkeypatch, tmp_path, f"dwg2dxf-{deed}")
    monkeypatch.setattr(dwg, "SECONDS", 3.0 if deed == "floods" else 1.0)
    monkeypatch.setattr(dwg, "MAX_DXF", 1_000_000)
    started = time.monotonic()
    model = read(drawing)
    assert time.monotonic() - started < 8
    assert loss(model) == ["dwg-conversion-failed"]
    assert word in losses(model.issues)[1][0]
    assert "SAVEAS" in losses(model.issues)[0][0]


def test_a_converter_that_is_not_there(drawing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(dwg.SETTING, str(drawing.parent / "nowhere"))
    assert loss(read(drawing)) == ["dwg-conversion-failed"]


def test_stopping_ends_the_converter(drawing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, "dwg2dxf-hangs")
    seen: list[Event] = []

    def stop(event: Event) -> None:
        seen.append(event)
        if len(seen) > 1:
            raise Stopped

    with pytest.raises(Stopped):
        read(drawing, progress=stop)


def test_without_a_converter_the_answer_is_how_to_convert(drawing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch)
    with pytest.raises(ReadError) as caught:
        inspect(drawing)
    for sentence in (caught.value.zh, caught.value.en):
        assert all(word in sentence for word in ("SAVEAS", "ODA File Converter", "dwg2dxf", drawing.name))
    assert caught.value.loss
    folder = drawing.parent / "in"
    folder.mkdir()
    (folder / "a.dwg").write_bytes(DWG)
    (folder / "named.dxf").write_bytes(DWG)
    assert loss(read(folder)) == ["dwg-not-read", "dwg-not-read"]


@pytest.mark.skipif(sys.platform != "linux", reason="installers have other folders elsewhere")
def test_where_a_converter_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ODA before LibreDWG; never in the current folder, which may be the deliverable's."""
    monkeypatch.setattr(dwg, "FOLDERS", {"linux": (str(tmp_path / "opt"),)})

    def install(file: Path) -> str:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        file.chmod(0o755)
        return str(file)

    monkeypatch.chdir(tmp_path)
    install(tmp_path / "dwg2dxf")
    path = os.pathsep.join(("", ".", str(tmp_path / "bin")))
    assert dwg_converter({"PATH": path}) is None
    libre = install(tmp_path / "bin" / "dwg2dxf")
    assert dwg_converter({"PATH": path}) == dwg.Converter("dwg2dxf", (libre,))
    for version in ("9.1.0", "25.12.0"):
        oda = install(tmp_path / "opt" / f"ODAFileConverter {version}" / "ODAFileConverter")
    found = dwg_converter({"PATH": path})
    assert found == dwg.Converter("ODAFileConverter", (oda,))
    assert found.version() == "25.12.0"
    assert dwg_converter({"PATH": path, dwg.SETTING: "none"}) is None


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.rar", b"Rar!\x1a\x07\x00", ("解压", "unpack")),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", ("解压", "unpack")),
        ("a.mdb", b"\x00\x01\x00\x00Standard Jet DB\x00", ("EPS", "EPS")),
    ],
)
def test_other_formats_are_answered(tmp_path: Path, name: str, data: bytes, words: tuple[str, str]) -> None:
    (tmp_path / name).write_bytes(data)
    for door in (read, peek):
        with pytest.raises(ReadError) as caught:
            door(tmp_path / name)
        assert words[0] in caught.value.zh
        assert words[1] in caught.value.en
