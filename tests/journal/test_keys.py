"""What opens a journal, what does not any more, and what is said of it."""

import hashlib
import json
import os
import random
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap
from hypothesis import given
from hypothesis import strategies as st

from jupyter_psydyn.journal import keys
from jupyter_psydyn.journal.errors import DamagedKeys, JournalExists, Locked, NoJournal, NoKeys, WrongSecret
from jupyter_psydyn.journal.keys import slots
from jupyter_psydyn.journal.keys.recovery import new_code, read_code, written

TIMES = 10 if os.environ.get("PSYDYN_NIGHTLY") else 1
JOURNAL = "0123456789abcdef"
PASSPHRASE = "seven slow herons"
OTHER = "a kettle on the stairs"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A key file with its recovery code, made once: a passphrase costs a quarter of a second."""
    file = tmp_path_factory.mktemp("keys") / "a.psydyn-keys"
    ring, code = keys.create(file, PASSPHRASE, journal=JOURNAL)
    ring.add("c1")
    return file, code


@pytest.fixture
def file(made, tmp_path):
    """A copy of it."""
    shutil.copytree(made[0].parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made[0].name


@pytest.fixture
def code(made):
    return made[1]


@pytest.fixture
def ring(file, code):
    return keys.unlock(file, recovery_code=code)


def same(one, other):
    return all(
        getattr(one, name) == getattr(other, name) for name in ("journal", "database", "audit", "draft")
    ) and all(one.key(case) == other.key(case) for case in ("", "c1"))


def refused(file, **secret):
    with pytest.raises(WrongSecret) as error:
        keys.unlock(file, **secret)
    return str(error.value)


# --- opening -----------------------------------------------------------------------------------------------


def test_the_passphrase_and_the_recovery_code_open_the_same_keys(file, code):
    assert same(keys.unlock(file, PASSPHRASE), keys.unlock(file, recovery_code=code))


def hkdf(secret, purpose, salt=None):
    return HKDF(SHA256(), 32, salt, purpose).derive(secret)


def test_what_the_file_says_is_all_one_needs_to_open_it_with_other_tools(file, code):
    data = json.loads(file.read_bytes())
    by_passphrase, by_code = (
        {name: bytes.fromhex(value) if name in ("salt", "wrapped") else value for name, value in slot.items()}
        for slot in data["slots"]
    )
    assert {name: by_passphrase[name] for name in ("kind", "memory_kib", "iterations", "lanes")} == {
        "kind": "passphrase",
        "memory_kib": 65536,
        "iterations": 3,
        "lanes": 4,
    }
    argon = Argon2id(salt=by_passphrase["salt"], length=32, iterations=3, lanes=4, memory_cost=65536)
    master = aes_key_unwrap(argon.derive(PASSPHRASE.encode()), by_passphrase["wrapped"])

    signs = str.maketrans("23456789FHKMPRWX", "0123456789abcdef", "-")
    wrapping = hkdf(bytes.fromhex(code.translate(signs)), b"recovery", by_code["salt"])
    assert aes_key_unwrap(wrapping, by_code["wrapped"]) == master

    ring = keys.unlock(file, PASSPHRASE)
    assert ring.database == hkdf(master, b"db")
    assert ring.audit == hkdf(master, b"audit")
    assert ring.draft == hkdf(master, b"draft")
    assert ring.key("") == hkdf(master, b"journal")
    assert ring.key("c1") == aes_key_unwrap(hkdf(master, b"wrap"), bytes.fromhex(data["cases"]["c1"]))
    assert data["journal"] == ring.journal == JOURNAL
    assert len({ring.database, ring.audit, ring.draft, ring.key(""), ring.key("c1"), master}) == 6


FIXTURE = Path(__file__).parent / "fixtures" / "keys-1.psydyn-keys"


@pytest.mark.parametrize(
    "secret",
    [{"passphrase": PASSPHRASE}, {"recovery_code": "2223 2425 2627 2829 2F2H 2K2M 2P2R 2W2X"}],
    ids=["passphrase", "recovery code"],
)
def test_a_key_file_of_the_first_format_opens_for_ever(secret):
    before = FIXTURE.read_bytes()
    ring = keys.unlock(FIXTURE, **secret)
    assert ring.journal == "00112233445566ff"
    assert ring.database.hex().startswith("f7e2d477b5806ef8")
    assert ring.key("c1").hex().startswith("0ef8129715b7c79f")
    assert ring.key("").hex().startswith("8fbcdc72d8a82f94")
    assert ring.erased == {"c2": "2026-11-23"}
    assert ring.head == (7, "ab" * 32)
    assert FIXTURE.read_bytes() == before


def test_every_cause_of_not_opening_has_the_same_text(file, code):
    wrong = new_code()
    said = {
        refused(file, passphrase="seven slow heron"),
        refused(file, passphrase=""),
        refused(file, passphrase=code),  # right, but for the other slot
        refused(file, recovery_code=wrong),
        refused(file, recovery_code=wrong[:-1]),  # not even a code
        refused(file, recovery_code=""),
        refused(file, recovery_code=PASSPHRASE),
    }
    assert said == {"this passphrase or recovery code does not open the journal"}


def test_opening_and_failing_to_open_change_nothing(file, code):
    before = {one.name: one.read_bytes() for one in file.parent.iterdir()}
    keys.unlock(file, recovery_code=code)
    refused(file, recovery_code=new_code())
    assert keys.is_example(file) is False
    with pytest.raises(Locked):
        keys.unlock(file)
    assert {one.name: one.read_bytes() for one in file.parent.iterdir()} == before


def test_without_a_secret_a_journal_is_locked_and_says_what_it_needs(file):
    with pytest.raises(Locked, match=r"^a\.psydyn needs its passphrase$"):
        keys.unlock(file)


def test_without_a_key_file_that_is_said_and_none_is_made(tmp_path):
    for ask in (keys.unlock, keys.is_example, keys.forget):
        with pytest.raises(NoKeys, match=r"a\.psydyn-keys is missing"):
            ask(tmp_path / "a.psydyn-keys")
    assert list(tmp_path.iterdir()) == []


def test_no_secret_stands_in_the_file_or_in_an_error(file, code):
    for name in (file, file.with_name(f"{file.name}.1")):
        assert PASSPHRASE.encode() not in name.read_bytes()
        assert read_code(code).hex().encode() not in name.read_bytes()
    # Half a surrogate pair: Python's own error for it would hold the whole text.
    with pytest.raises(WrongSecret) as error:
        keys.unlock(file, "some wrong words \ud800")
    assert error.value.__cause__ is error.value.__context__ is None
    assert "wrong words" not in repr(error.value)


def test_a_passphrase_that_is_nearly_right_is_wrong(file):
    rng = random.Random(22)
    for _ in range(3 * TIMES):
        at = rng.randrange(len(PASSPHRASE))
        other = rng.choice(["", PASSPHRASE[at] * 2, PASSPHRASE[at].swapcase() + "\u0301", "-"])
        refused(file, passphrase=PASSPHRASE[:at] + other + PASSPHRASE[at + 1 :])


# --- passphrases -------------------------------------------------------------------------------------------


def test_a_passphrase_is_the_same_from_every_keyboard(file, ring):
    composed = unicodedata.normalize("NFC", "Überfähre nach Föhr")
    keys.change_passphrase(file, ring, composed)
    assert same(ring, keys.unlock(file, unicodedata.normalize("NFD", composed)))
    # A full-width blank, a no-break blank.
    assert same(ring, keys.unlock(file, composed.replace(" ", "\u3000", 1).replace(" ", "\u00a0")))


def test_capitals_and_blanks_count(file):
    refused(file, passphrase=PASSPHRASE.title())
    refused(file, passphrase=PASSPHRASE + " ")


@pytest.mark.parametrize("short", ["", "herons!", "       x", "        "])
def test_a_passphrase_of_less_than_8_characters_is_refused_and_nothing_is_made(short, tmp_path):
    with pytest.raises(ValueError, match="8 characters or more"):
        keys.create(tmp_path / "a.psydyn-keys", short, journal=JOURNAL)
    assert list(tmp_path.iterdir()) == []


def test_8_characters_of_any_script_are_enough(file, ring):
    keys.change_passphrase(file, ring, "дом у мо")
    assert same(ring, keys.unlock(file, "дом у мо"))


def test_a_changed_passphrase_opens_and_the_one_before_does_not_in_the_copy_either(file, code, ring):
    keys.change_passphrase(file, ring, OTHER)
    assert same(ring, keys.unlock(file, OTHER))
    refused(file, passphrase=PASSPHRASE)
    shutil.copy(file.with_name("a.psydyn-keys.1"), file)
    refused(file, passphrase=PASSPHRASE)
    assert same(ring, keys.unlock(file, recovery_code=code))


def test_a_passphrase_too_short_to_change_to_leaves_the_one_before(file, ring):
    before = file.read_bytes()
    with pytest.raises(ValueError, match="8 characters or more"):
        keys.change_passphrase(file, ring, "short")
    assert file.read_bytes() == before


def test_a_lost_passphrase_is_replaced_with_the_recovery_code(file, code):
    keys.change_passphrase(file, keys.unlock(file, recovery_code=code), OTHER)
    assert keys.unlock(file, OTHER).journal == JOURNAL


def test_several_passphrases_open_one_journal_each_with_its_name(file, ring):
    keys.add_passphrase(file, ring, "supervisor", OTHER)
    assert same(keys.unlock(file, OTHER), keys.unlock(file, PASSPHRASE))
    keys.change_passphrase(file, ring, "nine quick herons", name="supervisor")
    assert same(keys.unlock(file, "nine quick herons"), keys.unlock(file, PASSPHRASE))
    refused(file, passphrase=OTHER)


def test_a_name_is_one_passphrases_and_an_unknown_one_nobodys(file, ring):
    before = file.read_bytes()
    with pytest.raises(ValueError, match="already"):
        keys.add_passphrase(file, ring, "", OTHER)
    with pytest.raises(ValueError, match="no passphrase of this name"):
        keys.change_passphrase(file, ring, OTHER, name="nobody")
    assert file.read_bytes() == before


def test_the_same_passphrase_twice_is_stored_with_another_salt(file, ring):
    keys.add_passphrase(file, ring, "again", PASSPHRASE)
    one, other = [slot for slot in json.loads(file.read_bytes())["slots"] if slot["kind"] == "passphrase"]
    assert one["salt"] != other["salt"]
    assert one["wrapped"] != other["wrapped"]


# --- the recovery code -------------------------------------------------------------------------------------


@given(st.binary(min_size=16, max_size=16))
def test_a_recovery_code_is_read_however_it_was_written_down(bits):
    code = written(bits)
    assert re.fullmatch(r"([2-9FHKMPRWX]{4}-){7}[2-9FHKMPRWX]{4}", code)
    assert read_code(code) == bits
    assert read_code(code.lower()) == bits
    assert read_code(code.replace("-", " ")) == bits
    assert read_code(code.replace("-", "")) == bits
    assert read_code(f"  {code[:20]}\n{code[20:]}. ") == bits
    assert read_code(code.replace("-", " – ")) == bits
    misread = {"2": "Z", "5": "s", "6": "G", "8": "B", "7": "1"}
    assert read_code("".join(misread.get(sign, sign) for sign in code)) == bits


def test_a_recovery_code_has_128_bits_all_of_which_count():
    assert read_code("2222-" * 7 + "2222") == bytes(16)
    assert read_code("2222-" * 7 + "2223") == bytes(15) + b"\x01"
    assert read_code("XXXX-" * 7 + "XXXX") == b"\xff" * 16
    signs = "23456789FHKMPRWX"
    assert read_code(signs * 2).hex() == "0123456789abcdef" * 2


def test_no_two_signs_of_a_recovery_code_look_alike():
    signs = set("23456789FHKMPRWX")
    for alike in ("0ODQ", "1IL7", "2Z", "5S", "6G", "8B", "VUWY", "MN", "CG"):
        assert len(signs & set(alike)) <= 1


@pytest.mark.parametrize(
    "typed", ["", "2222", "2222-" * 9, "2222-" * 7 + "222A", "2" * 33, "²" * 32, "٢" * 32]
)
def test_what_cannot_be_a_recovery_code_is_no_code(typed):
    with pytest.raises(ValueError, match="8 groups of 4"):
        read_code(typed)


def test_codes_are_never_the_same():
    assert len({new_code() for _ in range(1000)}) == 1000


def test_a_new_recovery_code_takes_the_place_of_the_old_one_in_the_copy_too(file, code, ring):
    new = keys.new_recovery_code(file, ring)
    assert same(ring, keys.unlock(file, recovery_code=new))
    refused(file, recovery_code=code)
    shutil.copy(file.with_name("a.psydyn-keys.1"), file)
    refused(file, recovery_code=code)
    assert same(ring, keys.unlock(file, PASSPHRASE))


# --- making ------------------------------------------------------------------------------------------------


def test_a_key_file_never_takes_the_place_of_another_or_of_its_copy(file):
    before = file.read_bytes()
    with pytest.raises(JournalExists, match=r"a\.psydyn-keys already"):
        keys.create(file, OTHER, journal=JOURNAL)
    assert file.read_bytes() == before
    file.unlink()
    with pytest.raises(JournalExists, match=r"a\.psydyn-keys\.1 already"):
        keys.create(file, OTHER, journal=JOURNAL)
    assert not file.exists()


def test_what_was_discarded_can_be_made_again(file):
    keys.discard(file)
    keys.create(file, OTHER, journal=JOURNAL)
    assert keys.unlock(file, OTHER).journal == JOURNAL


def test_keys_are_for_their_owner_alone(file):
    assert {one.stat().st_mode & 0o777 for one in file.parent.iterdir()} == {0o600}


def test_beside_the_key_file_there_is_its_copy_and_a_hidden_lock(file):
    assert {one.name for one in file.parent.iterdir()} == {
        "a.psydyn-keys",
        "a.psydyn-keys.1",
        ".a.psydyn-keys.lock",
    }


def test_a_folder_that_is_not_there_and_an_id_that_is_none_are_refused(tmp_path):
    with pytest.raises(NoJournal, match="no folder missing"):
        keys.create(tmp_path / "missing" / "a.psydyn-keys", example="words", journal=JOURNAL)
    with pytest.raises(ValueError, match="letters, digits"):
        keys.create(tmp_path / "a.psydyn-keys", example="words", journal="a journal")
    with pytest.raises(ValueError, match="with a passphrase, or as an example"):
        keys.create(tmp_path / "a.psydyn-keys", journal=JOURNAL)
    assert not (tmp_path / "a.psydyn-keys").exists()


def test_two_journals_have_nothing_in_common(tmp_path):
    one, _ = keys.create(tmp_path / "a.psydyn-keys", example="words", journal=JOURNAL)
    other, _ = keys.create(tmp_path / "b.psydyn-keys", example="words", journal=JOURNAL)
    assert one.database != other.database
    assert one.key("") != other.key("")


def test_through_a_link_the_file_is_changed_and_the_link_stays(file, ring, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "a.psydyn-keys"
    link.symlink_to(file)
    keys.change_passphrase(link, ring, OTHER)
    assert link.is_symlink()
    assert keys.unlock(file, OTHER).journal == JOURNAL
    assert list(link.parent.iterdir()) == [link]


# --- examples ----------------------------------------------------------------------------------------------


@pytest.fixture
def example(tmp_path):
    file = tmp_path / "example.psydyn-keys"
    _, code = keys.create(file, example="the sea in the school", journal=JOURNAL)
    assert code == ""
    return file


def test_an_example_opens_by_itself_and_with_its_public_words(example):
    assert keys.is_example(example)
    assert keys.unlock(example).database == keys.unlock(example, "the sea in the school").database
    assert "the sea in the school" in example.read_text()
    refused(example, passphrase="the sea in the house")
    refused(example, recovery_code=new_code())


def test_what_everybody_can_open_cannot_be_closed_again(example):
    before, ring = example.read_bytes(), keys.unlock(example)
    for change in (
        lambda: keys.change_passphrase(example, ring, OTHER),
        lambda: keys.add_passphrase(example, ring, "mine", OTHER),
        lambda: keys.new_recovery_code(example, ring),
    ):
        with pytest.raises(ValueError, match="make a journal of your own"):
            change()
    assert example.read_bytes() == before


# --- the cost of a passphrase ------------------------------------------------------------------------------


def test_a_passphrase_is_derived_with_64_mib_in_3_passes_at_least():
    assert slots.MEMORY_KIB == (64 * 1024, 1024 * 1024)
    assert slots.ITERATIONS[0] == 3


def forge(file, **changes):
    """The file as somebody would change it who has no key: all sums right but the mac."""
    data = json.loads(file.read_bytes())
    for slot in data["slots"]:
        if slot["kind"] == "passphrase":
            slot.update(changes)
    del data["sha256"]
    line = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    file.write_text(json.dumps({**data, "sha256": hashlib.sha256(line).hexdigest()}))


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 64 * 1024 - 1},
        {"memory_kib": 19 * 1024},  # the least of OWASP
        {"memory_kib": 0},
        {"memory_kib": -1},
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": 2**60},
        {"iterations": 2},
        {"iterations": 65},
        {"iterations": 2**40},
        {"lanes": 0},
        {"lanes": 10**9},
        {"memory_kib": 8, "iterations": 1, "lanes": 1},
    ],
)
def test_a_derivation_that_is_weaker_or_costlier_than_allowed_is_refused_before_it_is_done(
    changes, file, code, monkeypatch
):
    def derived(self, secret):
        raise AssertionError("a passphrase was derived")

    monkeypatch.setattr(slots.PassphraseSlot, "wrapping_key", derived)
    forge(file, **changes)
    before = file.read_bytes()
    for secret in ({"passphrase": PASSPHRASE}, {"recovery_code": code}, {}):
        with pytest.raises(DamagedKeys) as error:
            keys.unlock(file, **secret)
        assert str(error.value) == (
            "a.psydyn-keys asks for the passphrase to be derived more weakly, or at a higher cost, than is "
            "allowed (64 MiB to 1 GiB, 3 passes or more): put back the copy a.psydyn-keys.1 or one of your "
            "own; it was left as it is"
        )
    assert file.read_bytes() == before


def test_a_file_changed_by_somebody_without_the_key_opens_with_no_secret(file, code):
    forge(file, name="forged")  # within bounds: only the mac can tell
    for secret in ({"passphrase": PASSPHRASE}, {"recovery_code": code}):
        with pytest.raises(DamagedKeys, match=r"put back the copy a\.psydyn-keys\.1"):
            keys.unlock(file, **secret)
