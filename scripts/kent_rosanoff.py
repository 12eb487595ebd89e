"""Make the frequency tables of Kent and Rosanoff that the package ships.

    python scripts/kent_rosanoff.py ../shared/data/kent_rosanoff/frequency.csv

The file has the columns n, stimulus, reaction, count: what 1,000 normal persons said to each of 100 words
(American Journal of Insanity 67, 1910; in the public domain). Written is ``kent-rosanoff-frequency.txt.gz``:
for each stimulus a line, then a line for each reaction with its count.
"""

import csv
import gzip
import sys
from pathlib import Path

TARGET = (
    Path(__file__).parent.parent
    / "jupyter_psydyn"
    / "association"
    / "data"
    / "kent-rosanoff-frequency.txt.gz"
)


def main() -> None:
    """Write the file."""
    lines: list[str] = []
    before = ""
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["stimulus"] != before:
                before = row["stimulus"]
                lines.append(f"# {before}\n")
            lines.append(f"{row['count']} {row['reaction']}\n")
    with gzip.GzipFile(TARGET, "wb", 9, mtime=0) as file:
        file.write("".join(lines).encode())
    print(f"{len(lines):,} lines, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
