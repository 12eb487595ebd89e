"""How long the desk takes with 10,000 annotations on 1,000 entries, and with 100 on 10, as a ratio.

``python -m tests.benchmarks.coding``
"""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from jupyter_psydyn.desk.routes import Request, answer
from jupyter_psydyn.journal import Annotation, Code, Codebook, Entry, Layer, open_journal

WORDS = ["gate", "river", "coat", "aunt", "empty", "school", "last", "tram", "water", "house"]
EACH = 10
ASKED = {
    "open an entry": ("GET", "layers/l/entries/e5", None),
    "counts": ("GET", "layers/l/counts", None),
    "list memos": ("GET", "memos", None),
    "suggestions of an entry": ("POST", "suggestions", {"layer": "l", "codebook": "b", "entry": "e5"}),
    "mark": ("POST", "annotations", None),
}


def journal_of(folder: Path, entries: int):
    journal = open_journal(folder / f"{entries}.psydyn", create=True, example="a gate by the river")
    codes = tuple(Code(f"c{at}", f"code {at}", cues=(f"word:{word}",)) for at, word in enumerate(WORDS))
    journal.put_all(
        [
            Codebook(id="b", title="Own", codes=codes),
            Layer(id="l", title="Mine", role="researcher", reader=journal.author),
        ]
    )
    text = " ".join(f"{word} {at}." for at in range(4) for word in WORDS)
    journal.add(Entry(id=f"e{at}", parts={"report": text}) for at in range(entries))
    journal.put_all([mark(text, at, each) for at in range(entries) for each in range(EACH)], verb="annotate")
    return journal, text


def mark(text: str, at: int, each: int, **more) -> Annotation:
    start = 3 * each
    return Annotation(
        entry=f"e{at}",
        start=start,
        end=start + 9,
        quote=text[start : start + 9],
        **{"codebook": "b", "code": f"c{each}", "layer": "l", "memo": "" if each % 5 else "a memo", **more},
    )


def timed(journal, text: str, verb: str, path: str, body, times: int = 15) -> float:
    taken = []
    for at in range(times):
        asked = body
        if path == "annotations":
            made = mark(text, 3, at % EACH).to_dict()
            names = ("entry", "part", "start", "end", "quote", "codebook", "code", "layer")
            asked = {name: made[name] for name in names}
        start = perf_counter()
        reply = answer(journal, Request(verb, path, asked))
        taken.append(perf_counter() - start)
        assert reply.status < 300, reply.body
    return 1000 * median(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, large = (journal_of(Path(folder), entries) for entries in (10, 1_000))
        print(f"{'':26}{'100 on 10':>12}{'10,000 on 1,000':>18}{'ratio':>8}   (medians, ms)")
        for name, asked in ASKED.items():
            one, other = timed(*small, *asked), timed(*large, *asked)
            print(f"{name:26}{one:12.1f}{other:18.1f}{other / one:8.1f}")


if __name__ == "__main__":
    main()
