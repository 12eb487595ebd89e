"""Secrets at the command line: typed unseen, or lines of standard input; never an argument or a variable.

What is printed here is for the person at the terminal and for nobody's log.
"""

import sys
from getpass import getpass
from pathlib import Path

from ..journal import Journal, Locked
from ..journal.keys.recovery import read_code
from ..journal.opening import unlock

TRIES = 3


def ask(prompt: str) -> str:
    """A secret: typed unseen where there is a terminal, else the next line of standard input."""
    if sys.stdin.isatty():
        return getpass(prompt)
    line = sys.stdin.readline()
    if not line:
        raise ValueError(
            f"{prompt.rstrip(': ')} is needed: type it at a terminal, or give it on standard input"
        )
    return line.rstrip("\r\n")


def ask_new(name: str) -> str:
    """A new passphrase for ``name``; at a terminal it is typed twice."""
    said = ask(f"A passphrase for {name}: ")
    if sys.stdin.isatty() and ask("The same again: ") != said:
        raise ValueError("the two passphrases are not the same; nothing was done")
    return said


def confirmed(question: str, answer: str) -> bool:
    """Whether somebody typed just this answer, in the open."""
    if sys.stdin.isatty():
        return input(f"{question} ").strip() == answer
    return sys.stdin.readline().strip() == answer


def opened(path: str, recovery: bool = False) -> Journal:
    """A journal with its keys here; asks where neither an example's words nor this computer open it."""
    place = Path(path).expanduser().absolute()
    if recovery:
        return unlock(place, recovery_code=ask(f"Recovery code of {place.name}: "), client="command")
    try:
        return unlock(place, client="command")
    except Locked:
        return unlock(place, ask(f"Passphrase of {place.name}: "), client="command")


def show_code(name: str, code: str) -> None:
    """Show a recovery code, this once; at a terminal it is typed back, so that it was written down."""
    print(f"\nThe recovery code of {name}:\n\n    {code}\n")
    print(
        "It opens the journal when the passphrase is lost. Write it down and keep it away from this computer:"
    )
    print(
        "it is shown only now. Without the passphrase and without it nobody can open the journal, nor can we."
    )
    if not sys.stdin.isatty():
        return
    for _ in range(TRIES):
        if _same(input("\nType it back: "), code):
            print("That is it.")
            return
        print("That is another one.")
    raise ValueError(
        f"the recovery code was not typed back; {name} opens with its passphrase, and "
        f"`jupyter psydyn recovery {name}` gives a new code"
    )


def _same(typed: str, code: str) -> bool:
    try:
        return read_code(typed) == read_code(code)
    except ValueError:
        return False
