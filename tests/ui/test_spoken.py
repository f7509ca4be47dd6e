"""What the engine says of options of the command line, the window says of its own controls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from surveycheck.ui.app import TRANSLATIONS
from surveycheck.ui.faults import sentence
from surveycheck.ui.findings.words import counted
from surveycheck.ui.spoken import in_window
from surveycheck.ui.supervision.words import days_left

from surveycheck import installed_packs
from surveycheck.ledger import LedgerError
from surveycheck.pack import load_pack
from surveycheck.run.runner import NO_EARLIER

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def english(qapp):
    translator = QTranslator()
    assert translator.load("surveycheck_en", str(TRANSLATIONS))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_an_option_is_a_control_of_the_window(qapp):
    assert in_window("需要面覆盖图层：用 --as AREA=图层 指定") == "需要面覆盖图层：用“设置：面图层”指定"
    assert in_window("请用 --crs 指明坐标系，例如 EPSG:4549") == "请用“图的坐标系”指明坐标系，例如 EPSG:4549"
    assert in_window(NO_EARLIER[0]) == "没有给出前一阶段的成果（“设置：前一阶段成果”）"


def test_in_english(english):
    assert in_window("name it with --as LINE=LAYER") == "name it with “Settings: Line layers”"
    assert in_window(NO_EARLIER[1]) == "no deliverable of an earlier stage was given (“Settings: Earlier stage”)"
    assert in_window("name the system with --crs") == "name the system with “System of the drawings”"


def test_brackets_behind_the_word_itself_go(qapp):
    assert in_window("写到另一个文件夹（--out），用单位的模板（--templates）") == "写到另一个文件夹，用单位的模板"


def test_what_helps_at_the_command_line_is_said_there_only(qapp):
    error = LedgerError("没有单位“甲”", "no firm “甲”", option="surveycheck ledger list firms")
    assert sentence(error) == "没有单位“甲”"


def test_what_is_no_option_of_a_control_is_kept(qapp):
    for text in ("a -- b", "2026--1", "key trust, or --key", "没有选项"):
        assert in_window(text) == text


def test_no_card_names_an_option_in_the_window(qapp):
    told = 0
    for name in (one.name for one in installed_packs()):
        for rule in load_pack(name, examples=False).rules:
            words = [rule.clause, rule.clause_en, rule.needs.zh, rule.needs.en]
            told += sum("--" in text for text in words)
            assert [text for text in map(in_window, words) if "--" in text] == []
    assert told


def test_one_thing_is_one_in_english(english):
    assert (counted(1), counted(2)) == ("1 finding", "2 findings")
    assert (days_left(1), days_left(2), days_left(-1)) == ("1 day", "2 days", "1 day overdue")
    said = QCoreApplication.translate("LotsPage", "{0} 个，抽 {1} 个（{2} 版抽样表，{3}）", "", 1)
    assert said.startswith("{0} unit, ")
