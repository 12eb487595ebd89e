"""Freud's dream of Irma with his associations: its elements, one apart from another, and where they meet.

    python scripts/irma.py FILE              the elements, where each stands in the report, how much was said
    python scripts/irma.py FILE --nodal      the nodal points, each with its passages

FILE is the dream as JSON, {report, elements: [{segment, associations}]}: it is not part of the project, and
nothing of it is copied here. Which elements there are is decided by `told_dreams.at_headings`.
"""

import argparse

import jupyter_psydyn as psd
from jupyter_psydyn.association import Associations


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument(
        "--paragraphs", action="store_true", help="a paragraph is an association, not a sentence"
    )
    parser.add_argument("--nodal", action="store_true", help="the nodal points instead of the elements")
    parser.add_argument("--rows", type=int, default=15, help="so many nodal points")
    arguments = parser.parse_args()
    found = psd.read_associations(arguments.file, sentences=not arguments.paragraphs)
    (_nodal if arguments.nodal else _elements)(found, arguments.rows)
    print(*found.notes, sep="\n")


def _elements(found: Associations, _: int) -> None:
    for chain in found.chains:
        at = f"{chain.place.start}:{chain.place.end}" if chain.place else "not in the report"
        words = sum(len(one.text.split()) for one in chain.said)
        print(f"{chain.id:>4}  {at:>18}  {len(chain.said):>3} associations {words:>4} words  {chain.element}")


def _nodal(found: Associations, rows: int) -> None:
    nodal = psd.association.nodal_points(found)
    print(nodal.frame.head(rows).to_string())
    for at in range(min(rows, len(nodal))):
        print(f"\n{nodal.keys[at]}")
        for passage in nodal.evidence(at).frame.itertuples():
            print(f"  {passage.left} [{passage.match}] {passage.right}")


if __name__ == "__main__":
    main()
