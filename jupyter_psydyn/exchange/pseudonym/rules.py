"""What can be told by its form: mail, pages, numbers, addresses, high ages, times of the clock. Pure.

Every pattern has an end to what it repeats, so that a text of 2 MB takes a time in proportion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .calendar import dates
from .hit import Hit
from .pieces import plain
from .shifting import Shift
from .words import NO_STREETS, OF_ADDRESSES

_MAIL = re.compile(r"(?<![^\s<>()\[\]\",;:])[^\s@<>()\[\]\",;:]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PAGE = re.compile(
    r"(?<![\w@.-])(?:(?:https?://|www\.)[^\s<>\"”’)]{1,2000}"
    r"|(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|io|co|de|fr|es|it|pl|tr|in|ng|uk|eu|ch|at)"
    r"(?![\w-])(?:/[^\s<>\"”’)]{0,2000})?)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_]\w{1,30}")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)")
_NAMED_NUMBER = re.compile(
    r"(?<!\w)(?:passport|ssn|mrn|nhs|policy|account|patient|member|insurance|licen[cs]e|id|pesel|aadhaar|case|"
    r"plate|kimlik|ausweis)[ \t]{1,2}(?:no\.?|number|nr\.?|id|#|is|:){0,2}[ \t]{0,2}"
    r"((?=[A-Z -]{0,9}\d)[A-Z0-9][A-Z0-9-]{3,20})(?!\w)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w-])(?=[A-Z-]{0,19}\d)(?=[\d-]{0,19}[A-Z])[A-Z0-9][A-Z0-9-]{4,18}[A-Z0-9](?![\w-])"
)
_LONG_NUMBER = re.compile(r"(?<![\w.,])\d{6,}(?![\w])")
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|\(\+?)?\d[\d ()./-]{5,20}\d(?!\w)")
_TWO_YEARS = re.compile(r"\(?(?:1[89]|20)\d\d ?[-/] ?(?:1[89]|20)\d\d\)?")
_FEWEST_DIGITS = 7
_POST_CODE = re.compile(
    r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5}(?:-\d{4})?|\d{2}-\d{3}|\d{3} \d{3}"
    r"|\d{5}(?= [^\W\d_a-z]))(?!\w)"
)
_WORD = r"[^\W\d_][^\W_.,]{0,30}(?:[.'’-][^\W_]{1,30}){0,2}\.?"
_NUMBER = r"\d{1,5}[a-zA-Z]?(?:[/-]\d{1,4}[a-zA-Z]?)?"
_NO = r"(?:n[o°ºr]?\.?:?[ ]?)?"
_STREET_AFTER = (
    r"(?:street|str|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|place|square|sq|terrace|close|"
    r"crescent|highway|hwy|way|parkway|row|walk|gardens|mews|nagar|marg|chowk|colony|vihar|layout|"
    r"caddesi|cad|sokak|sokağı|sok|bulvarı|mahallesi|mah)"
)
_STREET_BEFORE = (
    r"(?:rue|avenue|av|boulevard|bd|impasse|chemin|calle|avenida|paseo|plaza|via|viale|piazza|corso|rua|travessa|"
    r"praça|ulica|ul|aleja|al|plac|pl|osiedle|os|ulitsa|улица|ул|jalan|jl)"
)
_JOINED = (
    r"(?:straße|strasse|str\.|gasse|allee|platz|damm|ufer|weg|laan|straat|gracht|gatan|gata|vej|gade|utca)"
)
_ADDRESSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w){_NUMBER},?[ ](?:{_WORD}[ ]){{1,4}}{_STREET_AFTER}(?!\w)\.?",
        rf"(?<!\w)(?:{_WORD}[ ]){{1,3}}{_STREET_AFTER}\.?,?[ ]{{1,2}}{_NO}{_NUMBER}(?!\w)",
        rf"(?<!\w){_STREET_BEFORE}\.?[ ](?:{_WORD}[ ,]{{1,2}}){{1,5}}{_NO}{_NUMBER}(?!\w)",
        rf"(?<!\w){_NUMBER}(?: ?(?:bis|ter))?,?[ ]{_STREET_BEFORE}\.?[ ]{_WORD}(?:[ ]{_WORD}){{0,3}}",
        rf"(?<![\w-])(?:[^\W\d_]{{2,30}}-){{0,3}}[^\W\d_]{{2,30}}{_JOINED}[ ]{_NUMBER}(?!\w)",
        rf"(?<!\w)(?:flat|apt|apartment|suite|plot|p\.?o\.? box|postfach)\.?[ ](?:no\.?[ ]?)?{_NUMBER}(?!\w)",
    )
)
_HIGH_AGE = re.compile(
    r"(?<!\w)(?:(?:9\d|1[0-2]\d)(?=[ -]{1,2}(?:years?|yrs?|y/o|jahre|ans|lat|anni|años|yaşında)\b)"
    r"|(?<=\bage )(?:9\d|1[0-2]\d)|(?<=\baged )(?:9\d|1[0-2]\d)|(?<=\bturned )(?:9\d|1[0-2]\d)"
    r"|(?<=\bturning )(?:9\d|1[0-2]\d)|(?<=\bage of )(?:9\d|1[0-2]\d)"
    r"|(?:ninety(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a |one )?hundred"
    r"(?: and [a-z]{3,9})?)(?=[ -]years?[ -]old\b))(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\w:.,])(?:[01]?\d|2[0-4])"
    r"(?:(?::[0-5]\d){1,2}(?: ?[ap]\.?m\.?)?(?![\w:])"
    r"|(?:[.h][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b|uhr\b)|h[0-5]\d(?!\w))",
    re.IGNORECASE,
)
_LABELS = (
    (_PAGE, "[link]", "page"),
    (_MAIL, "[mail]", "mail"),
    (_HANDLE, "[account]", "account"),
    (_IBAN, "[number]", "number"),
    (_CODE, "[number]", "number"),
    (_LONG_NUMBER, "[number]", "number"),
    (_HIGH_AGE, "[over 89]", "age"),
    (_CLOCK, "[time]", "time"),
    (_POST_CODE, "[post code]", "address"),
)


def by_rule(text: str, shift: Shift) -> Iterator[Hit]:
    """What the rules find in a text; what they are not sure of as well."""
    if any(map(str.isdecimal, text)):
        yield from dates(text, shift)
        yield from _phones(text)
        yield from _addresses(text)
        for found in _NAMED_NUMBER.finditer(text):
            yield Hit(*found.span(1), "[number]", "number")
    for pattern, put, why in _LABELS:
        for found in pattern.finditer(text):
            end = (
                found.end() - len(found[0]) + len(found[0].rstrip(".,;:!?")) if why == "page" else found.end()
            )
            yield Hit(found.start(), end, put, why)


def _phones(text: str) -> Iterator[Hit]:
    for found in _PHONE.finditer(text):
        digits = sum(map(str.isdecimal, found[0]))
        if digits >= _FEWEST_DIGITS and not _TWO_YEARS.fullmatch(found[0]):
            yield Hit(*found.span(), "[number]", "phone")


def _addresses(text: str) -> Iterator[Hit]:
    for pattern in _ADDRESSES:
        for found in pattern.finditer(text):
            start, end = _between_capitals(found)
            names = [one for one in _LETTERS.findall(text[start:end]) if plain(one) not in OF_ADDRESSES]
            # "12 people walked down the road": in small letters it is asked, if its words could be a name.
            sure = bool(names) and all(one[0].isupper() for one in names)
            if sure or (names and not any(plain(one) in NO_STREETS for one in names)):
                yield Hit(start, end, "[address]", "address", sure=sure)


def _between_capitals(found: re.Match[str]) -> tuple[int, int]:
    """A stretch from its first number, capital or word of addresses to its last; all where none is there."""
    marks = [
        one
        for one in _MARKS.finditer(found[0])
        if one[0][0].isupper() or one[0][0].isdecimal() or plain(one[0]) in OF_ADDRESSES
    ]
    if not any(one[0][0].isupper() for one in marks):
        return found.span()
    return found.start() + marks[0].start(), found.start() + marks[-1].end()


_LETTERS = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[^\W\d_]\w*|\d+[a-zA-Z]?")
