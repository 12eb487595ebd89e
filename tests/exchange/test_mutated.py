"""10,000 spoilt files: each is accepted or refused with its reason, whole and soon; nothing is left over."""

import json
import random
import shutil
import time
from contextlib import suppress
from pathlib import Path

import pytest
from journals_made import TIMES

from jupyter_psydyn.app import main
from jupyter_psydyn.exchange import add_entries, export, make_journal, read_files
from jupyter_psydyn.journal import open_journal

WORDS = "the sea in the school"
DEMO = Path(__file__).parents[2] / "examples" / "demo" / "journal.jsonl"
EACH = 2000 * TIMES
"""Of each of five kinds of files; every hundredth goes the whole way into a journal."""

SLOWEST = 2.0  # seconds
ODD = (
    *(
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\r",
        b"\n",
        b'"',
        b"'",
        b"\\",
        b"\\ud800",
        b"\\u0000",
    ),
    *(
        b"---\n",
        b"# ",
        b"\n# Report\n",
        b" <!-- {",
        b"*a",
        b"&a ",
        b"!!python/object:x ",
        b"? ",
        b"- - - - ",
        b": ",
    ),
    *(
        b"[" * 3000,
        b"{" * 3000,
        b'{"a":' * 3000,
        b"9" * 5000,
        b"1e999",
        b"NaN",
        b"-1",
        b"null",
        b"=1+1",
        b",",
        b"\t",
    ),
    *(
        "\u2028".encode(),
        "\u202e".encode(),
        "\U0001f30a".encode(),
        b"../../../etc/passwd",
        b"<script>",
        b"x" * 9000,
    ),
)
VALUES = (
    None,
    True,
    -1,
    0,
    1.5,
    10**30,
    float("inf"),
    float("nan"),
    "",
    "x",
    "\x00",
    "\ud800",
    [],
    {},
    [[]],
    {"a": 1},
)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A small file of each kind, as the folder of each."""
    folder = tmp_path_factory.mktemp("good")
    entries = "\n".join(DEMO.read_text(encoding="utf-8").splitlines()[:4])
    (folder / "entries.jsonl").write_text(entries, encoding="utf-8")
    (folder / "reports.csv").write_text(
        'id,date,dreamer,report\na1,1977-05-03,Maria,"The sea, the ""school""."\na2,5/3/77,,=Fire\n',
        encoding="utf-8",
    )
    with make_journal(folder / "a.psydyn", read_files([folder / "entries.jsonl"]), example=WORDS) as journal:
        journal.decide("motif", "lemma:sea", "accepted")
        journal.undo()
        export(journal, folder / "whole.jsonl")
        export(journal, folder / "sheet.csv")
        export(journal, folder / "markdown")
    names = ("entries.jsonl", "whole.jsonl", "reports.csv", "sheet.csv", "markdown/0001-dream-2023-03-04.md")
    return {Path(name).name: (folder / name).read_bytes() for name in names}


def spoilt(data, other, chance):
    """The file with one to three things wrong."""
    for _ in range(chance.randint(1, 3)):
        data = chance.choice((flipped, cut, without, twice, spliced, odd, retyped))(data, other, chance)
    return data


def span(data, chance):
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 3, 20, 200)))


def flipped(data, other, chance):
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def cut(data, other, chance):
    return data[: chance.randrange(len(data) + 1)]


def without(data, other, chance):
    start, end = span(data, chance)
    return data[:start] + data[end:]


def twice(data, other, chance):
    start, end = span(data, chance)
    return data[:end] + data[start:end] + data[end:]


def spliced(data, other, chance):
    (start, end), at = span(other, chance), chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def odd(data, other, chance):
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(ODD) + data[at:]


def retyped(data, other, chance):
    """Somewhere in a line of JSON another value."""
    lines = data.decode("utf-8", "replace").split("\n")
    at = chance.randrange(len(lines))
    try:
        lines[at] = json.dumps(replaced(json.loads(lines[at]), chance))
    except (ValueError, RecursionError):
        return data
    return "\n".join(lines).encode()


def replaced(value, chance):
    """One value of a tree replaced."""
    if not isinstance(value, (dict, list)) or not value or chance.random() < 0.1:
        return chance.choice(VALUES)
    keys = list(value) if isinstance(value, dict) else range(len(value))
    key = chance.choice(keys)
    value[key] = replaced(value[key], chance)
    return value


@pytest.mark.security
@pytest.mark.parametrize(
    "name", ["entries.jsonl", "whole.jsonl", "reports.csv", "sheet.csv", "0001-dream-2023-03-04.md"]
)
def test_a_spoilt_file_is_accepted_or_refused_and_nothing_else(good, name, tmp_path, capsys):
    chance = random.Random(f"{name} 20261123")
    kept = open_journal(tmp_path / "kept.psydyn", create=True, example=WORDS)
    path = tmp_path / name
    accepted = 0
    for turn in range(EACH):
        data = spoilt(good[name], good[chance.choice(list(good))], chance)
        path.write_bytes(data)
        begun = time.monotonic()
        incoming = judged(path)
        assert time.monotonic() - begun < SLOWEST, turn
        accepted += incoming is not None
        if turn % 100 == 0:
            bring(path, incoming, kept, capsys)
    # Both happen: a test that refuses everything would show nothing.
    assert EACH * 0.01 < accepted < EACH * 0.99
    kept.close()


def judged(path):
    """What the file holds, or nothing where it was refused in one line that names it."""
    try:
        return read_files([path])
    except ValueError as error:
        said = str(error)
    # A line for people, which names the file and holds no more than a few words of it.
    assert said.startswith(path.name)
    assert "\n" not in said
    assert len(said) < 600, said
    return None


def bring(path, incoming, kept, capsys):
    """The whole way: into a new journal, and into one that is there. All of it or nothing."""
    place, before = path.with_name("place"), kept.seq
    place.mkdir()
    if incoming is None:
        for journal in (place / "new.psydyn", kept.path):
            assert main(["import", str(journal), str(path)]) == 2
            assert len(capsys.readouterr().err.splitlines()) == 1
        assert list(place.iterdir()) == []
        assert kept.seq == before
    else:
        with make_journal(place / "new.psydyn", incoming, example=WORDS) as journal:
            assert len(journal.entries(deleted=True)) == count(incoming)
            export(journal, place / "out.jsonl")
        added = 0
        # A whole journal goes into no other; the same entries are there only once.
        with suppress(ValueError):
            added = add_entries(kept, incoming)
        assert kept.seq == before + (1 if added else 0)
    shutil.rmtree(place)


def count(incoming):
    records = {
        change.record for _, changes in incoming.log for change in changes if change.kind in ("dream", "note")
    }
    return len(incoming.entries) or len(records)
