"""What is in a journal as plain values, so that two can be compared, and a file looked through."""

import hashlib
import json
from pathlib import Path

from jupyter_psydyn.journal import Journal
from jupyter_psydyn.journal.backup import log_of
from jupyter_psydyn.journal.integrity import check_chain
from jupyter_psydyn.journal.log import Action, Revision


def deeds(journal: Journal) -> list:
    """Every action and all the revisions it made, oldest first: the whole history, every text of it."""
    return [[_plain(action), [_plain(one) for one in made]] for action, made in log_of(journal).log()]


def _plain(value: Action | Revision) -> dict:
    found = {name: getattr(value, name) for name in value.__slots__}
    return {**found, "undoes": list(value.undoes)} if isinstance(value, Action) else found


def held(journal: Journal) -> set[str]:
    """Every revision, by its record, its number and its title or pseudonym."""
    made = [one for _, some in deeds(journal) for one in some]
    return {f"{one['record']} {one['revision']} {_name(json.loads(one['body']))}" for one in made}


def _name(body: dict) -> object:
    return body.get("title", body.get("pseudonym"))


def digest(history: list) -> str:
    """One number for a history."""
    return hashlib.sha256(json.dumps(history, sort_keys=True).encode()).hexdigest()


def sound(journal: Journal) -> bool:
    """Whether the audit chain is whole and every text is the one that it covers."""
    return check_chain(log_of(journal)) is None


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, byte for byte."""
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
