"""The key file ``NAME.psydyn-keys``: read and checked, and written whole or not at all.

Every change of keys is written twice, first to the copy ``NAME.psydyn-keys.1``, then to the file itself. So
one of them can replace the other at any moment, and when the file no longer holds an erased key or an old
passphrase, neither does the copy.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from logging import INFO, getLogger
from pathlib import Path

import filelock

from ..errors import DamagedKeys, JournalFailed, JournalFull, NewerKeys, NoKeys
from .keyform import MOST_BYTES, VERSION, KeyFile, Newer, Unsafe, from_json

# Its lines of level DEBUG hold paths, and a journal's name may be a person's.
getLogger("filelock").setLevel(INFO)

WAIT_SECONDS = 10
"""How long a change waits for another one, which takes 20 ms."""


def copy_of(path: Path) -> Path:
    """Where the copy of a key file is."""
    return path.with_name(f"{path.name}.1")


def read(path: Path) -> KeyFile:
    """The key file, its form checked but not its mac. `NoKeys`, `DamagedKeys`, `NewerKeys`; never changed."""
    with told(path):
        try:
            with path.open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)
        except FileNotFoundError:
            raise NoKeys(
                f"the key file {path.name} is missing: put it, or a copy of it, beside the journal; "
                "without it the journal cannot be read"
            ) from None
    try:
        return from_json(raw)
    except Newer as newer:
        raise NewerKeys(
            f"{path.name} was made by a newer jupyter_psydyn (format {newer}, this one reads {VERSION}): "
            "update it; the file was left as it is"
        ) from None
    except Unsafe:
        raise DamagedKeys(
            f"{path.name} asks for the passphrase to be derived more weakly, or at a higher cost, than is "
            f"allowed (64 MiB to 1 GiB, 3 passes or more): put back the copy {copy_of(path).name} or one of "
            "your own; it was left as it is"
        ) from None
    except ValueError:
        raise damaged(path) from None


def write(path: Path, keys: KeyFile) -> None:
    """The copy, then the file; called under `changing`. A change of the copy alone never came to be."""
    data = _readable(keys)
    with told(path):
        _put(copy_of(path), data, path)
        _put(path, data, path)


def write_only(path: Path, keys: KeyFile) -> None:
    """The file without its copy: for what changes often and is no key."""
    data = _readable(keys)
    with told(path):
        _put(path, data, path)


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Nobody else changes this key file meanwhile, neither a thread nor a process."""
    place = path.with_name(f".{path.name}.lock")
    lock = filelock.FileLock(place, timeout=WAIT_SECONDS, mode=0o600, poll_interval=0.01)
    try:
        with told(path):
            lock.acquire()
    except filelock.Timeout:
        raise JournalFailed(
            f"another program held {path.name} for {WAIT_SECONDS} s: nothing was changed; try again"
        ) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """The system's errors as one line of ours."""
    try:
        yield
    except (NoKeys, JournalFailed, filelock.Timeout):
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise JournalFull(
                f"the disk is full: {path.name} is as it was; make room and try again"
            ) from None
        raise JournalFailed(f"{path.name} could not be used ({error.strerror}); it is as it was") from None


def damaged(path: Path) -> DamagedKeys:
    """The one line for everything that is not as it was written."""
    return DamagedKeys(
        f"{path.name} is damaged: put back the copy {copy_of(path).name} or one of your own; "
        "it was left as it is"
    )


def _readable(keys: KeyFile) -> bytes:
    """The file's bytes; ``ValueError`` where `read` would refuse them."""
    data = keys.to_json()
    from_json(data)
    return data


def _put(path: Path, data: bytes, of: Path) -> None:
    # One name for all, under the lock: what a killed change left holds keys, and goes with the next change.
    making = of.with_name(f".{of.name}.new")
    making.unlink(missing_ok=True)
    descriptor = os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(making, path)
    except BaseException:
        making.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows has no such call, and needs none
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
