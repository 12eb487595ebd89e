"""Files that are written whole or not at all, for their owner only, and never in the place of another."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..journal import file
from ..journal.engine import told


def write_whole(path: Path, data: bytes) -> None:
    """Write a new file; ``FileExistsError`` where there is one, ``OSError`` where the disk refuses."""
    with told():
        file.write_new(path, data)


def refuse_existing(path: Path) -> None:
    """``FileExistsError`` where there is something; ``FileNotFoundError`` where its folder is missing."""
    if path.exists() or path.is_symlink():
        raise FileExistsError(f"there is a file or folder {path.name} already; choose another name")
    if not path.absolute().parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.absolute().parent.name} to put {path.name} into")


def write_folder(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a new folder of files by name; nothing of it where one cannot be written."""
    refuse_existing(path)
    making = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    making.mkdir(mode=0o700)
    try:
        for name, data in files:
            descriptor = os.open(making / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with told(), open(descriptor, "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
        # An empty folder that appeared meanwhile is replaced; one with files in it is not.
        making.rename(path)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
