"""The computer's own keyring (Keychain, Credential Locker, Secret Service), where there is one.

It holds 32 random bytes per journal, which open the computer's slot of the key file and nothing else.
"""

from __future__ import annotations

import secrets
from typing import Any

from ..errors import JournalFailed

_SERVICE = "jupyter-psydyn"


def available() -> bool:
    """Whether this computer has a keyring that keeps secrets; a server without a desktop has none."""
    return _backend() is not None


def secret(journal: str) -> str | None:
    """What the keyring holds for a journal, or ``None``."""
    try:
        return _held(_backend(), journal)
    except Exception:
        # Backends raise whatever their system does. One that cannot be asked opens nothing.
        return None


def new_secret(journal: str) -> str:
    """Have the keyring hold a new secret for a journal. `JournalFailed` where it does not."""
    made = secrets.token_hex(32)
    try:
        backend = _reached()
        backend.set_password(_SERVICE, journal, made)
        kept = _held(backend, journal) == made
    except Exception:
        kept = False
    if not kept:
        raise JournalFailed("this computer has no keyring that remembers the key: nothing was changed")
    return made


def forget(journal: str) -> None:
    """Remove what the keyring holds for a journal. `JournalFailed` where it cannot be reached."""
    try:
        backend = _reached()
        if _held(backend, journal) is not None:
            backend.delete_password(_SERVICE, journal)
    except Exception:
        raise JournalFailed(
            "this computer's keyring cannot be reached, so it may still open the journal"
        ) from None


def _held(backend: Any, journal: str) -> str | None:
    found = backend.get_password(_SERVICE, journal) if backend else None
    return found if isinstance(found, str) else None


def _reached() -> Any:
    if (backend := _backend()) is None:
        raise LookupError("no keyring")
    return backend


def _backend() -> Any:
    """The first backend of priority 1 or more, which is keyring's own word for recommended.

    Below are those that keep nothing (no desktop), or keep it in a plain file, or would ask on a terminal.
    """
    import keyring  # late: looking for backends takes 50 ms

    chosen = keyring.get_keyring()
    chained = getattr(chosen, "backends", None) or [chosen]
    return next((backend for backend in chained if backend.priority >= 1), None)
