"""surveycheck checks and grades integrated survey deliverables.

The public door. Everything is imported when it is first asked for, so that ``import surveycheck`` costs nothing.

``inspect(path)`` goes the whole way and gives a ``Report``; its steps are ``read_deliverable``, ``load_pack``,
``run_rules``, ``grade_runs`` and ``build_report``; ``write`` writes a report's files in any of
``report_formats``, ``write_into`` with their manifest, and the others where one of them fails. A ``Looked`` that is
handed to ``run_rules`` keeps count of what the rules look at; ``coverage_of`` it is the report's ``coverage``.
``inspect_apart`` goes it in a process of its own. ``map_apart`` writes maps of drawings in such a process, and
``read_sheet`` reads one: a ``Sheet``. ``verdict`` of a report is its word and sentence, ``unchecked`` what it did not
check, ``next_words`` what would bring the next level, ``accuracy_shown`` what its check measurements amount to,
``compare_reports`` what became of the findings of an older one; ``shipped_samples`` are the deliverables that are
shipped. ``own_program`` is the command that runs a module of ours in a new process. ``write_handbook`` writes all rules
of a pack as a site, ``lesson_sheet`` makes a sheet of one; ``is_own_picture`` tells our own SVG from any other.
``make_exercise`` spoils a copy of a deliverable for a trainee, ``workshop_result`` scores his ``Marks``.
``seal_of`` a report has the verification code for its pages; ``write_manifest`` lists its files with their digests;
``verify_report`` says whether a saved report is untouched (``verify_words``), ``rerun_report`` checks it anew.
``report_since`` an older one says what was mended; ``known_grids`` are the grids that drawings may be in.
``ask_waiver``, ``withdraw_waiver`` and ``decide_waiver`` write waivers and decisions,
``note_manual`` the result of an item that a person looks at. A ``Bureau`` is a ledger of supervision in plain calls.
(The steps do not bear the bare names of the rooms that they come from: a package's attribute ``read`` is its subpackage
``read``.)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from surveycheck.bureau import Bureau, SurveyForm, overlooked
    from surveycheck.bureau import Looked as BureauLooked
    from surveycheck.bureau import Numbers as NoticeNumbers
    from surveycheck.bureau import Preview as LotPreview
    from surveycheck.bureau import Task as PaperTask
    from surveycheck.grade import grade as grade_runs
    from surveycheck.guard import GuardError, Limits, inspect_apart, map_apart
    from surveycheck.guard.watch import program as own_program
    from surveycheck.handbook import write_handbook
    from surveycheck.handbook.sheet import Seen as LessonCase
    from surveycheck.handbook.sheet import lesson_sheet
    from surveycheck.inspection import ChoiceError, CodeError, exit_status, inspect
    from surveycheck.ledger import STRATA as LOT_STRATA
    from surveycheck.ledger import VETOES as LOT_VETOES
    from surveycheck.ledger import Credit, FirmStory, LedgerError, ProjectStory, outcome_words
    from surveycheck.ledger import Terms as LotTerms
    from surveycheck.ledger import Wanted as LotWanted
    from surveycheck.ledger import kind_words as credit_words
    from surveycheck.ledger import stratum_words as stratum_words
    from surveycheck.ledger.clock import day_of as day_in_china
    from surveycheck.ledger.clock import today as today_in_china
    from surveycheck.ledger.paging import Filter as LedgerFilter
    from surveycheck.ledger.paging import Page as LedgerPage
    from surveycheck.ledger.rows import LotRow, NoticeRow, SubmissionRow
    from surveycheck.ledger.runs import LEVELS as LEDGER_LEVELS
    from surveycheck.ledger.standing import Month as LedgerMonth
    from surveycheck.ledger.standing import Standing
    from surveycheck.lesson import lessons
    from surveycheck.manual import Result as ManualResult
    from surveycheck.manual import beside as manual_beside
    from surveycheck.manual import note as note_manual
    from surveycheck.manual import read_noted as read_manual
    from surveycheck.map import Sheet, read_sheet
    from surveycheck.model import Coverage, Report
    from surveycheck.model.progress import Stopped
    from surveycheck.pack import PackError, installed_packs, load_pack
    from surveycheck.pack.standards import standards as pack_standards
    from surveycheck.picture import is_own as is_own_picture
    from surveycheck.read import Cache, Excerpt, ReadError, excerpt
    from surveycheck.read import read as read_deliverable
    from surveycheck.report import FORMATS as REPORT_FORMATS
    from surveycheck.report import (
        CadError,
        Drawn,
        Measure,
        Witnesses,
        cad_script,
        finding_from,
        from_json,
        measure,
        other_facts,
        page_pictures,
        report_formats,
        seal_of,
        shared_words,
        summary,
        to_json,
        visible,
        witnesses,
        write,
        write_into,
        write_manifest,
    )
    from surveycheck.report import build as build_report
    from surveycheck.report import compare as compare_reports
    from surveycheck.report.accuracy import Shown as ShownAccuracy
    from surveycheck.report.accuracy import shown as accuracy_shown
    from surveycheck.report.gauss import grids as known_grids
    from surveycheck.report.since import since as report_since
    from surveycheck.report.summary import next_words
    from surveycheck.report.unchecked import unchecked
    from surveycheck.report.verdict import level_words, rounded, verdict
    from surveycheck.run import Looked, Options
    from surveycheck.run import coverage as coverage_of
    from surveycheck.run import run as run_rules
    from surveycheck.seal import PrivateKey as SigningKey
    from surveycheck.seal import SealError
    from surveycheck.seal import new_key as new_signing_key
    from surveycheck.seal import read_private as read_signing_key
    from surveycheck.seal import sign_in as sign_report
    from surveycheck.seal import trusted as trusted_keys
    from surveycheck.shipped import catalogue as shipped_samples
    from surveycheck.spotcheck import SpotCheckError
    from surveycheck.verify import Answer as VerifyAnswer
    from surveycheck.verify import Beside as VerifyBeside
    from surveycheck.verify import Wanted as VerifyWanted
    from surveycheck.verify import rerun as rerun_report
    from surveycheck.verify import verdict_words as verify_words
    from surveycheck.verify import verify as verify_report
    from surveycheck.waivers import WaiverError, waivable, waivers_now
    from surveycheck.waivers import ask as ask_waiver
    from surveycheck.waivers import beside as waivers_beside
    from surveycheck.waivers import decide as decide_waiver
    from surveycheck.waivers import name_of as deliverable_name
    from surveycheck.waivers import read_asked as read_waivers
    from surveycheck.waivers import read_decided as read_decisions
    from surveycheck.waivers import withdraw as withdraw_waiver
    from surveycheck.whole import write_whole as write_text
    from surveycheck.workshop import SEEN as WORKSHOP_STAGES
    from surveycheck.workshop import (
        Exercise,
        Mark,
        Marks,
        MarksError,
        Wanted,
        codes_of,
        make_exercise,
        read_marks,
        write_marks,
    )
    from surveycheck.workshop import Result as WorkshopResult
    from surveycheck.workshop import result as workshop_result
    from surveycheck.workshop import result_page as workshop_page
    from surveycheck.workshop.result import read_answers
    from surveycheck.workshop.result import summary as workshop_summary

__all__ = [
    "LEDGER_LEVELS",
    "LOT_STRATA",
    "LOT_VETOES",
    "REPORT_FORMATS",
    "WORKSHOP_STAGES",
    "Bureau",
    "BureauLooked",
    "Cache",
    "CadError",
    "ChoiceError",
    "CodeError",
    "Coverage",
    "Credit",
    "Drawn",
    "Excerpt",
    "Exercise",
    "FirmStory",
    "GuardError",
    "LedgerError",
    "LedgerFilter",
    "LedgerMonth",
    "LedgerPage",
    "LessonCase",
    "Limits",
    "Looked",
    "LotPreview",
    "LotRow",
    "LotTerms",
    "LotWanted",
    "ManualResult",
    "Mark",
    "Marks",
    "MarksError",
    "Measure",
    "NoticeNumbers",
    "NoticeRow",
    "Options",
    "PackError",
    "PaperTask",
    "ProjectStory",
    "ReadError",
    "Report",
    "SealError",
    "Sheet",
    "ShownAccuracy",
    "SigningKey",
    "SpotCheckError",
    "Standing",
    "Stopped",
    "SubmissionRow",
    "SurveyForm",
    "VerifyAnswer",
    "VerifyBeside",
    "VerifyWanted",
    "WaiverError",
    "Wanted",
    "Witnesses",
    "WorkshopResult",
    "__version__",
    "accuracy_shown",
    "ask_waiver",
    "build_report",
    "cad_script",
    "codes_of",
    "compare_reports",
    "coverage_of",
    "credit_words",
    "day_in_china",
    "decide_waiver",
    "deliverable_name",
    "excerpt",
    "exit_status",
    "finding_from",
    "from_json",
    "grade_runs",
    "inspect",
    "inspect_apart",
    "installed_packs",
    "is_own_picture",
    "known_grids",
    "lesson_sheet",
    "lessons",
    "level_words",
    "load_pack",
    "make_exercise",
    "manual_beside",
    "map_apart",
    "measure",
    "new_signing_key",
    "next_words",
    "note_manual",
    "other_facts",
    "outcome_words",
    "overlooked",
    "own_program",
    "pack_standards",
    "page_pictures",
    "read_answers",
    "read_decisions",
    "read_deliverable",
    "read_manual",
    "read_marks",
    "read_sheet",
    "read_signing_key",
    "read_waivers",
    "report_formats",
    "report_since",
    "rerun_report",
    "rounded",
    "run_rules",
    "seal_of",
    "shared_words",
    "shipped_samples",
    "sign_report",
    "stratum_words",
    "summary",
    "to_json",
    "today_in_china",
    "trusted_keys",
    "unchecked",
    "verdict",
    "verify_report",
    "verify_words",
    "visible",
    "waivable",
    "waivers_beside",
    "waivers_now",
    "withdraw_waiver",
    "witnesses",
    "workshop_page",
    "workshop_result",
    "workshop_summary",
    "write",
    "write_handbook",
    "write_into",
    "write_manifest",
    "write_marks",
    "write_text",
]

_DOOR = {
    "outcome_words": ("ledger", "outcome_words"),
    "stratum_words": ("ledger", "stratum_words"),
    "SpotCheckError": ("spotcheck", "SpotCheckError"),
    "PaperTask": ("bureau", "Task"),
    "ManualResult": ("manual", "Result"),
    "LOT_STRATA": ("ledger", "STRATA"),
    "LotWanted": ("ledger", "Wanted"),
    "LotTerms": ("ledger", "Terms"),
    "LotRow": ("ledger.rows", "LotRow"),
    "LotPreview": ("bureau", "Preview"),
    "NoticeNumbers": ("bureau", "Numbers"),
    "SurveyForm": ("bureau", "SurveyForm"),
    "overlooked": ("bureau", "overlooked"),
    "LOT_VETOES": ("ledger", "VETOES"),
    "Credit": ("ledger", "Credit"),
    "FirmStory": ("ledger", "FirmStory"),
    "ProjectStory": ("ledger", "ProjectStory"),
    "credit_words": ("ledger", "kind_words"),
    "BureauLooked": ("bureau", "Looked"),
    "Bureau": ("bureau", "Bureau"),
    "LEDGER_LEVELS": ("ledger.runs", "LEVELS"),
    "LedgerError": ("ledger", "LedgerError"),
    "LedgerFilter": ("ledger.paging", "Filter"),
    "LedgerMonth": ("ledger.standing", "Month"),
    "LedgerPage": ("ledger.paging", "Page"),
    "NoticeRow": ("ledger.rows", "NoticeRow"),
    "Standing": ("ledger.standing", "Standing"),
    "SubmissionRow": ("ledger.rows", "SubmissionRow"),
    "day_in_china": ("ledger.clock", "day_of"),
    "today_in_china": ("ledger.clock", "today"),
    "Stopped": ("model.progress", "Stopped"),
    "MarksError": ("workshop", "MarksError"),
    "WorkshopResult": ("workshop", "Result"),
    "WORKSHOP_STAGES": ("workshop", "SEEN"),
    "workshop_summary": ("workshop.result", "summary"),
    "workshop_page": ("workshop", "result_page"),
    "workshop_result": ("workshop", "result"),
    "read_answers": ("workshop.result", "read_answers"),
    "codes_of": ("workshop", "codes_of"),
    "write_marks": ("workshop", "write_marks"),
    "read_marks": ("workshop", "read_marks"),
    "Marks": ("workshop", "Marks"),
    "Mark": ("workshop", "Mark"),
    "make_exercise": ("workshop", "make_exercise"),
    "Wanted": ("workshop", "Wanted"),
    "Exercise": ("workshop", "Exercise"),
    "write_text": ("whole", "write_whole"),
    "write_handbook": ("handbook", "write_handbook"),
    "LessonCase": ("handbook.sheet", "Seen"),
    "lesson_sheet": ("handbook.sheet", "lesson_sheet"),
    "is_own_picture": ("picture", "is_own"),
    "Cache": ("read", "Cache"),
    "CadError": ("report", "CadError"),
    "ChoiceError": ("inspection", "ChoiceError"),
    "CodeError": ("inspection", "CodeError"),
    "Coverage": ("model", "Coverage"),
    "Drawn": ("report", "Drawn"),
    "Excerpt": ("read", "Excerpt"),
    "GuardError": ("guard", "GuardError"),
    "Limits": ("guard", "Limits"),
    "Looked": ("run", "Looked"),
    "Measure": ("report", "Measure"),
    "Options": ("run", "Options"),
    "PackError": ("pack", "PackError"),
    "ReadError": ("read", "ReadError"),
    "Report": ("model", "Report"),
    "Sheet": ("map", "Sheet"),
    "ShownAccuracy": ("report.accuracy", "Shown"),
    "WaiverError": ("waivers", "WaiverError"),
    "Witnesses": ("report", "Witnesses"),
    "accuracy_shown": ("report.accuracy", "shown"),
    "ask_waiver": ("waivers", "ask"),
    "build_report": ("report", "build"),
    "cad_script": ("report", "cad_script"),
    "compare_reports": ("report", "compare"),
    "coverage_of": ("run", "coverage"),
    "decide_waiver": ("waivers", "decide"),
    "deliverable_name": ("waivers", "name_of"),
    "excerpt": ("read", "excerpt"),
    "exit_status": ("inspection", "exit_status"),
    "finding_from": ("report", "finding_from"),
    "from_json": ("report", "from_json"),
    "grade_runs": ("grade", "grade"),
    "inspect": ("inspection", "inspect"),
    "inspect_apart": ("guard", "inspect_apart"),
    "lessons": ("lesson", "lessons"),
    "installed_packs": ("pack", "installed_packs"),
    "level_words": ("report.verdict", "level_words"),
    "load_pack": ("pack", "load_pack"),
    "manual_beside": ("manual", "beside"),
    "map_apart": ("guard", "map_apart"),
    "measure": ("report", "measure"),
    "next_words": ("report.summary", "next_words"),
    "note_manual": ("manual", "note"),
    "other_facts": ("report", "other_facts"),
    "own_program": ("guard.watch", "program"),
    "page_pictures": ("report", "page_pictures"),
    "read_decisions": ("waivers", "read_decided"),
    "read_deliverable": ("read", "read"),
    "read_manual": ("manual", "read_noted"),
    "read_sheet": ("map", "read_sheet"),
    "read_waivers": ("waivers", "read_asked"),
    "report_formats": ("report", "report_formats"),
    "rounded": ("report.verdict", "rounded"),
    "run_rules": ("run", "run"),
    "shared_words": ("report", "shared_words"),
    "shipped_samples": ("shipped", "catalogue"),
    "summary": ("report", "summary"),
    "to_json": ("report", "to_json"),
    "unchecked": ("report.unchecked", "unchecked"),
    "verdict": ("report.verdict", "verdict"),
    "visible": ("report", "visible"),
    "waivable": ("waivers", "waivable"),
    "waivers_beside": ("waivers", "beside"),
    "waivers_now": ("waivers", "waivers_now"),
    "withdraw_waiver": ("waivers", "withdraw"),
    "witnesses": ("report", "witnesses"),
    "REPORT_FORMATS": ("report", "FORMATS"),
    "write": ("report", "write"),
    "write_into": ("report", "write_into"),
    "write_manifest": ("report", "write_manifest"),
    "seal_of": ("report", "seal_of"),
    "report_since": ("report.since", "since"),
    "known_grids": ("report.gauss", "grids"),
    "SealError": ("seal", "SealError"),
    "SigningKey": ("seal", "PrivateKey"),
    "new_signing_key": ("seal", "new_key"),
    "read_signing_key": ("seal", "read_private"),
    "sign_report": ("seal", "sign_in"),
    "pack_standards": ("pack.standards", "standards"),
    "trusted_keys": ("seal", "trusted"),
    "VerifyAnswer": ("verify", "Answer"),
    "VerifyBeside": ("verify", "Beside"),
    "VerifyWanted": ("verify", "Wanted"),
    "rerun_report": ("verify", "rerun"),
    "verify_report": ("verify", "verify"),
    "verify_words": ("verify", "verdict_words"),
}


def __getattr__(name: str) -> Any:
    try:
        room, own = _DOOR[name]
    except KeyError:
        raise AttributeError(f"module 'surveycheck' has no attribute {name!r}") from None
    return getattr(import_module(f"surveycheck.{room}"), own)
