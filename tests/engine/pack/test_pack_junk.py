"""Whatever stands in a pack's files, loading ends with a pack or with faults, never with anything else."""

from __future__ import annotations

import copy
import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spoiled_pack import faults_of

from surveycheck.pack import PackError, keys, load_pack

JUNK: tuple[Any, ...] = (5, "junk", [], {}, [{}], float("nan"), ["junk", 5])
FILES = (
    "pack.toml",
    "shape/boundary-not-closed.toml",
    "values/value-not-in-list.toml",
    "files/required-file-missing.toml",
)


def places(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value of a parsed TOML file."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from places(value, (*above, key))


def spoiled(data: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    copied = copy.deepcopy(data)
    holder: Any = copied
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return copied


@pytest.mark.parametrize("file", FILES)
def test_junk_for_every_value(file: str, blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in blank.glob("*/*.toml"):  # the other cards would only take time
        if other != blank / file:
            other.unlink()
            other.with_suffix(".py").unlink(missing_ok=True)
    text = (blank / file).read_text(encoding="utf-8")
    whole, parse = tomllib.loads(text), tomllib.loads
    refused = 0
    for path, value in itertools.product(places(whole), JUNK):
        junk = spoiled(whole, path, value)
        monkeypatch.setattr(keys.tomli, "loads", lambda t, junk=junk: junk if t == text else parse(t))
        faults = faults_of(blank)
        refused += bool(faults)
        assert all(f.message and f.message_en for f in faults)
    assert refused > 100


@pytest.mark.parametrize(
    "content", [b"", b"\0\0", b'a,b\n"', b"\xff\xfe", b"[" * 5000, b"\n" * 10, "名".encode() * 100]
)
@pytest.mark.parametrize(
    "file", ["tables/fields.csv", "tables/limits.csv", "pack.toml", "shape/boundary-not-closed.toml"]
)
def test_junk_for_whole_files(file: str, content: bytes, blank: Path) -> None:
    (blank / file).write_bytes(content)
    with pytest.raises(PackError):
        load_pack(blank)


@pytest.mark.parametrize("file", ["shape/card.toml.txt", "tables/codes.ods", "tables/codes.CSV"])
def test_a_file_that_would_be_passed_over(file: str, blank: Path) -> None:
    (blank / file).write_bytes(b"")
    with pytest.raises(PackError, match="只认"):
        load_pack(blank)
