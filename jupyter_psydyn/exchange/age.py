"""Files encrypted with age, which the ordinary ``age`` program opens as well."""

from __future__ import annotations

from collections.abc import Sequence

ENDING = ".age"
_MAGIC = b"age-encryption.org/v1\n"
_TO_PASSPHRASE = _MAGIC + b"-> scrypt "


def encrypted(data: bytes, passphrase: str = "", to: Sequence[str] = ()) -> bytes:
    """To a passphrase, or to the keys of those who may read it (``age1...``).

    A passphrase takes about 2 s (scrypt), here and for everybody who guesses.
    Raises ``ValueError`` for a key that is none, and for a blank passphrase.
    """
    import pyrage

    if not to:
        if not passphrase:
            raise ValueError("an age file needs a passphrase, or somebody to encrypt to (--to age1...)")
        return bytes(pyrage.passphrase.encrypt(data, passphrase))
    try:
        recipients = [pyrage.x25519.Recipient.from_str(one) for one in to]
    except pyrage.RecipientError:
        raise ValueError("--to takes a public key of age, which begins with age1") from None
    return bytes(pyrage.encrypt(data, recipients))


def decrypted(name: str, data: bytes, passphrase: str) -> bytes:
    """What was encrypted to this passphrase; ``ValueError`` in one line where it does not open."""
    import pyrage

    refuse_another(name, data)
    try:
        return bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError:
        raise ValueError(f"this passphrase does not open {name}, or the file is damaged") from None


def refuse_another(name: str, data: bytes) -> None:
    """``ValueError`` for what no passphrase opens, before anybody is asked for one."""
    if not data.startswith(_MAGIC):
        raise ValueError(f"{name} is not an age file")
    if not data.startswith(_TO_PASSPHRASE):
        raise ValueError(
            f"{name} was encrypted to a key, not to a passphrase: decrypt it with age --decrypt -i KEY first"
        )
