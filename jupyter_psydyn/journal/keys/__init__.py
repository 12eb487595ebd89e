"""The keys of a journal: what is in ``NAME.psydyn-keys``, and what opens it.

A random master key wraps the keys of the cases; the file holds it several times, in slots that a
passphrase, the recovery code or this computer's keyring opens. There is no other way in.
"""

from .access import (
    add_passphrase,
    change_passphrase,
    create,
    discard,
    forget,
    is_example,
    new_recovery_code,
    remember,
    unlock,
)
from .ring import Ring

__all__ = [
    "Ring",
    "add_passphrase",
    "change_passphrase",
    "create",
    "discard",
    "forget",
    "is_example",
    "new_recovery_code",
    "remember",
    "unlock",
]
