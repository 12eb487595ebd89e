"""Many reports by several processes: the same codings, in the same order; what ends too early is said."""

import pytest

from jupyter_psydyn.hvdc import parse
from jupyter_psydyn.hvdc.coder import many
from jupyter_psydyn.hvdc.coder.many import Report, code_all, coded

REPORTS = [
    Report("My father hit me and I was afraid. My brother Tom helped us to the door.", "F"),
    Report("", "F"),
    Report("I don't remember. \ud800", "M"),
    Report("A friend of mine said “hello” to my sister’s dog in the old house.", "M"),
    Report("My uncle was dead, my aunt and I kissed a stranger, and two black cats ran past.", ""),
]


@pytest.fixture
def spread(monkeypatch):
    monkeypatch.setattr(many, "FEW", 2)
    monkeypatch.setattr(many, "_AT_ONCE", 2)
    monkeypatch.setattr(many, "THREADS", 2)


def test_processes_give_what_one_gives_in_the_same_order(spread):
    assert list(code_all(REPORTS)) == [coded(one) for one in REPORTS]


def test_who_stops_reading_stops_the_processes(spread):
    going = code_all(REPORTS)
    assert next(going) == coded(REPORTS[0])
    going.close()


def test_a_process_that_ends_too_early_is_said(spread, monkeypatch):
    monkeypatch.setattr(many.sys, "executable", "/bin/true")
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        list(code_all(REPORTS))


def test_a_code_is_told_by_its_text():
    for report in REPORTS:
        for one in coded(report).found:
            assert parse(one.field, str(one.code)) == one.code
