"""What is caught and what is a false alarm, as counted and shown."""

from evals.edits import KINDS, Edit
from evals.summaries import Faithful, Tried, alarm_lines, alarms, missed_lines, table
from summarizer.checking import check_summary
from summarizer.reading.mentions import Span

KIND = next(iter(KINDS))
EDIT = Edit("port", KIND, "41 were hurt.", (Span(0, 2),))


def test_the_table_counts_by_kind_and_in_all() -> None:
    rows = {
        line[:36].strip(): line[36:].split()
        for line in table([Tried(EDIT, True, ()), Tried(EDIT, False, ())]).splitlines()
    }
    assert rows[KIND] == ["2", "1", "50%"]
    assert rows["all"] == ["2", "1", "50%"]
    assert set(KINDS) < set(rows)


def test_an_edit_that_was_missed_is_shown() -> None:
    assert list(missed_lines([Tried(EDIT, True, ())])) == []
    assert list(missed_lines([Tried(EDIT, False, ())])) == [f"{KIND}: port: '41 were hurt.'"]


def test_false_alarms_are_counted_by_sentence() -> None:
    findings = tuple(check_summary("41 were hurt.", "Police said 40 people were hurt."))
    assert findings
    flagged = Faithful("port", "", "", findings, sentences=2, flagged=1)
    clean = Faithful("dock", "", "", (), sentences=2, flagged=0)
    assert alarms([flagged, clean]).startswith("false alarms: 1 of 4 sentences (25.0%)")
    assert len(list(alarm_lines([flagged, clean]))) == len(findings)
