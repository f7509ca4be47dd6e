"""Work beside the window: results come back in the window's thread, older ones are dropped, its owner may be gone."""

from __future__ import annotations

import gc
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject
from surveycheck.ui.work import Work

pytestmark = pytest.mark.needs_qt


def test_results_and_errors_come_back_in_the_window_s_thread(qtbot):
    told = []

    def note(value):
        told.append((value, threading.current_thread()))

    work, bad = Work(), Work()
    work.start(lambda: 7, note, None)
    bad.start(lambda: 1 // 0, None, note)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=5000)
    assert {type(value).__name__ for value, _ in told} == {"int", "ZeroDivisionError"}
    assert all(thread is threading.main_thread() for _, thread in told)


def test_what_is_started_last_is_all_that_counts(qtbot):
    told, free = [], threading.Event()
    work = Work()
    work.start(lambda: free.wait(5) and 1, told.append, told.append)
    work.start(lambda: 2, told.append, told.append)
    qtbot.waitUntil(lambda: told == [2], timeout=5000)
    free.set()
    work.wait()
    qtbot.wait(50)
    assert told == [2]


def test_what_is_asked_for_is_done_one_after_the_other_and_each_once(qtbot):
    told, running, most = [], [], []

    def slow(number):
        running.append(number)
        most.append(len(running))
        time.sleep(0.02)
        running.remove(number)
        return number

    work = Work()
    for number in (1, 2, 2, 3, 1):
        work.ask(number, lambda number=number: slow(number), told.append, told.append)
    qtbot.waitUntil(lambda: sorted(told) == [1, 2, 3], timeout=5000)
    assert max(most) == 1


def test_an_owner_that_is_gone_does_no_harm(qtbot):
    told = []
    for _ in range(50):
        owner = QObject()
        work = Work(owner)
        work.start(lambda: time.sleep(0.002), told.append, told.append)
        owner.deleteLater()
        qtbot.wait(1)
    work.wait()
    qtbot.wait(30)
    assert told == []


def test_a_thread_never_takes_down_what_was_to_be_told(qtbot):
    """Its owner is dropped while the thread runs: the thread must not be the one that lets go of it last."""
    where = []

    class Owner(QObject):
        def told(self, value):
            pass

    for _ in range(20):
        free, owner, work = threading.Event(), Owner(), Work()
        weakref.finalize(owner, lambda: where.append(threading.current_thread()))
        work.start(lambda free=free, owner=owner: free.wait(5), owner.told, owner.told)
        thread = work._threads[0]
        del owner, work
        gc.collect()
        free.set()
        thread.join(5)
    other, came = Work(), []
    other.start(lambda: 1, came.append, came.append)
    qtbot.waitUntil(lambda: came == [1], timeout=5000)
    assert where == [threading.main_thread()] * 20
