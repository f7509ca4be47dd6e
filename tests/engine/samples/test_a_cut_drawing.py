"""What is lost with the end of a drawing is not missed one by one."""

from __future__ import annotations

import shutil
from pathlib import Path

from surveycheck import samples
from surveycheck.pack import load_pack, schema, sheet_plan
from surveycheck.read import read
from surveycheck.run import Options, run

DRAWING = "矢量数据/宗地图.dxf"
LABEL, LAST = b"3307.25", b"3307.35"
"""A number along the frame, and the last of them in the file: every one is written on both sides."""


def test_numbers_along_the_frame(tmp_path: Path) -> None:
    folder = tmp_path / "handed-in"
    shutil.copytree(Path(samples.__file__).parent / "clean", folder)
    whole = (folder / DRAWING).read_bytes()
    left_out = whole.replace(LABEL, b" " * len(LABEL), 1)
    assert found(folder, left_out) == [("lost", DRAWING)]
    assert found(folder, whole[: whole.rindex(LAST)]) == []


def found(folder: Path, content: bytes) -> list[tuple[object, str]]:
    (folder / DRAWING).write_bytes(content)
    pack = load_pack("ningbo")
    model = read(folder, schema=schema(pack).encode(), papers=pack.package, sheets=sheet_plan(pack))
    runs = run(model, pack, Options(only=("TXT-03",)))
    return [(f.facts.get("kind"), f.place.file) for one in runs for f in one.findings]
