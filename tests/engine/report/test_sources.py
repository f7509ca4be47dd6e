"""Sources in words: keys become titles, what nobody knows stays as it is written."""

from __future__ import annotations

import re

import pytest

from surveycheck import load_pack
from surveycheck.report.settings import settings_used
from surveycheck.report.sources import source_titles, source_words

NINGBO = load_pack("ningbo")
EPS = (
    "宁波等地 EPS 平台的公开检查与报告脚本 [S3]",
    "public EPS scripts that check and report surveys in Ningbo and nearby [S3]",
)
KEYS = re.compile(r"(?<![\w\[-])S\d+\b")


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ("S3", *EPS),
        ("S3 §4.1", f"{EPS[0]} §4.1", f"{EPS[1]} §4.1"),
        ("S3（第二位）", f"{EPS[0]}（第二位）", f"{EPS[1]}（第二位）"),
        (
            "S7|S8",
            "地图编绘竞赛评分表 [S7]；国土调查建库检查流程 [S8]",
            "scoring sheet of a map-editing contest [S7]; checks of a land-survey database workflow [S8]",
        ),
        ("GB/T 17986.1-2000", "GB/T 17986.1-2000", "GB/T 17986.1-2000"),
        ("S999", "S999", "S999"),
        ("XS3", "XS3", "XS3"),
        ("", "", ""),
    ],
)
def test_a_source_in_words(source, zh, en):
    assert source_words(NINGBO, source) == (zh, en)


def test_titles_alone():
    assert source_titles(NINGBO, "S7|S8|S999") == (
        "地图编绘竞赛评分表；国土调查建库检查流程；S999",
        "scoring sheet of a map-editing contest; checks of a land-survey database workflow; S999",
    )
    assert source_titles(NINGBO, "") == ("", "")


@pytest.mark.parametrize("pack", ["ningbo", "jiaxing", "fangxian"])
def test_no_key_is_left_without_its_title(pack):
    loaded = load_pack(pack)
    told = {row["source"] for rows in loaded.tables.values() for row in rows}
    told |= {str(row["source"]) for row in settings_used(loaded, {}, {}, {})}
    assert [source for source in sorted(told) if KEYS.search(source_words(loaded, source)[0])] == []
