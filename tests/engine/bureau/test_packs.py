"""A bureau reads the packs of its submissions no more often than it must."""

from __future__ import annotations

from pathlib import Path

import pytest
from spoiled_pack import copy_of_blank

from surveycheck import Bureau
from surveycheck.pack import Pack, load_pack


def test_an_installed_pack_is_read_once_and_that_of_a_folder_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(place: str, examples: bool) -> Pack:
        asked.append(place)
        return load_pack(place, examples=examples)

    monkeypatch.setattr("surveycheck.bureau.opened.load_pack", counted)
    bureau = Bureau(str(tmp_path / "a.sqlite"))
    assert [bureau.pack_of("geometry").name for _ in range(3)] == ["geometry"] * 3
    assert asked == ["geometry"]
    folder = copy_of_blank(tmp_path / "mine")
    before = bureau.pack_of(str(folder)).title
    header = folder / "pack.toml"
    header.write_text(header.read_text("utf-8").replace(before, f"{before}改"), encoding="utf-8")
    assert bureau.pack_of(str(folder)).title == f"{before}改"
