"""A file that is cut off anywhere before its last significant byte never passes for a whole one."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from small_dxf import made
from truncated import LESS, SAMPLES, places, shipped, significant
from well_formed import well_formed

from surveycheck import exit_status, inspect
from surveycheck.read import read, read_bytes

SHIPPED = dict(shipped())
LONGEST = 10.0
"""Seconds that reading one of these small files may take, on a busy machine; a hang takes longer."""

FIRST = ("clean", "geometry", "landxml")
"""Folders of samples whose files are of a kind of their own."""

FORMS: dict[str, Callable[[], bytes]] = {
    **{f"{version}.dxf": lambda version=version: made(version) for version in ("R12", "R2000", "R2007", "R2018")},
    "crlf.dxf": lambda: made("R2010").replace(b"\n", b"\r\n"),
    "cr.dxf": lambda: made("R12").replace(b"\n", b"\r"),
    "utf-16.xml": lambda: _record("utf-16"),
    "gbk.xml": lambda: _record("gbk"),
    "crlf.xml": lambda: _record("utf-8").replace(b"\n", b"\r\n"),
}
"""Forms that the samples do not have."""


def _record(encoding: str) -> bytes:
    rows = "".join(f"<ZRZ>\n  <ZRZH>{i}</ZRZH><MC>示例楼{i}</MC>\n</ZRZ>\n" for i in range(9))
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- 示例 -->\n<综合测绘成果 a="1">\n{rows}</综合测绘成果>\n'
    return text.encode(encoding)


def silent(name: str, data: bytes, cuts: list[int]) -> list[int]:
    """The cuts that nothing is said about. What is said must be well formed, and said in time."""
    found = []
    for cut in cuts:
        begin = time.monotonic()
        model = read_bytes({name: data[:cut]})
        assert time.monotonic() - begin < LONGEST, cut
        well_formed(model)
        if not any(issue.loss for issue in model.issues):
            found.append(cut)
    return found


@pytest.mark.parametrize("path", SHIPPED)
def test_no_cut_of_a_shipped_file_is_silent(path: str) -> None:
    data = SHIPPED[path]
    assert silent(path, data, [len(data)]) == [len(data)], "the whole file lacks nothing"
    assert silent(path, data, places(data) if path.startswith(FIRST) else places(data, *LESS)) == []


@pytest.mark.parametrize("name", FORMS)
def test_no_cut_of_another_form_is_silent(name: str) -> None:
    data = FORMS[name]()
    assert silent(name, data, places(data, 60, 5)) == []


@pytest.mark.parametrize("path", SHIPPED)
def test_what_follows_the_last_significant_byte_may_be_missing(path: str) -> None:
    data = SHIPPED[path]
    whole = significant(data) + 1
    assert silent(path, data, [whole]) == [whole]


@pytest.mark.parametrize(
    "path",
    ["geometry/parcels-clean.dxf", "clean/属性数据/综合测绘成果.xml"],
)
def test_no_cut_passes(path: str, tmp_path: Path) -> None:
    data = SHIPPED[path]
    file = tmp_path / Path(path).name
    for cut in places(data, 10, 1):
        file.write_bytes(data[:cut])
        report = inspect(file, pack="geometry" if path.endswith(".dxf") else "ningbo")
        assert exit_status(report) == 3, cut


def zipped(folder: Path, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent).as_posix())
    return stream.getvalue()


@pytest.mark.parametrize("compression", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_no_cut_of_a_zip_is_silent(compression: int, tmp_path: Path) -> None:
    data = zipped(SAMPLES / "clean", compression)
    file = tmp_path / "clean.zip"
    file.write_bytes(data)
    assert not any(issue.loss for issue in read(file).issues), "the whole zip lacks nothing"
    last = len(data) - 1
    for cut in sorted({round(i * last / 59) for i in range(60)} | set(range(last - 25, last + 1))):
        file.write_bytes(data[:cut])
        model = read(file)
        assert any(issue.loss for issue in model.issues), cut
        well_formed(model)


@pytest.mark.parametrize("path", sorted((SAMPLES / "defects").glob("*.zip")), ids=lambda path: path.name)
def test_no_cut_of_a_shipped_zip_is_silent(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    file = tmp_path / path.name
    last = len(data) - 1
    for cut in sorted({round(i * last / 59) for i in range(60)} | set(range(last - 25, last + 1))):
        file.write_bytes(data[:cut])
        model = read(file)
        assert any(issue.loss for issue in model.issues), cut
        well_formed(model)


def test_no_cut_of_a_zip_passes(tmp_path: Path) -> None:
    data = zipped(SAMPLES / "clean")
    file = tmp_path / "clean.zip"
    for part in (0.0, 0.1, 0.5, 0.9, 0.999):
        file.write_bytes(data[: int(part * len(data))])
        assert exit_status(inspect(file, pack="ningbo")) == 3, part
