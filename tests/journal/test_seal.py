"""What is sealed opens with its key, in its place, as it was; otherwise not at all."""

import os
import random

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import example, given
from hypothesis import strategies as st

from jupyter_psydyn.journal.errors import DamagedJournal
from jupyter_psydyn.journal.seal import derive, seal, unseal

pytestmark = pytest.mark.security

TIMES = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1
KEY = bytes(range(32))
ABOUT = "1|0123456789abcdef|dream|c1|d001|1"
TEXT = "A lighthouse without stairs; my aunt rows me around it."

any_text = st.text(st.characters(exclude_categories=()))  # with halves of surrogate pairs, as browsers send


@example(text="\ud800", about="\udfff", key=KEY)
@given(text=any_text, about=any_text, key=st.binary(min_size=32, max_size=32))
def test_any_text_comes_back_as_it_was(text, about, key):
    assert unseal(key, seal(key, text, about), about) == text


def test_a_blob_is_a_version_a_nonce_and_aes_gcm_over_text_and_place():
    blob = seal(KEY, TEXT, ABOUT)
    assert len(blob) == 1 + 12 + len(TEXT) + 16
    assert blob[0] == 1
    assert AESGCM(KEY).decrypt(blob[1:13], blob[13:], ABOUT.encode()) == TEXT.encode()


def test_a_blob_of_the_first_version_opens_for_ever():
    blob = bytes.fromhex("010b0b0b0b0b0b0b0b0b0b0b0be9ae7ac4fd03e387eb2430b5836ba38804b576e8a699b8af")
    assert unseal(KEY, blob, ABOUT) == "A heron."


def test_the_same_text_is_never_the_same_blob():
    assert len({seal(KEY, TEXT, ABOUT) for _ in range(1000)}) == 1000


def test_what_a_database_hands_over_as_a_memoryview_opens():
    assert unseal(KEY, memoryview(seal(KEY, TEXT, ABOUT)), ABOUT) == TEXT


def flipped(blob, rng):
    at = rng.randrange(len(blob) * 8)
    changed = bytearray(blob)
    changed[at // 8] ^= 1 << at % 8
    return KEY, bytes(changed), ABOUT


def cut(blob, rng):
    at = rng.randrange(len(blob))
    return KEY, rng.choice([blob[:at], blob[at + 1 :], blob[:at] + blob[at + 1 :]]), ABOUT


def grown(blob, rng):
    at = rng.randrange(len(blob) + 1)
    return KEY, blob[:at] + rng.randbytes(rng.randint(1, 20)) + blob[at:], ABOUT


def moved(blob, rng):
    place = ABOUT.split("|")
    place[rng.randrange(len(place))] += rng.choice("01x")
    return KEY, blob, "|".join(place)


def spliced(blob, rng):
    other = seal(KEY, TEXT[::-1], ABOUT)
    at = rng.randint(13, len(blob) - 16)  # the nonce of one, the end of the other
    return KEY, blob[:at] + other[at:], ABOUT


def under_another_key(blob, rng):
    return rng.randbytes(32), blob, ABOUT


def test_of_10000_tampered_blobs_none_opens_and_none_tells_its_text():
    rng = random.Random(22)
    kinds = (flipped, cut, grown, moved, spliced, under_another_key)
    accepted, lines = 0, set()
    for at in range(10_000 * TIMES):
        blob = seal(KEY, TEXT, ABOUT)
        try:
            unseal(*kinds[at % len(kinds)](blob, rng))
            accepted += 1
        except DamagedJournal as refused:
            lines.add(str(refused))
    assert accepted == 0
    assert lines == {"a record of this journal is not as it was written; restore a backup of the journal"}


@pytest.mark.parametrize(
    "blob", [b"", b"\x01", b"\x01" + bytes(27), b"\x00" + bytes(60), b"\x02" + bytes(60)]
)
def test_what_is_no_blob_is_damaged(blob):
    with pytest.raises(DamagedJournal):
        unseal(KEY, blob, ABOUT)


def test_a_later_version_of_a_blob_is_not_taken_for_this_one():
    blob = seal(KEY, TEXT, ABOUT)
    with pytest.raises(DamagedJournal):
        unseal(KEY, b"\x02" + blob[1:], ABOUT)


def test_keys_are_derived_as_rfc_5869_says():
    # Its test case 3: SHA-256, no salt, no info.
    assert derive(b"\x0b" * 22, "", 42).hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_every_purpose_has_a_key_of_its_own():
    purposes = ("db", "audit", "draft", "journal", "wrap", "file")
    assert len({derive(KEY, purpose) for purpose in purposes}) == len(purposes)
    assert derive(KEY, "db", salt=b"1" * 16) != derive(KEY, "db", salt=b"2" * 16)
