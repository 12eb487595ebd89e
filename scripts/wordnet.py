"""Make the WordNet data the package ships: facts only, no glosses, no examples.

    apt-get install wordnet-base wordnet-sense-index
    python scripts/wordnet.py /usr/share/wordnet        wordnet.zip, then wordnet.npz from it
    python scripts/wordnet.py                           wordnet.npz only, from the zip in the package

WordNet 3.0 finds a synset by the byte its line starts at. So every gloss is overwritten with blanks of
the same length: offsets stay, and the zip shrinks from 11 to about 7 MB. The list of lexicographer files,
which Debian does not package, is written here from the manual page lexnames(5WN).

``wordnet.zip`` is for NLTK's reader. ``wordnet.npz`` holds the same facts as arrays, for the package's own
reader (``jupyter_psydyn/lexicon/pack.py`` documents them): 3 MB that load in a tenth of a second.
"""

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parent.parent / "jupyter_psydyn" / "lexicon" / "data"

PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv")

# In the order of their numbers; the third column of `lexnames` is 1 noun, 2 verb, 3 adjective, 4 adverb.
LEXICOGRAPHER_FILES = (
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body "
    "noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location "
    "noun.motive noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process "
    "noun.quantity noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change "
    "verb.cognition verb.communication verb.competition verb.consumption verb.contact verb.creation "
    "verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl"
)

GLOSS = re.compile(rb"(?m)^(\d{8} .*?\| )(.*)$")


def without_glosses(data: bytes) -> bytes:
    """The lines of a data file with their glosses blanked, every byte offset kept."""
    return GLOSS.sub(lambda line: line[1] + b" " * len(line[2]), data)


def lexnames() -> bytes:
    """The file ``lexnames``: number, name, part of speech."""
    names = LEXICOGRAPHER_FILES.split()
    rows = (
        f"{number:02}\t{name}\t{PARTS_OF_SPEECH.index(name.split('.')[0]) + 1}\n"
        for number, name in enumerate(names)
    )
    return "".join(rows).encode()


def licence(data: bytes) -> str:
    """WordNet's notice as it stands at the head of each of its data files."""
    head = data.split(b"\n00001740 ")[0].decode()
    return "\n".join(re.sub(r"^ +\d+ ?", "", line).rstrip() for line in head.splitlines()) + "\n"


def archive(source: Path) -> None:
    """Write ``wordnet.zip`` and ``WORDNET-LICENSE.txt`` from a WordNet 3.0 ``dict`` folder."""
    kept = ["cntlist.rev", "index.sense"]
    kept += [f"index.{part}" for part in PARTS_OF_SPEECH] + [f"{part}.exc" for part in PARTS_OF_SPEECH]
    files = {name: (source / name).read_bytes() for name in kept}
    for part in PARTS_OF_SPEECH:
        whole = (source / f"data.{part}").read_bytes()
        files[f"data.{part}"] = without_glosses(whole)
        if len(files[f"data.{part}"]) != len(whole):
            raise SystemExit(f"data.{part}: the length has changed, offsets would be wrong")
    files["lexnames"] = lexnames()
    with zipfile.ZipFile(TARGET / "wordnet.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in sorted(files):
            # A fixed date: the same source makes the same bytes.
            made.writestr(
                zipfile.ZipInfo(f"wordnet/{name}", (2006, 12, 6, 0, 0, 0)), files[name], zipfile.ZIP_DEFLATED
            )
    notice = licence(files["data.noun"])
    change = (
        "Changed for jupyter_psydyn by scripts/wordnet.py: glosses and examples are blanked in\n"
        "wordnet.zip, and wordnet.npz holds the same facts as arrays; nothing else.\n"
    )
    (TARGET / "WORDNET-LICENSE.txt").write_text(f"{notice}\n{change}")


@dataclass
class Synset:
    """One line of a data file. ``first`` is the lemma it is named by; pointers are (file, offset)."""

    first: str
    lexname: int
    satellite: bool
    hypernyms: list[tuple[str, int]]
    instances: list[tuple[str, int]]


def lines(zipped: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The lines of a file without WordNet's notice, which is set in by blanks."""
    text = zipped.read(f"wordnet/{name}").decode("utf-8")
    return (line for line in text.split("\n") if line and not line.startswith(" "))


def synset(line: str) -> Synset:
    """Read a line of a data file; its fields are described in wndb(5WN)."""
    fields = line.split("|")[0].split()
    after = 4 + 2 * int(fields[3], 16)
    pointers = [fields[at : at + 3] for at in range(after + 1, after + 1 + 4 * int(fields[after]), 4)]
    return Synset(
        first=re.sub(r"\([^()]*\)$", "", fields[4]).lower(),  # "galore(ip)": where an adjective may stand
        lexname=int(fields[1]),
        satellite=fields[2] == "s",
        hypernyms=[(pos, int(offset)) for symbol, offset, pos in pointers if symbol == "@"],
        instances=[(pos, int(offset)) for symbol, offset, pos in pointers if symbol == "@i"],
    )


def pack(zipped: zipfile.ZipFile) -> dict[str, np.ndarray]:
    """The arrays of ``wordnet.npz``."""
    synsets = {
        (part[0].replace("a", "r" if part == "adv" else "a"), int(line[:8])): synset(line)
        for part in PARTS_OF_SPEECH
        for line in lines(zipped, f"data.{part}")
    }
    senses: dict[tuple[str, int], list[int]] = {}
    for part in PARTS_OF_SPEECH:
        for line in lines(zipped, f"index.{part}"):
            lemma, pos, count, *rest = line.split()
            senses[lemma, "nvar".index(pos)] = [int(offset) for offset in rest[-int(count) :]]
    # index.sense and not cntlist.rev, which counts some 2,000 senses that are not in WordNet 3.0 at all.
    tags = {}
    for line in lines(zipped, "index.sense"):
        key, offset, _, count = line.split()
        lemma, at = key.split("%")
        pos = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 2}[at[0]]  # 5 is an adjective satellite
        tags[lemma, pos, int(offset)] = int(count)

    entries = sorted(senses)  # by lemma, then by part of speech
    rows = [("nvar"[pos], offset) for lemma, pos in entries for offset in senses[lemma, pos]]
    owners = [lemma for lemma, pos in entries for _ in senses[lemma, pos]]
    names = [synsets[row].first == owner for row, owner in zip(rows, owners, strict=True)]
    # Synsets are numbered in the order of the senses that name them.
    numbers = {row: at for at, row in enumerate(r for r, named in zip(rows, names, strict=True) if named)}
    if sorted(numbers.values()) != list(range(len(synsets))):
        raise SystemExit("not every synset is named by exactly one sense")
    ordered = [synsets[row] for row in numbers]
    lemmas = sorted({lemma for lemma, _ in entries})
    kinds = dict.fromkeys(lemmas, 0)
    for lemma, pos in entries:
        kinds[lemma] |= 1 << pos
    exceptions = [
        f"{'nvar'[at]} {' '.join(line.split())}"
        for at, part in enumerate(PARTS_OF_SPEECH)
        for line in lines(zipped, f"{part}.exc")
    ]
    others = [numbers[row] for row, named in zip(rows, names, strict=True) if not named]
    return {
        "version": text(["3.0"]),
        "lemmas": text(lemmas),
        "kinds": np.array([kinds[lemma] for lemma in lemmas], np.uint8),
        "polysemy": np.array([len(senses[entry]) for entry in entries], np.uint8),
        "names": np.packbits(np.array(names)),
        "others": np.array(others, np.uint32),
        "tags": np.array(
            [tags[(*entry, offset)] for entry in entries for offset in senses[entry]], np.uint16
        ),
        "satellites": np.packbits(np.array([one.satellite for one in ordered])),
        "lexnames": text(LEXICOGRAPHER_FILES.split()),
        "lexname": np.array([one.lexname for one in ordered], np.uint8),
        "hypernyms": np.array([numbers[at] for one in ordered for at in one.hypernyms], np.uint32),
        "hypernym_counts": np.array([len(one.hypernyms) for one in ordered], np.uint8),
        "instances": np.array([numbers[at] for one in ordered for at in one.instances], np.uint32),
        "instance_counts": np.array([len(one.instances) for one in ordered], np.uint8),
        "exceptions": text(exceptions),
    }


def text(rows: list[str]) -> np.ndarray:
    """Lines as an array of bytes, so that no pickle is needed to load them."""
    return np.frombuffer("\n".join(rows).encode(), np.uint8)


def main(source: Path | None) -> None:
    """Write ``wordnet.zip`` where there is a source, and ``wordnet.npz`` always."""
    if source is not None:
        archive(source)
    with zipfile.ZipFile(TARGET / "wordnet.zip") as zipped:
        np.savez_compressed(TARGET / "wordnet.npz", **pack(zipped))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]) if len(sys.argv) == 2 else None)
