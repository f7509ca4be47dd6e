"""From a notice to its end: issued, objected to, held against a resubmission, closed or followed by another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from small_ledger import Row, by_hand, report_of, store

from surveycheck.ledger import (
    Filter,
    Ledger,
    LedgerError,
    Term,
    ToIssue,
    close_notice,
    decide_objection,
    issue_notice,
    lists,
    notice_of,
    object_to,
    objections,
    outcome_words,
    project_story,
    recheck,
    record,
)
from surveycheck.ledger import (
    later as resubmissions,
)
from surveycheck.ledger.clock import today
from surveycheck.ledger.standing import standing

DAY = date(2026, 5, 10)
FAILS = Row("一号", "SL-1", "示例测绘甲院", "2026-05-01T02:00:00Z", "不合格", 50.0, {"T-01": 2, "T-02": 1})
WANTED = ToIssue("整改1", "张示例", date(2026, 5, 25), Term(15, "示例办法", "practice"), "示例检查站")


@pytest.fixture
def book(ledger: Ledger) -> Ledger:
    with ledger.write() as connection:
        own, _ = store(connection, FAILS)
        issue_notice(connection, own, WANTED, day=DAY)
    return ledger


def again(book: Ledger, level: str, score: float, codes: dict[str, int], **more: object) -> int:
    with book.write() as connection:
        row = replace(FAILS, name="一号再报", received="2026-05-20T02:00:00Z", level=level, score=score, codes=codes)
        return store(connection, replace(row, **more))[0]


def test_what_a_notice_says(book: Ledger) -> None:
    with book.read() as connection:
        notice = notice_of(connection, "整改1")
    said = notice.document
    assert (said["firm"], said["project"], said["deliverable"]) == ("示例测绘甲院", "SL-1", "一号")
    assert said["counts"] == {"A": 0, "B": 3, "C": 0, "D": 0}
    assert [(row["no"], row["code"], row["clause"]) for row in said["defects"]] == [
        (1, "T-01", "示例规定 §1"),
        (2, "T-01", "示例规定 §1"),
        (3, "T-02", "示例规定 §1"),
    ]
    assert (notice.deadline, notice.objection_deadline, notice.closed) == ("2026-05-25", "2026-05-25", "")
    source = {"source": "示例办法", "source_en": "示例办法"}  # nobody has told its English name
    assert said["objection"] == {"days": 15, **source, "certainty": "practice"}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (replace(WANTED, number="整改1"), "is taken"),
        (replace(WANTED, number=" "), "needs a number"),
        (replace(WANTED, number="整改2", deadline=date(2026, 5, 9)), "is before"),
        (replace(WANTED, number="整改2"), "still open"),
    ],
)
def test_notices_that_cannot_be(book: Ledger, wanted: ToIssue, said: str) -> None:
    with pytest.raises(LedgerError, match=said), book.write() as connection:
        issue_notice(connection, 1, wanted, day=DAY)


def test_nothing_to_rectify(book: Ledger) -> None:
    with book.write() as connection:
        fine, _ = store(connection, replace(FAILS, name="好", project="SL-9", level="优", score=99.0, codes={}))
    for submission, said in ((fine, "nothing to rectify"), (99, "no submission 99")):
        with pytest.raises(LedgerError, match=said), book.write() as connection:
            issue_notice(connection, submission, replace(WANTED, number="整改9"), day=DAY)


def test_all_is_mended(book: Ledger) -> None:
    own = again(book, "优", 100.0, {})
    with book.read() as connection:
        waiting = lists.due(connection, day=date(2026, 5, 26)).rows[0]
    assert (waiting.resubmission, waiting.days) == (own, -1)
    with book.write() as connection:
        found = recheck(connection, "整改1", "李示例")
    assert (found.submission_id, found.fixed, found.still, found.new, found.closed) == (own, 3, 0, 0, True)
    with book.read() as connection:
        assert lists.due(connection).total == 0
        assert outcome_words(notice_of(connection, "整改1").outcome)[1] == "mended, the re-check passes"
    with pytest.raises(LedgerError, match="is closed"), book.write() as connection:
        recheck(connection, "整改1", "李示例")


def test_something_is_left_and_something_is_new(book: Ledger) -> None:
    """It passes, yet one defect is still there: the notice stays open until somebody decides."""
    again(book, "合格", 70.0, {"T-01": 1, "T-03": 2})
    with book.write() as connection:
        found = recheck(connection, "整改1", "李示例")
    assert (found.fixed, found.still, found.new, found.passes, found.closed) == (2, 1, 2, True, False)
    with book.read() as connection:
        row = lists.due(connection).rows[0]
    assert (row.rechecks, row.resubmission) == (1, None)
    with book.write() as connection:
        close_notice(connection, notice_of(connection, "整改1"), "decided", "张示例", "余下不影响使用")
    with book.read() as connection:
        assert "余下不影响使用" in outcome_words(notice_of(connection, "整改1").outcome)[0]


@pytest.mark.parametrize(
    ("now", "seen", "counts", "closed"),
    [
        (None, (), (0, 0, 0, 1), False),  # nobody has looked again
        (("open", "open"), (), (0, 0, 0, 1), False),
        (("fail", "pass"), (), (0, 1, 0, 0), False),
        (("open", "fail"), ("seals",), (1, 0, 1, 0), False),
        (("pass", "pass"), (), (1, 0, 0, 0), True),
        (None, ("seals",), (1, 0, 0, 0), True),
        (None, ("all",), (1, 0, 0, 0), True),
    ],
)
def test_what_was_found_by_hand_is_mended_when_somebody_has_seen_it(
    ledger: Ledger,
    now: tuple[str, ...] | None,
    seen: tuple[str, ...],
    counts: tuple[int, ...],
    closed: bool,
) -> None:
    bad = replace(FAILS, codes={})
    fine = replace(bad, name="再报", received="2026-05-20T02:00:00Z", level="优", score=100.0)
    with ledger.write() as connection:
        own, _ = store(connection, bad)
        record(connection, own, "e" * 64, replace(report_of(bad), manual=by_hand("fail", "pass")), "inspection")
        issued = issue_notice(connection, own, WANTED, day=DAY)
        later, _ = store(connection, fine)
        if now is not None:
            record(connection, later, "e" * 64, replace(report_of(fine), manual=by_hand(*now)), "inspection")
        made = recheck(connection, "整改1", "李示例", seen=seen)
    assert issued.document["counts"]["A"] == 1
    assert ((made.fixed, made.still, made.new, made.unknown), made.closed) == (counts, closed)


def test_only_what_a_notice_lists_can_be_seen_mended(book: Ledger) -> None:
    again(book, "优", 100.0, {})
    with book.write() as connection, pytest.raises(LedgerError, match="lists no manual item seals"):
        recheck(connection, "整改1", "李示例", seen=("seals",))


def test_what_was_not_read_whole_closes_nothing(book: Ledger) -> None:
    again(book, "", None, {}, complete=False)  # type: ignore[arg-type]
    with book.write() as connection:
        found = recheck(connection, "整改1", "李示例")
    assert (found.fixed, found.unknown, found.passes, found.closed) == (0, 3, None, False)


def test_another_stage_is_no_resubmission(book: Ledger) -> None:
    again(book, "优", 100.0, {}, stage="工程建设许可")
    with pytest.raises(LedgerError, match="nothing was handed in"), book.write() as connection:
        recheck(connection, "整改1", "李示例")


def test_another_project_is_no_resubmission(book: Ledger) -> None:
    other = again(book, "优", 100.0, {}, project="SL-2")
    for wrong in (other, 1):
        with book.write() as connection, pytest.raises(LedgerError, match="not what was handed in again"):
            recheck(connection, "整改1", "李示例", wrong)


def test_what_named_no_project_belongs_to_what_is_handed_in_for_it(ledger: Ledger) -> None:
    with ledger.write() as connection:
        own, _ = store(connection, replace(FAILS, project="", firm="", level="", score=None, complete=False))
        issue_notice(connection, own, WANTED, day=DAY)
    later = again(ledger, "优", 100.0, {})
    with ledger.write() as connection, pytest.raises(LedgerError, match="so say which one was") as told:
        recheck(connection, "整改1", "李示例")
    assert told.value.option == "--submission"
    with ledger.write() as connection:
        assert [row[:2] for row in resubmissions(connection, "整改1")] == [(later, "一号再报")]
        assert recheck(connection, "整改1", "李示例", later).closed
        rows = {row.id: row for row in lists.submissions(connection).rows}
        told = [one.kind for one in project_story(connection, "SL-1").happenings]
    assert (rows[own].project, rows[own].firm, rows[later].earlier_id) == ("SL-1", FAILS.firm, own)
    assert {"notice", "recheck", "closed"} <= set(told)


def test_a_further_notice_closes_the_one_before(book: Ledger) -> None:
    own = again(book, "不合格", 55.0, {"T-01": 1})
    with book.write() as connection:
        recheck(connection, "整改1", "李示例")
        issue_notice(connection, own, replace(WANTED, number="整改2"), day=DAY)
    with book.read() as connection:
        first = notice_of(connection, "整改1")
        due = [row.number for row in lists.due(connection).rows]
        told = [one.kind for one in project_story(connection, "SL-1").happenings]
    assert first.outcome == "further：整改2"
    assert due == ["整改2"]
    assert told == ["batch", "notice", "batch", "recheck", "closed", "notice"]


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 25), False), (date(2026, 5, 26), True)])
def test_an_objection_is_in_time_or_late(book: Ledger, day: date, late: bool) -> None:
    with book.write() as connection:
        assert object_to(connection, "整改1", "第 2 处为设计要求", day).late is late
    with book.read() as connection:
        assert lists.due(connection).rows[0].objections == 1
    with pytest.raises(LedgerError, match="not decided yet"), book.write() as connection:
        object_to(connection, "整改1", "再次", day)


def test_without_a_term_nobody_can_tell_whether_it_is_late(ledger: Ledger) -> None:
    with ledger.write() as connection:
        own, _ = store(connection, FAILS)
        issue_notice(connection, own, replace(WANTED, term=Term()), day=DAY)
        assert object_to(connection, "整改1", "不同意", date(2026, 7, 1)).late is None


@pytest.mark.parametrize(
    ("day", "said"), [(date(2026, 5, 9), "is before 2026-05-10"), (today() + timedelta(days=3), "still to come")]
)
def test_a_day_on_which_no_objection_can_have_come_in(book: Ledger, day: date, said: str) -> None:
    with pytest.raises(LedgerError, match=said), book.write() as connection:
        object_to(connection, "整改1", "不同意", day)


@pytest.mark.parametrize("outcome", ["upheld", "rejected"])
def test_an_objection_is_decided_after_its_notice_was_closed(book: Ledger, outcome: str) -> None:
    with book.write() as connection:
        object_to(connection, "整改1", "不同意", DAY)
    again(book, "优", 95.0, {})
    with book.write() as connection:
        assert recheck(connection, "整改1", "李示例").closed
        assert standing(connection).objections == 1
        assert decide_objection(connection, "整改1", outcome, "核实", "王示例").outcome == outcome
        assert (standing(connection).objections, notice_of(connection, "整改1").outcome) == (0, "mended")


@pytest.mark.parametrize(("reason", "by"), [("", "张示例"), ("不影响使用", " ")])
def test_no_decision_without_a_reason_and_somebody(book: Ledger, reason: str, by: str) -> None:
    with pytest.raises(LedgerError, match="a reason and somebody"), book.write() as connection:
        close_notice(connection, notice_of(connection, "整改1"), "decided", by, reason)
    again(book, "优", 95.0, {})
    with pytest.raises(LedgerError, match="who re-checks"), book.write() as connection:
        recheck(connection, "整改1", " ")


@pytest.mark.parametrize(("outcome", "open_"), [("upheld", 0), ("rejected", 1)])
def test_an_objection_is_decided(book: Ledger, outcome: str, open_: int) -> None:
    with book.write() as connection:
        object_to(connection, "整改1", "不同意", DAY)
        decide_objection(connection, "整改1", outcome, "规定如此", "王示例")
    with book.read() as connection:
        assert lists.notices(connection, Filter(open=True)).total == open_
        assert [(one.outcome, one.by) for one in objections(connection, "整改1")] == [(outcome, "王示例")]
    with pytest.raises(LedgerError, match="waits for a decision"), book.write() as connection:
        decide_objection(connection, "整改1", outcome, "规定如此", "王示例")
