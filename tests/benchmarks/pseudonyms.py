"""How much of what tells who somebody is reaches a mask or a question.

``python -m tests.benchmarks.pseudonyms``. Dream-like sentences, ours, with identifiers of seven locales put
into them by a seed. The register holds the people; streets, companies, towns and numbers are found by rules
or asked about. An identifier counts when nine tenths of it lie in what is replaced or asked about.
Templates are not dreams: the figures compare ways of finding and say nothing of a particular journal.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jupyter_psydyn.exchange.pseudonym import Mask, Shift
from jupyter_psydyn.journal import Figure

SENTENCES = 1500
SEED = 20261126
ENOUGH = 0.9


@dataclass(frozen=True)
class Locale:
    """Words of one place, our own choice of common ones; ``street`` and ``phone`` are how it writes them."""

    name: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    towns: tuple[str, ...]
    firms: tuple[str, ...]
    streets: tuple[str, ...]
    phone: str


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


LOCALES = (
    Locale(
        "en_US",
        words("Emily Jacob Madison Ethan Ashley Tyler Brianna Logan Courtney Grace Hunter May"),
        words("Johnson Miller Thompson Robinson Peterson Sullivan Hughes Bennett Young"),
        words("Duluth Tucson Albany Boise"),
        ("Northlake Paper", "Hadley & Sons", "Blue Fern Foods"),
        ("{n} Maple Avenue", "{n} Baker Street", "{n} Cedar Hill Road"),
        "(555) {a}-{b}",
    ),
    Locale(
        "de",
        words("Anneliese Jürgen Käthe Björn Heike Torsten Gisela Uwe Anna-Lena Wolfgang"),
        words("Schröder Müller Weiß Lüdenscheidt Hoffmann Krause Böhm"),
        words("Göttingen Bochum Jena Passau"),
        ("Krause Werkzeugbau GmbH", "Böhm & Partner"),
        ("Hauptstraße {n}", "Bahnhofstr. {n}", "Lindenallee {n}"),
        "+49 551 {a}{b}",
    ),
    Locale(
        "tr",
        words("Ayşe Mehmet Zeynep Emre Çağla İpek Şule Oğuz Gül Barış"),
        words("Yılmaz Kaya Demir Şahin Öztürk Aydın"),
        words("Eskişehir Trabzon Çanakkale Mersin"),
        ("Aydın Tekstil", "Demirtaş Lojistik"),
        ("Atatürk Caddesi No: {n}", "Gül Sokak No: {n}"),
        "+90 312 {a} {b}",
    ),
    Locale(
        "pl",
        words("Agnieszka Krzysztof Małgorzata Łukasz Zofia Wojciech Halina Piotr"),
        words("Kowalska Wiśniewski Zieliński Wójcik Lewandowska"),
        words("Bydgoszcz Toruń Łódź Radom"),
        ("Wójcik Meble", "Zakłady Radomskie"),
        ("ul. Piłsudskiego {n}", "ul. Długa {n}"),
        "+48 22 {a} {b}",
    ),
    Locale(
        "yo",
        words("Adebayo Folasade Olumide Yetunde Babajide Omolara Temitope Ayodele"),
        words("Adeyemi Ogunleye Balogun Akintola Ojo"),
        words("Ibadan Abeokuta Osogbo Akure"),
        ("Balogun Stores", "Odua Print Works"),
        ("{n} Adeola Odeku Street", "{n} Ogunlana Drive"),
        "+234 803 {a} {b}",
    ),
    Locale(
        "en_IN",
        words("Priya Rahul Lakshmi Arjun Kavita Suresh Ananya Vikram Devi"),
        words("Iyer Chatterjee Patel Nair Deshpande Rao"),
        words("Nagpur Mysuru Kochi Indore"),
        ("Patel Traders", "Nair Instruments"),
        ("{n} Linking Road", "{n} Gandhi Nagar", "{n} MG Road"),
        "+91 98450 {a}{b}",
    ),
    Locale(
        "fr",
        words("Amélie Thibault Geneviève Loïc Océane Étienne Solène Jean-Luc"),
        words("Lefèvre Dubois Moreau Girard Chevalier d'Aubigné"),
        words("Nantes Besançon Limoges Angers"),
        ("Moreau Frères", "Atelier Girard"),
        ("{n} rue de la Paix", "{n}, avenue Victor Hugo"),
        "+33 2 {a} {b}",
    ),
)

TEMPLATES = (
    "I am in a corridor and {given} is standing at the end of it, holding a lamp.",
    "Then {given} {family} came through the door and asked me for the key.",
    "It was {given}'s coat, wet, and it was too heavy to carry.",
    "My sister says that {family} has left the house and the water is rising.",
    "{given} was there, but older, and did not know who I was.",
    "i was walking with {lower} by the sea and we did not speak",
    "in the cellar there was {lower}'s bicycle and it was broken",
    "We had to take the train to {town} and I had no ticket.",
    "I was late for work at {firm} and the lift went sideways.",
    "The letter was addressed to {street} but the house was gone.",
    "I looked for {street}, and every door had the same number.",
    "Somebody gave me a number, {phone}, and I could not read it.",
    "She wrote {mail} on the wall with her finger.",
    "On the stone stood {date}, and I knew that it was mine.",
    "The old man was {age} years old and danced with my mother.",
    "The clock said {clock} and the sun was still up.",
)
CONTROL = (
    "Death sat beside me on the bench and the Moon was very near.",
    "With grace she may go, and the iris opened under the wolf's eye.",
    "I dreamt of Freud and of Jung, who played chess in Paris.",
    "The Virgin Mary stood in the garden beside a tiger.",
    "In May the sea came as far as the school, and God was silent.",
)


class Seeded(NamedTuple):
    """A sentence, and its identifier with its kind and place."""

    text: str
    kind: str
    start: int
    end: int
    locale: str


def sentences(seed: int = SEED, count: int = SENTENCES) -> Iterator[Seeded]:
    """The same for every seed, on every machine."""
    draw = random.Random(seed)
    for at in range(count):
        locale = LOCALES[at % len(LOCALES)]
        template = TEMPLATES[(at // len(LOCALES)) % len(TEMPLATES)]
        said = filled(draw, locale)
        before, _, rest = template.partition("{")
        kind, _, after = rest.partition("}")
        if after.startswith(" {family}"):
            kind, after, value = (
                "full name",
                after.removeprefix(" {family}"),
                f"{said['given']} {said['family']}",
            )
        else:
            value = said[kind]
        yield Seeded(before + value + after, kind, len(before), len(before) + len(value), locale.name)


def filled(draw: random.Random, locale: Locale) -> dict[str, str]:
    given, family = draw.choice(locale.given), draw.choice(locale.family)
    month = draw.choice(words("January March April June August October"))
    return {
        "given": given,
        "family": family,
        "lower": given.lower(),
        "town": draw.choice(locale.towns),
        "firm": draw.choice(locale.firms),
        "street": draw.choice(locale.streets).format(n=draw.randint(2, 180)),
        "phone": locale.phone.format(a=draw.randint(100, 999), b=draw.randint(1000, 9999)),
        "mail": f"{given[:3].lower()}.{draw.randint(10, 99)}@example.org",
        "date": f"{draw.randint(1, 28)} {month} {draw.randint(1960, 2024)}",
        "age": str(draw.randint(90, 104)),
        "clock": f"{draw.randint(1, 12)}:{draw.randint(10, 59)}",
    }


def register() -> list[Figure]:
    """Everybody in the sentences, each name a figure."""
    names = dict.fromkeys(name for one in LOCALES for name in (*one.given, *one.family))
    return [Figure(id=str(at), case="c", name=name, relation="friend") for at, name in enumerate(names)]


def reached(one: Seeded, mask: Mask) -> tuple[float, bool]:
    """Which share of an identifier is replaced or asked about, and whether any of it is replaced."""
    read = mask.read(one.text)
    places = [(it.start, it.end, True) for it in read.edits.each]
    places += [(it.start, it.end, False) for it in read.open]
    length = one.end - one.start
    covered = sum(max(0, min(end, one.end) - max(start, one.start)) for start, end, _ in places)
    replaced = any(sure and start < one.end and end > one.start for start, end, sure in places)
    return covered / length, replaced


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seed", type=int, default=SEED)
    seed = arguments.parse_args().seed
    some = list(sentences(seed))
    for title, figures in (("register, rules, questions", register()), ("no register", [])):
        mask = Mask.of(figures, (), Shift(-700))
        found: Counter[str] = Counter()
        there: Counter[str] = Counter()
        masked = 0
        for one in some:
            share, replaced = reached(one, mask)
            masked += replaced
            for key in ("all", one.kind, f"locale {one.locale}"):
                there[key] += 1
                found[key] += share >= ENOUGH
        print(f"\n{title}: {len(some)} sentences, seed {seed}; unasked {masked / len(some):.2f}")
        for key in sorted(there, key=lambda key: (key != "all", key.startswith("locale"), key)):
            print(f"  {key:12} {found[key] / there[key]:.3f}  of {there[key]}")
        flagged = [mask.read(text) for text in CONTROL]
        edits = sum(len(one.edits.each) for one in flagged)
        print(f"  control: {edits} replaced in {len(CONTROL)} sentences, asked about:")
        for text, one in zip(CONTROL, flagged, strict=True):
            print("   ", ", ".join(text[it.start : it.end] for it in one.open) or "nothing")
    whole = " ".join(one.text for one in some)
    text = whole * (2_000_000 // len(whole.encode()) + 1)
    mask = Mask.of(register(), (), Shift(-700))
    for part in (text[: len(text) // 4], text[: len(text) // 2], text):
        begun = time.perf_counter()
        mask.read(part)
        print(f"{len(part.encode()) / 1e6:.1f} MB in {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
