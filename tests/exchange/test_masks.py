"""What a mask finds in a text and what it asks about: names by the register, rules, candidates, decisions."""

import pytest

from jupyter_psydyn.exchange.pseudonym import Edit, Edits, Mask, Shift, shift_of
from jupyter_psydyn.journal import Figure, Identifier

BACK = Shift(-700)


def mask(*figures, decided=()):
    return Mask.of(figures, decided, BACK)


def figure(name, *variants, id="", relation="", **more):  # noqa: A002
    return Figure(id=id or name, case="c", name=name, variants=variants, relation=relation, **more)


def read(text, *figures, decided=()):
    """A text under its mask, and the words that are open in it."""
    made = mask(*figures, decided=decided).read(text)
    return made.edits.applied(text), [text[one.start : one.end] for one in made.open]


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("Anna", "anna, ANNA and Anna's coat", "[s], [s] and [s]'s coat"),
        ("Anna", "Anna’s; the ANNAs", "[s]’s; the ANNAs"),
        ("Ann", "in an Annual way Ann left", "in an Annual way [s] left"),
        ("Ännchen", "annchen and ännchen and a\u0308nnchen", "[s] and [s] and [s]"),
        ("Anna-Lena", "anna lena and Anna‑Lena's", "[s] and [s]'s"),
        ("Anna Lena", "Anna-Lena", "[s]"),
        ("O'Brien", "o’brien, O Brien", "[s], [s]"),
        ("J. S. Meyer", "J S Meyer", "[s]"),
        ("Şule Yılmaz", "SULE YILMAZ, şule yılmaz", "[s], [s]"),
        ("Łukasz", "with lukasz", "with [s]"),
        ("Müller-Lüdenscheidt", "muller lüdenscheidt", "[s]"),
        ("田中", "昨日田中さんと", "昨日[s]さんと"),
        ("Иван Петров", "с Иван Петров", "с [s]"),
        ("لیلا", "با لیلا رفتم", "با [s] رفتم"),
        ("लक्ष्मी", "वह लक्ष्मी थी", "वह [s] थी"),
        ("Svetlana", "Svet\u00adlana", "[s]"),
    ],
)
def test_a_name_is_found_however_it_is_written(name, text, made):
    assert read(text, figure(name, relation="s"))[0] == made


@pytest.mark.parametrize(
    "text", ["may I go", "May I go?", "we rose. Rose again", "with grace", "In May", "the Moon"]
)
def test_a_name_that_is_a_word_is_asked_about(text):
    figures = [figure(name, relation="friend") for name in ("May", "Rose", "Grace", "Moon")]
    made, asked = read(text, *figures)
    assert made == text
    assert asked


def test_within_a_sentence_its_capital_tells_unless_it_is_a_figure_of_myth():
    figures = [figure("Lily", relation="friend"), figure("Moon", relation="boss")]
    assert read("I saw Lily under the Moon", *figures) == ("I saw [friend] under the Moon", ["Moon"])


def test_parts_of_a_name_and_the_name_with_an_s_are_asked_about():
    assert read("then Weber and annas came", figure("Anna Weber", "Anna")) == (
        "then Weber and annas came",
        ["Weber", "annas"],
    )


def test_pseudonyms_say_who_somebody_is_and_stay():
    figures = [
        figure("Anna", relation="sister"),
        figure("Bert", relation="colleague"),
        figure("Cem", relation="colleague"),
        figure("Dora", pseudonym="Emma"),
        figure("Ezra"),
        figure("Ferit", relation="Anna's husband"),
        figure("Gus", relation="boss since 2019"),
        figure("Hob", pseudonym="Bert"),
        figure("Ike", relation="uncle in Hamburg"),
    ]
    text = "x Anna, Bert, Cem, Dora, Ezra, Ferit, Gus, Hob, Ike"
    told = "x [sister], [colleague], [colleague B], Emma, [person], [person B], [person C], [person D]"
    told += ", [person E]"
    assert read(text, *figures)[0] == told
    # A letter is not given to somebody else when its figure is gone.
    gone = [
        figures[0],
        Figure(id="Bert", case="c", name="Bert", relation="colleague", deleted=True),
        *figures[2:7],
    ]
    assert read("x Cem", *gone)[0] == "x [colleague B]"


def test_of_two_figures_that_are_one_both_names_have_one_pseudonym():
    figures = [figure("Anna", relation="sister"), figure("Nan", relation="friend", into="Anna")]
    assert read("x Nan and Anna", *figures)[0] == "x [sister] and [sister]"
    circle = [figure("Anna", relation="sister", into="Nan"), figure("Nan", relation="friend", into="Anna")]
    assert read("x Nan and Anna", *circle)[0] == "x [friend] and [sister]"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("write to a.b@example.org.", "write to [mail]."),
        ("see www.example.org/x?y, or example.com", "see [link], or [link]"),
        ("she is @anna_w there", "she is [account] there"),
        ("call +49 89 123456 or (089) 123-4567", "call [number] or [number]"),
        ("from 1914-1918", "from 1912-1916"),
        ("1,000,000 people, room 101", "1,000,000 people, room 101"),
        ("DE89 3704 0044 0532 0130 00", "[number]"),
        ("passport C01X00T47, patient no 12345A", "passport [number], patient no [number]"),
        ("at 12 Baker Street", "at [address]"),
        ("12 people walked down the road", "12 people walked down the road"),
        ("Hauptstraße 12, 12 rue de la Paix", "[address], [address]"),
        ("ul. Piłsudskiego 7 and Calle Mayor 5", "[address] and [address]"),
        ("Atatürk Caddesi No: 12", "[address]"),
        ("my aunt, 93 years old, and an 89-year-old", "my aunt, [over 89] years old, and an 89-year-old"),
        ("at 3:45 pm, three o'clock", "at [time], three o'clock"),
    ],
)
def test_what_has_a_form_of_its_own_goes_by_rule(text, made):
    assert read(text)[0] == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("on 3 May 2021", "on 2019-06-03"),
        ("May 3rd, 2021", "2019-06-03"),
        ("am 3.5.2021", "am 2019-06-03"),
        ("12 de mayo de 2020", "2018-06-12"),
        ("25/04/2019", "2017-05-25"),
        ("03/05/2021", "[date]"),
        ("03/05/21", "[date]"),
        ("on 3 May", "on [date]"),
        ("it may 3 times", "it may 3 times"),
        ("in May 2021", "in 2019-06"),
        ("in 1998", "in 1996"),
        ("31 February 2021", "[date]"),
        ("12 Tishri 5785", "[date]"),
        ("1403/02/12", "[date]"),
        ("in Ramadan", "in Ramadan"),
    ],
)
def test_dates_are_shifted_where_it_is_clear_which_day_they_are(text, made):
    assert read(text)[0] == made


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I met Dragan Petrović in San Francisco.", ["Dragan Petrović", "San Francisco"]),
        ("with Ursula von der Leyen", ["Ursula von der Leyen"]),
        ("Then the water rose. Suddenly Mom said: Come!", []),
        ("Chinedu stood there.", ["Chinedu"]),
        ("I went to Dr. Weber.", ["Weber"]),
        ("i walked with svetlana to the corridor", ["svetlana"]),
        ("HELP, I am late on Monday", []),
        ("The Flooded School", []),
        ("of Jung and the Virgin", ["Jung", "Virgin"]),
    ],
)
def test_what_could_be_a_name_is_asked_about(text, asked):
    assert read(text) == (text, asked)


def test_a_decision_holds_in_its_place_or_everywhere():
    text = "I saw Dragan. Then, much later in the night, by the sea, there was Dragan again."
    assert read(text)[1] == ["Dragan", "Dragan"]
    everywhere = [Identifier(words="dragan", ruling="keep")]
    assert read(text, decided=everywhere) == (text, [])
    here = [Identifier(words="Dragan", ruling="keep", context=text[: len("I saw Dragan") + 24])]
    assert read(text, decided=here) == (text, ["Dragan"])
    named = [Identifier(words="Dragan", ruling="replace", figure="Anna")]
    made, asked = read(text, figure("Anna", relation="sister"), decided=named)
    assert (made.count("[sister]"), asked) == (2, [])


def test_the_register_is_stronger_than_what_was_kept_everywhere_before():
    kept = [Identifier(words="Berlin", ruling="keep")]
    berlin = figure("Berlin", sort="place")
    assert read("to Berlin", berlin, decided=kept) == ("to [place]", [])
    in_place = [Identifier(words="Berlin", ruling="keep", context="to Berlin")]
    assert read("to Berlin", berlin, decided=in_place) == ("to Berlin", [])


def test_where_a_place_of_the_text_is_in_the_copy():
    """By hand: 'with Anna today' -> 'with [sister] today'."""
    edits = Edits((Edit(5, 9, "[sister]"),))
    assert edits.applied("with Anna today") == "with [sister] today"
    assert edits.span(0, 4) == (0, 4)
    assert edits.span(5, 9) == (5, 13)
    assert edits.span(6, 8) == (5, 13)
    assert edits.span(4, 6) == (4, 13)
    assert edits.span(9, 15) == (13, 19)
    assert edits.span(10, 15) == (14, 19)


@pytest.mark.parametrize(
    ("night", "moved"),
    [
        ("2021-05-03", "2019-06-03"),
        ("2021-05-03?", "2019-06-03?"),
        ("2021-05", "2019-06"),
        ("2021", "2019"),
        ("", ""),
        ("0001-01-01", ""),
    ],
)
def test_nights_are_shifted_as_precise_as_they_are(night, moved):
    assert BACK.night(night) == moved


def test_a_shift_is_the_cases_own_and_by_whole_weeks():
    shifts = [shift_of(b"secret", f"case {at}").days for at in range(200)]
    assert all(day % 7 == 0 and -156 * 7 <= day <= -8 * 7 for day in shifts)
    assert len(set(shifts)) > 80
    assert shift_of(b"secret", "a") == shift_of(b"secret", "a")
    assert shift_of(b"other", "a") != shift_of(b"secret", "a")
