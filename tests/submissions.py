"""Submissions of invented firms by the dozen, for the supervision side: one deliverable of the sample generator in each
of three districts, its names and numbers changed, some with planted defects.

python tests/submissions.py FOLDER [COUNT [SEED]]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from surveycheck.samples.make.layout import surveyed
from surveycheck.samples.make.package import NOTICE, REPORT, deliverable, report
from surveycheck.samples.make.papers import pdf
from surveycheck.samples.make.project import NINGBO
from surveycheck.samples.make.records import records

from surveycheck.pack import load_pack
from surveycheck.plant import planted, written
from surveycheck.plant.write import FIXED_DATE
from surveycheck.read.source import source_of

PLACES = {
    "330281": (612_345_678, 3_327_123_456),
    "330203": (610_345_678, 3_290_123_456),
    "330212": (670_345_678, 3_290_123_456),
}
"""District → corner of its site (mm)."""

RECIPES: Mapping[str, tuple[str, ...]] = {
    "clean": (),
    "slips": ("ATT-06", "LYR-09", "TXT-05"),
    "papers": ("DOC-01", "DOC-03", "DOC-11", "TXT-01", "TXT-09"),
    "areas": ("ATT-06", "BLD-06", "GEO-14"),
    "sloppy": (
        *("DOC-01", "DOC-03", "DOC-11", "DOC-07", "TXT-01", "TXT-07", "TXT-08", "TXT-09", "LYR-02", "LYR-09"),
        *("LYR-13", "CRS-13", "CRS-09", "GEO-14", "GEO-08", "BLD-06", "ATT-01", "ATT-06", "BLD-03", "PLN-13"),
    ),
    "outside": ("TOP-03",),
    "off": ("DOC-04", "PLN-01", "ATT-06"),
    "unreadable": ("FMT-01",),
}
"""What is planted. ``outside`` and ``off`` do not pass, ``unreadable`` cannot be checked completely. A wrong density
(PLN-09) is in none that passes: it may be one beyond the permit, which is of class A."""

BAD = ("outside", "off", "unreadable")

WEIGHTS = (12, 6, 3, 3, 2, 2, 1, 1)
"""How frequent each recipe is."""

STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
NUMBER = "SL-2026-{:04d}"
OWN_PARCEL = "900900GB9{:04d}"


@dataclass(frozen=True)
class Made:
    """A submission: its ``path`` (a folder, or a zip for every third), the number of its project, the name of its firm,
    the code of its district, the recipe and the codes of what was planted; ``attempt`` counts from 1."""

    path: Path
    project: str
    firm: str
    district: str
    recipe: str
    attempt: int = 1

    @property
    def codes(self) -> tuple[str, ...]:
        return RECIPES[self.recipe]


def planned(folder: Path, count: int = 120, firms: int = 10, seed: int = 1) -> tuple[Made, ...]:
    """So many submissions in ``folder``, each of a project of its own; nothing is written yet."""
    random = Random(seed)
    made = []
    for number in range(1, count + 1):
        recipe = random.choices(tuple(RECIPES), WEIGHTS)[0]
        firm = f"示例{STEMS[random.randrange(firms)]}测绘有限公司"
        district = random.choice(tuple(PLACES))
        name = f"{NUMBER.format(number)}" + (".zip" if number % 3 == 0 else "")
        made.append(Made(folder / name, NUMBER.format(number), firm, district, recipe))
    return tuple(made)


def submissions(folder: Path, count: int = 120, firms: int = 10, seed: int = 1) -> tuple[Made, ...]:
    """Write them. The same arguments give the same files."""
    return tuple(handed_in(made) for made in planned(folder, count, firms, seed))


def handed_in(made: Made) -> Made:
    """Write one."""
    return _written(made, int(made.project[-4:]))


def resubmitted(folder: Path, made: Sequence[Made], seed: int = 1) -> tuple[Made, ...]:
    """Write what firms hand in again."""
    return tuple(handed_in(one) for one in planned_again(folder, made, seed))


def planned_again(folder: Path, made: Sequence[Made], seed: int = 1) -> tuple[Made, ...]:
    """What firms hand in again of those of ``made`` that do not pass or could not be read: two of three mended, the
    others with the same defects, or where they could not be read, with slips."""
    random = Random(seed)
    again = []
    for one in (one for one in made if one.recipe in BAD):
        left = "slips" if one.recipe == "unreadable" else one.recipe
        recipe = "clean" if random.random() < 2 / 3 else left
        again.append(replace(one, path=folder / one.path.name, recipe=recipe, attempt=one.attempt + 1))
    return tuple(again)


def _written(made: Made, number: int) -> Made:
    with tempfile.TemporaryDirectory() as name:
        plain = Path(name) / "plain" / made.path.stem
        for path, content in _files(made, number).items():
            (plain / path).parent.mkdir(parents=True, exist_ok=True)
            (plain / path).write_bytes(content)
        spoilt = plain
        if made.codes:
            source = source_of(plain)
            copy = planted(source, load_pack("ningbo"), made.codes, number, {})
            spoilt, _ = written(copy, plain, Path(name) / "spoilt")
            source.close()
        made.path.parent.mkdir(parents=True, exist_ok=True)
        if made.path.suffix == ".zip":
            _zipped(spoilt, made.path)
        else:
            shutil.copytree(spoilt, made.path)
    return made


def _zipped(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def _files(made: Made, number: int) -> dict[str, bytes]:
    """The base of its district with the names of this project: path → bytes."""
    stem = made.firm[2]
    pairs = {
        NINGBO.number: made.project,
        NINGBO.name: f"示例花园{number}期（虚构）",
        NINGBO.address: f"宁波市示例区示例路{number}号（虚构）",
        NINGBO.owner: f"示例置业第{number % 7 + 1}有限公司",
        NINGBO.firm: made.firm,
        NINGBO.firm_certificate: f"甲测资字示例{STEMS.index(stem) + 1:06d}",
        NINGBO.parcel_number: OWN_PARCEL.format(number),
    }
    files, lines = _base(made.district)
    changed = {
        path: _replaced(content, pairs) for path, content in files.items() if not path.endswith((".pdf", ".png"))
    }
    told = tuple(_told(line, pairs) for line in lines)
    return {**files, **changed, f"扫描资料/{REPORT}.pdf": pdf(f"示例文件：{REPORT}（第{made.attempt}次）", told)}


def _replaced(content: bytes, pairs: Mapping[str, str]) -> bytes:
    try:
        encoding, text = "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:  # a drawing of an older version
        encoding, text = "gbk", content.decode("gbk")
    return _told(text, pairs).encode(encoding)


def _told(text: str, pairs: Mapping[str, str]) -> str:
    for old, new in pairs.items():
        text = text.replace(old, new)
    return text


@cache
def _base(district: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The deliverable of a district's site, and the lines of its survey report."""
    east, north = PLACES[district]
    project = replace(NINGBO, district=district)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "base"
        deliverable(folder, "small", east, north, 17.5, 1, project)
        files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    random = Random(1)
    tables = records(surveyed("small", east, north, 17.5, random, project), random)
    return files, (REPORT, *NOTICE, *report(tables))


if __name__ == "__main__":
    words = sys.argv[1:]
    for one in submissions(Path(words[0]), *map(int, words[1:2]), seed=int(words[2]) if len(words) > 2 else 1):
        print(one.path, one.firm, one.recipe)
