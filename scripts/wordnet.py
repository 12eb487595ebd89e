"""Make the WordNet data the package ships: facts only, no glosses, no examples.

    apt-get install wordnet-base wordnet-sense-index
    python scripts/wordnet.py /usr/share/wordnet

WordNet 3.0 finds a synset by the byte its line starts at. So every gloss is overwritten with blanks of
the same length: offsets stay, and the zip shrinks from 11 to about 7 MB. The list of lexicographer files,
which Debian does not package, is written here from the manual page lexnames(5WN).
"""

import re
import sys
import zipfile
from pathlib import Path

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


def main(source: Path) -> None:
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
    with zipfile.ZipFile(TARGET / "wordnet.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            # A fixed date: the same source makes the same bytes.
            archive.writestr(
                zipfile.ZipInfo(f"wordnet/{name}", (2006, 12, 6, 0, 0, 0)), files[name], zipfile.ZIP_DEFLATED
            )
    notice = licence(files["data.noun"])
    change = (
        "Changed for jupyter_psydyn by scripts/wordnet.py: glosses and examples are blanked, nothing else.\n"
    )
    (TARGET / "WORDNET-LICENSE.txt").write_text(f"{notice}\n{change}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
