"""A night may be partial, uncertain or unknown; what is no date is said in one line."""

from datetime import date

import pytest

from jupyter_psydyn.corpus import Night


@pytest.mark.parametrize(
    ("said", "text", "first", "last", "uncertain"),
    [
        ("1977", "1977", date(1977, 1, 1), date(1977, 12, 31), False),
        ("(1957)", "1957", date(1957, 1, 1), date(1957, 12, 31), False),
        ("1977-05", "1977-05", date(1977, 5, 1), date(1977, 5, 31), False),
        ("1980-02", "1980-02", date(1980, 2, 1), date(1980, 2, 29), False),
        ("1977-05-03", "1977-05-03", date(1977, 5, 3), date(1977, 5, 3), False),
        (" 1977-5-3 ", "1977-05-03", date(1977, 5, 3), date(1977, 5, 3), False),
        ("1977-05-03 00:00:00", "1977-05-03", date(1977, 5, 3), date(1977, 5, 3), False),
        ("1977-05-03T06:40:00Z", "1977-05-03", date(1977, 5, 3), date(1977, 5, 3), False),
        ("1985?", "1985?", date(1985, 1, 1), date(1985, 12, 31), True),
        ("(1985?)", "1985?", date(1985, 1, 1), date(1985, 12, 31), True),
        ("1985-08-12?", "1985-08-12?", date(1985, 8, 12), date(1985, 8, 12), True),
        ("8/11/1967", "1967-08-11", date(1967, 8, 11), date(1967, 8, 11), False),
        ("(8/11/67)", "1967-08-11", date(1967, 8, 11), date(1967, 8, 11), False),
        ("(03/03/12)", "1912-03-03", date(1912, 3, 3), date(1912, 3, 3), False),
        ("(8/11/85?)", "1985-08-11?", date(1985, 8, 11), date(1985, 8, 11), True),
        ("07/??/80", "1980-07", date(1980, 7, 1), date(1980, 7, 31), False),
        ("(10/--/12)", "1912-10", date(1912, 10, 1), date(1912, 10, 31), False),
        ("(--/--/12)", "1912", date(1912, 1, 1), date(1912, 12, 31), False),
        ("--/03/12", "1912", date(1912, 1, 1), date(1912, 12, 31), False),
        ("(--/--/--)", "", None, None, False),
        ("03/03/??", "", None, None, False),
        ("--", "", None, None, False),
        ("", "", None, None, False),
        ("?", "", None, None, False),
    ],
)
def test_reads_a_night_as_people_write_it(
    said: str, text: str, first: date | None, last: date | None, uncertain: bool
) -> None:
    assert Night.parse(said, century=19) == Night(text, first, last, uncertain)


def test_the_canonical_text_reads_back_as_itself() -> None:
    for said in ("1977-05-03", "1977-05", "1977", "1985?", "1985-08-12?", ""):
        assert Night.parse(said).text == said
        assert str(Night.parse(said)) == said


def test_a_span_of_years_tells_the_century() -> None:
    assert Night.parse("(03/03/12)", years=(1912, 1965)).text == "1912-03-03"
    assert Night.parse("(03/03/02)", years=(1990, 2010)).text == "2002-03-03"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("1977-02-31", "no such date: '1977-02-31'"),
        ("2/31/1980", "no such date: '2/31/1980' (read as 1980-02-31)"),
        ("31/2/1980", "no such date: '31/2/1980' (read as 1980-31-02)"),
        ("1981-02-29?", "no such date"),
        ("0000-01-01", "no such date"),
        ("1977-13", "no such date"),
        ("(F-A-T-19/27)", "not a date: '(F-A-T-19/27)'"),
        ("8/111/85", "not a date"),
        ("yesterday", "not a date"),
        ("8/11/67", "say the century"),
    ],
)
def test_what_is_no_date_is_said_in_one_line(said: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        Night.parse(said)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("years", "why"), [((1970, 1999), "no year"), ((1912, 2012), "more than one year")])
def test_a_span_of_years_that_cannot_tell(years: tuple[int, int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Night.parse("1/1/12", years=years)


def test_the_day_is_known_only_when_all_of_it_is() -> None:
    assert Night.parse("1977-05-03").day == date(1977, 5, 3)
    assert Night.parse("1977-05").day is None
    assert Night.parse("").day is None
