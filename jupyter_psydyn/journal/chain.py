"""The log as an audit trail: each action's mac covers the action and the mac before it. Pure.

Whoever edits, inserts, swaps or cuts out an action without the key breaks the chain from there on; a cut
tail shows against the head that the key file remembers. Whoever has the key can rebuild it: that is said.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence

from .log import Action

START = bytes(32)


def digest(sealed: bytes) -> bytes:
    """What stands for a sealed body in the chain, also after its case was erased."""
    return hashlib.sha256(sealed).digest()


def digest_of_all(revisions: Iterable[tuple[str, str, str, int, int, bytes]]) -> bytes:
    """Of one action's revisions, in any order: (record, kind, case, number, revision, digest of its body)."""
    whole = hashlib.sha256()
    for *name, body in sorted(revisions):
        whole.update(json.dumps([*name, body.hex()], separators=(",", ":")).encode())
    return whole.digest()


def link(key: bytes, before: bytes, seq: int, action: Action, changes: int, all_digest: bytes) -> bytes:
    """The mac of action number ``seq``; ``before`` is that of the one before, `START` for the first."""
    said = [seq, action.id, action.at, action.author, action.client, action.verb, action.undoes, changes]
    text = json.dumps([*said, all_digest.hex()], separators=(",", ":"))
    return hmac.digest(key, before + text.encode(), "sha256")


def broken_at(key: bytes, links: Sequence[tuple[int, Action, int, bytes, bytes]]) -> int | None:
    """The number of the first action whose place or mac is not right; ``None`` for a whole chain.

    ``links``: (seq, action, changes, digest of all, mac) of every action, in order.
    """
    before = START
    for place, (seq, action, changes, all_digest, mac) in enumerate(links, start=1):
        expected = link(key, before, place, action, changes, all_digest)
        if seq != place or not hmac.compare_digest(expected, mac):
            return place
        before = mac
    return None
