"""The keys of a journal: made, unlocked, and given other secrets. What is in `NAME.psydyn-keys`.

A random master key opens everything. The key file holds it several times, wrapped in slots that a
passphrase, the recovery code or this computer's keyring opens. There is no other way in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..errors import JournalExists, Locked, NoJournal, WrongSecret
from ..seal import derive
from . import keyfile, keyform, keyring, recovery
from .keyform import KeyFile
from .ring import Ring
from .slots import (
    ComputerSlot,
    ExampleSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    computer_slot,
    example_slot,
    opened,
    passphrase_slot,
    recovery_slot,
)


def create(
    path: Path, passphrase: str | None = None, *, journal: str, example: str | None = None
) -> tuple[Ring, str]:
    """Make the key file of a new journal; the recovery code is given here and never again.

    ``example``: the public words of an example journal, which has no other passphrase and no recovery code
    (``""``).
    ``ValueError`` for a passphrase of less than 8 characters; `JournalExists` where there are keys already.
    """
    if (passphrase is None) == (example is None):
        raise ValueError("a journal is made with a passphrase, or as an example with public words")
    path, master, code = _real(path), os.urandom(32), ""
    slots: tuple[Slot, ...]
    if example is not None:
        slots = (example_slot(master, example),)
    else:
        code = recovery.new_code()
        slots = (passphrase_slot(master, passphrase or ""), recovery_slot(master, code))
    if not path.parent.is_dir():
        raise NoJournal(f"there is no folder {path.parent.name} to put {path.name} into")
    with keyfile.changing(path):
        for file in (path, keyfile.copy_of(path)):
            # Also a copy alone: it may be all that is left of the keys of a journal.
            if file.exists():
                raise JournalExists(f"there is a file {file.name} already; choose another name")
        made = KeyFile(keyform.name(journal), slots, {}, {}, (0, "")).signed(derive(master, "file"))
        keyfile.write(path, made)
    return Ring(path, made, master), code


def unlock(path: Path, passphrase: str | None = None, recovery_code: str | None = None) -> Ring:
    """The keys. With neither secret: those of an example, or by this computer's keyring, or `Locked`.

    `WrongSecret` where what was given opens nothing. `NoKeys`, `DamagedKeys`, `NewerKeys` before it is tried.
    """
    path = _real(path)
    read = keyfile.read(path)
    if (master := _first(_tries(read, passphrase, recovery_code))) is not None:
        return Ring(path, read, master)
    if passphrase is None and recovery_code is None:
        raise Locked(f"{path.name.removesuffix('-keys')} needs its passphrase")
    raise WrongSecret


def discard(path: Path) -> None:
    """Remove the key file and its copy, of a journal that did not come to be."""
    path = _real(path)
    with keyfile.changing(path), keyfile.told(path):
        for file in (path, keyfile.copy_of(path)):
            file.unlink(missing_ok=True)


def is_example(path: Path) -> bool:
    """Whether this journal's passphrase is public."""
    return any(isinstance(slot, ExampleSlot) for slot in keyfile.read(_real(path)).slots)


def change_passphrase(path: Path, ring: Ring, new: str, name: str = "") -> None:
    """Put a new passphrase in the place of the one called ``name``; the old one opens nothing any more."""
    made = passphrase_slot(ring.master(), new, name)

    def step(read: KeyFile) -> KeyFile:
        _refuse_example(read)
        if name not in _names(read):
            raise ValueError("there is no passphrase of this name to change")
        return replace(read, slots=(*_without(read, PassphraseSlot, name), made))

    ring.change(step, _real(path))


def add_passphrase(path: Path, ring: Ring, name: str, passphrase: str) -> None:
    """Have one more passphrase open the journal, such as a colleague's, called ``name``."""
    made = passphrase_slot(ring.master(), passphrase, name)

    def step(read: KeyFile) -> KeyFile:
        _refuse_example(read)
        if name in _names(read):
            raise ValueError("there is a passphrase of this name already; choose another name, or change it")
        if len(read.slots) >= keyform.MOST_SLOTS:
            raise ValueError(f"a key file has at most {keyform.MOST_SLOTS} ways in")
        return replace(read, slots=(*read.slots, made))

    ring.change(step, _real(path))


def new_recovery_code(path: Path, ring: Ring) -> str:
    """A new recovery code, given here and never again; the old one opens nothing any more."""
    code = recovery.new_code()
    made = recovery_slot(ring.master(), code)

    def step(read: KeyFile) -> KeyFile:
        _refuse_example(read)
        return replace(read, slots=(*_without(read, RecoverySlot), made))

    ring.change(step, _real(path))
    return code


def remember(path: Path, ring: Ring) -> None:
    """Have this computer's keyring open the journal too. `JournalFailed` where it has none.

    Never as the only way in: keyrings are lost with a new computer, or a new system on it.
    """
    if not any(isinstance(slot, (PassphraseSlot, RecoverySlot)) for slot in keyfile.read(_real(path)).slots):
        raise ValueError("this computer cannot be the only one to open a journal")
    # Before the lock: a keyring may ask the person first.
    made = computer_slot(ring.master(), keyring.new_secret(ring.journal))
    ring.change(lambda read: replace(read, slots=(*_without(read, ComputerSlot), made)), _real(path))


def forget(path: Path) -> None:
    """Have this computer's keyring open the journal no more. `JournalFailed` where it cannot be reached."""
    path = _real(path)
    read = keyfile.read(path)
    if (master := _first(_computer(read))) is not None:
        ring = Ring(path, read, master)
        ring.change(lambda now: replace(now, slots=_without(now, ComputerSlot)))
        ring.wipe()
    if keyring.available() or any(isinstance(slot, ComputerSlot) for slot in read.slots):
        keyring.forget(read.journal)


def _first(tries: Iterable[tuple[Slot, str]]) -> bytes | None:
    """The master key out of the first slot that opens."""
    masters = (opened(slot, secret) for slot, secret in tries)
    return next((master for master in masters if master is not None), None)


def _tries(read: KeyFile, passphrase: str | None, recovery_code: str | None) -> Iterator[tuple[Slot, str]]:
    """Which slot to try with which secret."""
    for slot in read.slots:
        if isinstance(slot, (PassphraseSlot, ExampleSlot)) and passphrase is not None:
            yield slot, passphrase
        elif isinstance(slot, RecoverySlot) and recovery_code is not None:
            yield slot, recovery_code
    if passphrase is None and recovery_code is None:
        yield from ((slot, slot.words) for slot in read.slots if isinstance(slot, ExampleSlot))
        yield from _computer(read)


def _computer(read: KeyFile) -> Iterator[tuple[Slot, str]]:
    for slot in read.slots:
        if isinstance(slot, ComputerSlot) and (secret := keyring.secret(read.journal)) is not None:
            yield slot, secret


def _without(read: KeyFile, kind: type[Slot], name: str = "") -> tuple[Slot, ...]:
    """The slots but those of a kind (a passphrase: of its name)."""
    return tuple(
        slot for slot in read.slots if not isinstance(slot, kind) or getattr(slot, "name", name) != name
    )


def _names(read: KeyFile) -> set[str]:
    return {slot.name for slot in read.slots if isinstance(slot, PassphraseSlot)}


def _refuse_example(read: KeyFile) -> None:
    if any(isinstance(slot, ExampleSlot) for slot in read.slots):
        raise ValueError("the passphrase of an example is public and stays so; make a journal of your own")


def _real(path: Path) -> Path:
    # Through links: the file is replaced, not the link to it.
    return Path(os.path.realpath(path))
