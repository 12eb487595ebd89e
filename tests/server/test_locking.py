"""Unlocking and locking: by whom, how often, how soon, and what is left afterwards."""

import asyncio
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Event

import keyring
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from jupyter_psydyn.desk import recording
from jupyter_psydyn.desk.routes import ROUTES
from jupyter_psydyn.journal import Entry, Locked, WrongSecret, keys, open_journal, opening
from jupyter_psydyn.journal.engine import writing
from jupyter_psydyn.journal.keys import slots
from jupyter_psydyn.server.idle import Clock, Idle
from jupyter_psydyn.server.journals import Journals
from jupyter_psydyn.server.throttle import Throttle

pytestmark = pytest.mark.security


class Hands:
    """Clocks that are set by hand."""

    def __init__(self):
        self.monotonic = self.wall = 1000.0

    def clock(self):
        return Clock(lambda: self.monotonic, lambda: self.wall)

    def go(self, seconds):
        self.monotonic += seconds
        self.wall += seconds


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def journals(jp_root_dir, hands):
    """Nobody looks but by `look`; what it tells is in ``told``."""
    told = []
    journals = Journals(jp_root_dir, lambda *what: told.append(what), clock=hands.clock())
    journals.told = told
    yield journals
    journals.stop()


class TestWrongPassphrases:
    def test_the_fifth_makes_the_next_wait_and_each_after_it_longer(self, hands):
        throttle, waits = Throttle(hands.clock().monotonic), []

        def wrong():
            with pytest.raises(WrongSecret) as refused, throttle.trying("a"):
                raise WrongSecret
            return refused.value.wait

        for _ in range(12):
            waits.append(wrong())
            hands.go(waits[-1])
        assert waits == [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]

    def test_a_try_that_comes_too_early_is_not_tried_and_reads_the_same(self, hands):
        throttle = Throttle(hands.clock().monotonic)
        words = set()
        for _ in range(5):
            with pytest.raises(WrongSecret) as refused, throttle.trying("a"):
                raise WrongSecret
            words.add(str(refused.value))
        hands.go(1.5)
        tried = False
        with pytest.raises(WrongSecret) as refused, throttle.trying("a"):
            tried = True
        assert (tried, refused.value.wait) == (False, 1)
        # But for the seconds, which both have.
        assert {line.split(";")[0] for line in (*words, str(refused.value))} == {str(WrongSecret())}
        assert str(refused.value).endswith("the journal; the next try is in 1 s")
        with throttle.trying("b"):  # another journal
            pass
        hands.go(0.5)
        with throttle.trying("a"):
            pass
        with pytest.raises(WrongSecret) as refused, throttle.trying("a"):
            raise WrongSecret
        assert refused.value.wait == 0  # counted anew after the right one

    def test_a_hundred_at_once_are_counted_as_if_one_came_after_the_other(self, hands):
        throttle, tried = Throttle(hands.clock().monotonic), []

        def guess(_):
            with suppress(WrongSecret), throttle.trying("a"):
                tried.append(1)
                time.sleep(0.001)
                raise WrongSecret

        with ThreadPoolExecutor(20) as pool:
            list(pool.map(guess, range(100)))
        assert len(tried) == 5

    def test_who_gives_no_secret_does_not_make_up_for_those_who_guess(self, journals, example):
        """This computer's keyring, or an example's words, open it; that is no right passphrase."""
        place, waits = example(), []
        for _ in range(6):
            with pytest.raises(WrongSecret) as refused:
                journals.unlock(place, "wrong")
            waits.append(refused.value.wait)
            journals.unlock(place)
        assert waits[:4] == [0, 0, 0, 0]
        assert min(waits[4:]) > 0

    async def test_over_http(self, call, create, ask, desks, hands):
        await create()
        desks.journals._throttle._clock = lambda: hands.monotonic
        await call("POST", "lock", {})
        guesses = [{"passphrase": "wrong"}, {"recovery_code": "wrong"}, {"recovery_code": "AAAA-BBBB"}] * 2
        said = [await call("POST", "unlock", guess, "a.psydyn") for guess in guesses]
        text = "this passphrase or recovery code does not open the journal"
        later = f"{text}; the next try is in 2 s"
        assert said == [
            (403, {"message": line, "wait": wait}) for line, wait in [(text, 0)] * 4 + [(later, 2)] * 2
        ]
        assert (await ask("GET", "info"))[0] == 423


class TestUnlocking:
    async def test_a_locked_journal_says_what_it_takes_and_nothing_else(self, ask, call, create, example):
        _, made = await create()
        await call("POST", "lock", {})
        assert await ask("GET", "entries") == (
            423,
            {
                "message": "this journal is locked: unlock it with its passphrase",
                "locked": True,
                "id": made["id"],
                "example": False,
                "computer": False,
            },
        )
        assert (await call("POST", "unlock", {}, "a.psydyn"))[0] == 423

    async def test_an_example_opens_by_itself_until_somebody_locks_it(self, ask, call, example):
        example()
        status, info = await ask("GET", "info")
        assert (status, info["example"]) == (200, True)
        await call("POST", "lock", {}, "a.psydyn")
        status, said = await ask("GET", "info")
        assert (status, said["locked"], said["example"]) == (423, True, True)
        assert await call("POST", "unlock", {}, "a.psydyn") == (200, info)
        assert (await ask("GET", "info"))[0] == 200

    async def test_what_was_done_is_in_the_log(self, call, create, passphrase, jp_root_dir):
        await create()
        await call("POST", "lock", {})
        await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn")
        await call("POST", "lock", {})
        with open_journal(jp_root_dir / "a.psydyn", passphrase=passphrase) as journal:
            deeds = [(one.verb, one.client) for one, _ in journal.store.actions()]
            authors = {one.author for one, _ in journal.store.actions()}
        assert deeds[1:] == [("lock", "lab"), ("unlock", "lab"), ("lock", "lab"), ("unlock", "python")]
        assert authors == {journal.author}

    async def test_the_same_journal_unlocked_twice_tries_the_secret_again(self, call, create, passphrase):
        await create()
        assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 200
        assert (await call("POST", "unlock", {"passphrase": "wrong"}, "a.psydyn"))[0] == 403

    @pytest.mark.parametrize(
        ("body", "line"),
        [
            ({"passphrase": 7}, "passphrase must be text"),
            ({"remember": "yes"}, "remember must be true or false"),
            ({"password": "x"}, "there is no field 'password' here"),
            ([], "the body must be a JSON object"),
        ],
    )
    async def test_a_wrong_body(self, call, example, body, line):
        example()
        status, said = await call("POST", "unlock", body, "a.psydyn")
        assert (status, said["message"].startswith(line)) == (400, True)

    async def test_a_missing_and_a_damaged_key_file_say_so(self, call, ask, create, passphrase, jp_root_dir):
        await create()
        await call("POST", "lock", {})
        key_file = jp_root_dir / "a.psydyn-keys"
        whole = key_file.read_bytes()
        for content, line in ((b"{}", "damaged"), (None, "missing")):
            key_file.unlink()
            if content is not None:
                key_file.write_bytes(content)
            for status, said in (
                await ask("GET", "info"),
                await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"),
            ):
                assert (status, line in said["message"]) == (400, True), said
        key_file.write_bytes(whole)
        assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 200


class TestKeys:
    async def test_a_new_passphrase_takes_the_old_ones_place(self, call, create, passphrase):
        _, made = await create()
        new = {"passphrase": passphrase, "new_passphrase": "ten lamps in the attic"}
        assert await call("POST", "keys", new, "a.psydyn") == (200, {})
        await call("POST", "lock", {})
        assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 403
        assert (await call("POST", "unlock", {"passphrase": new["new_passphrase"]}, "a.psydyn"))[0] == 200
        forgot = {"recovery_code": made["recovery_code"], "new_passphrase": passphrase}
        await call("POST", "lock", {})
        assert await call("POST", "keys", forgot, "a.psydyn") == (200, {})
        assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 200

    async def test_a_new_recovery_code(self, call, create, passphrase, desks):
        _, made = await create()
        asked = {"passphrase": passphrase, "new_recovery_code": True}
        status, said = await call("POST", "keys", asked, "a.psydyn")
        assert (status, list(said)) == (200, ["recovery_code"])
        for code, wanted in ((made["recovery_code"], 403), (said["recovery_code"], 200)):
            assert (await call("POST", "unlock", {"recovery_code": code}, "a.psydyn"))[0] == wanted
        (opened,) = desks.journals.all()
        assert [one.verb for one, _ in opened.store.actions()][-1] == "change-keys"

    async def test_a_wrong_passphrase_changes_nothing_and_counts(self, call, create, jp_root_dir, passphrase):
        await create()
        before = (jp_root_dir / "a.psydyn-keys").read_bytes()
        for _ in range(5):
            wrong = {"passphrase": "wrong", "new_passphrase": "ten lamps in the attic"}
            status, said = await call("POST", "keys", wrong, "a.psydyn")
            assert status == 403
        assert said["wait"] > 0
        assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 403
        assert (jp_root_dir / "a.psydyn-keys").read_bytes() == before

    @pytest.mark.parametrize("body", [{}, {"passphrase": "x"}, {"new_passphrase": "x"}, {"remember": 7}])
    async def test_a_wrong_body(self, call, example, body):
        example()
        assert (await call("POST", "keys", body, "a.psydyn"))[0] == 400
        assert (await call("POST", "keys", {"remember": False}))[0] == 400

    async def test_this_computer_remembers_and_forgets(self, call, ask, create, passphrase, monkeypatch):
        kept = {}

        class Memory:
            priority = 9

            def get_password(self, service, username):
                return kept.get((service, username))

            def set_password(self, service, username, password):
                kept[service, username] = password

            def delete_password(self, service, username):
                del kept[service, username]

        monkeypatch.setattr(keyring, "get_keyring", Memory)
        await create()
        assert (await call("GET", "state"))[1]["keyring"] is True
        await call("POST", "lock", {})
        asked = {"passphrase": passphrase, "remember": True}
        assert (await call("POST", "unlock", asked, "a.psydyn"))[0] == 200
        await call("POST", "lock", {})
        # It does not open by itself: a person has locked it, and a person opens it.
        status, said = await ask("GET", "info")
        assert (status, said["computer"]) == (423, True)
        assert (await call("POST", "unlock", {}, "a.psydyn"))[0] == 200
        assert await call("POST", "keys", {"remember": False}, "a.psydyn") == (200, {})
        await call("POST", "lock", {})
        assert (await call("POST", "unlock", {}, "a.psydyn"))[0] == 423
        assert kept == {}
        assert (await call("POST", "keys", {"remember": True}, "a.psydyn"))[0] == 423


class TestLocking:
    async def test_every_route_is_423_at_once_and_nothing_is_left(
        self, ask, call, example, desks, jp_root_dir, told
    ):
        """Also while an analysis runs that would take ten minutes: its process ends with it.

        How long it takes is measured in `tests/benchmarks`.
        """
        with open_journal(example()) as journal:
            journal.save(Entry(id="x", parts={"report": "The stairs led up into the sea. " * 40}))
        example("b.psydyn")
        await ask("GET", "info", journal="b.psydyn")
        await ask("POST", "findings", {"verb": "motifs", "parameters": {}})
        worker = await asyncio.to_thread(desks._worker.run, os.getpid)
        (opened,) = [one for one in desks.journals.all() if one.place.name == "a.psydyn"]
        analysing = asyncio.ensure_future(
            asyncio.to_thread(desks._worker.run, time.sleep, 600, unless=opened.locked.is_set)
        )
        assert await call("POST", "lock", {}) == (200, {})
        statuses = {
            (
                await ask(
                    route.verb, route.path.replace("*", "x"), {} if route.verb in ("POST", "PUT") else None
                )
            )[0]
            for route in ROUTES
        }
        assert statuses == {423}
        with pytest.raises(Locked):
            await analysing
        assert (opened.store.ring.locked, opened.journal._held, opened.journal._deeds) == (True, {}, [])
        assert (desks.journals.all(), desks._guard._known, desks._kernels._allowed) == ([], {}, set())
        assert desks._worker._pool is None
        assert await gone(worker)
        assert [what for what, _ in told if what == "locked"] == ["locked", "locked"]

    async def test_one_journal_is_locked_by_its_header_and_the_others_stay(self, ask, call, example):
        example()
        example("b.psydyn")
        for name in ("a.psydyn", "b.psydyn"):
            await ask("GET", "info", journal=name)
        assert await call("POST", "lock", {}, "a.psydyn") == (200, {})
        assert (await ask("GET", "info"))[0] == 423
        assert (await ask("GET", "info", journal="b.psydyn"))[0] == 200

    async def test_what_was_read_just_before_does_not_go_out(self, ask, example, desks, monkeypatch):
        example()
        listed = recording._listed

        def slow(journal):
            found = listed(journal)
            desks.journals.lock()
            return found

        await ask("POST", "entries", {"title": "The stairs"})
        monkeypatch.setattr(recording, "_listed", slow)
        status, said = await ask("GET", "entries")
        assert (status, "entries" in said) == (423, False)

    async def test_what_was_saved_just_before_is_said_to_be(self, ask, call, example, desks, monkeypatch):
        example()
        await ask("GET", "info")
        (opened,) = desks.journals.all()
        append = opened.store.append

        def slow(action, changes):
            page = append(action, changes)
            desks.journals.lock()
            return page

        monkeypatch.setattr(opened.store, "append", slow)
        assert (await ask("POST", "entries", {"id": "x"}))[0] in (201, 423)
        await call("POST", "unlock", {}, "a.psydyn")
        assert (await ask("GET", "entries/x"))[0] == 200

    @pytest.mark.parametrize("path", ["entries", "passages", "passages/", "/passages"])
    async def test_no_way_of_writing_a_path_gets_past_the_lock(self, ask, example, desks, monkeypatch, path):
        """What is found while somebody locks goes out by none of them."""
        example()
        await ask("POST", "entries", {"parts": {"report": "The stairs led up into the sea."}})

        def found_too_late(*_):
            desks.journals.lock()
            return {"passages": ["The stairs led up into the sea."], "entries": []}

        monkeypatch.setattr(desks._worker, "run", lambda *_, **__: found_too_late())
        monkeypatch.setattr(recording, "_listed", found_too_late)
        verb = "GET" if path == "entries" else "POST"
        body = None if verb == "GET" else {"verb": "motifs", "key": "lemma:stair", "parameters": {}}
        status, said = await ask(verb, path, body)
        assert (status in (404, 423), "passages" in said) == (True, False)

    def test_pages_hear_of_all_journals_before_any_is_written_to(self, journals, example):
        """Each may be held by another program for a while."""
        opened = [journals.at(example(f"{name}.psydyn")) for name in "abc"]
        others = [open_journal(one.place) for one in opened]
        for one in opened:
            one.journal.note = lambda verb: time.sleep(30)
            one.journal.example = False
        journals.lock()
        assert [what for what, _ in journals.told][-3:] == ["locked"] * 3
        assert all(one.store.ring.locked for one in opened)
        for other in others:
            other.close()

    def test_who_locks_while_the_key_is_derived_has_locked(self, journals, example, monkeypatch):
        place, unlock = example(), opening.unlock

        def slow(*arguments, **more):
            journal = unlock(*arguments, **more)
            journals.lock()
            return journal

        monkeypatch.setattr(opening, "unlock", slow)
        with pytest.raises(Locked):
            journals.unlock(place)
        assert journals.all() == []

    def test_a_log_that_cannot_be_written_does_not_hold_up_the_lock(self, journals, jp_root_dir, passphrase):
        opened = journals.create(jp_root_dir / "a.psydyn", passphrase)
        other = open_journal(jp_root_dir / "a.psydyn", passphrase=passphrase)
        with other, writing(other.store.engine):
            # Who waited for the other would wait 30 s, and find it gone.
            journals.lock()
            assert opened.store.ring.locked


class TestIdle:
    def test_after_fifteen_minutes_without_anybody(self, journals, example, hands):
        opened = journals.at(example())
        for _ in range(9):
            hands.go(99)
            journals.look()
        assert journals.all() == [opened]
        hands.go(9)
        journals.look()
        assert journals.all() == []
        assert opened.store.ring.locked
        assert journals.told[-1] == ("locked", opened.journal.id)

    def test_each_sign_of_life_begins_them_anew(self, journals, example, hands):
        a, b = example(), example("b.psydyn")
        opened = journals.at(a)
        journals.at(b)
        for _ in range(20):
            hands.go(100)
            journals.touch(opened)
        assert [one.place for one in journals.all()] == [a]
        for _ in range(20):
            hands.go(100)
            journals.touch()
        assert [one.place for one in journals.all()] == [a]

    async def test_a_page_that_asks_and_tries_again_is_no_person_and_one_that_saves_is(
        self, ask, example, desks, hands, monkeypatch
    ):
        """A page reads anew when a colleague has changed something, and tries again where a disk is full."""
        example()
        _, entry = await ask("POST", "entries", {})
        path = f"entries/{entry['id']}"
        monkeypatch.setattr(desks.journals, "_idle", Idle(15, hands.clock()))
        (opened,) = desks.journals.all()
        opened.used = hands.monotonic
        hands.go(100)
        assert (await ask("PUT", path, {"revision": 1, "title": "The stairs"}))[0] == 200
        for _ in range(8):
            hands.go(100)
            assert (await ask("GET", "entries"))[0] == 200
            assert (await ask("PUT", path, {"revision": 1, "title": "The sea"}))[0] == 409
        hands.go(100)
        await ask("GET", "entries")
        assert opened.locked.is_set()

    def test_a_journal_that_holds_up_who_looks_does_not_keep_the_others_open(
        self, journals, example, hands, monkeypatch
    ):
        """As a database does that does not answer: its lock comes all the same."""
        opened = journals.at(example())
        held = Event()
        monkeypatch.setattr(opened.store, "head", lambda: held.wait(60))
        journals.start()
        journals.nudge()
        hands.go(100)
        monkeypatch.setattr(opened, "used", -10_000.0)
        assert opened.locked.wait(30)
        held.set()

    @pytest.mark.parametrize(("minutes", "open_after"), [(0, True), (60, True), (30, False)])
    def test_how_long_is_a_setting(self, jp_root_dir, example, hands, minutes, open_after):
        journals = Journals(jp_root_dir, lambda *what: None, idle_minutes=minutes, clock=hands.clock())
        journals.at(example())
        for _ in range(22):
            hands.go(100)
            journals.look()
        assert bool(journals.all()) is open_after
        journals.stop()

    @pytest.mark.parametrize("monotonic", [0, 1, 121])
    def test_a_computer_that_slept_wakes_up_locked(self, journals, example, hands, monotonic):
        """While it sleeps the wall clock goes on, on some systems the other one too."""
        place = example()
        opened = journals.at(place)
        hands.go(110)
        assert journals.at(place) is opened
        hands.wall += 121
        hands.monotonic += monotonic
        with pytest.raises(Locked):
            journals.at(place)
        assert opened.locked.is_set()

    async def test_it_looks_by_itself(self, ask, example, desks, hands, told):
        example()
        await ask("GET", "info")
        desks.journals._idle._clock = hands.clock()
        desks.journals._idle.slept()
        hands.go(200)
        for _ in range(100):
            if len(told) > 1:
                break
            await asyncio.sleep(0.1)
        assert [what for what, _ in told] == ["unlocked", "locked"]
        assert desks.journals.all() == []


class TestState:
    async def test_what_is_unlocked_here(self, call, ask, example, jp_root_dir):
        (jp_root_dir / "sub").mkdir()
        example("sub/ä.psydyn")
        state = {"journals": [], "idle_minutes": 15.0, "keyring": False}
        assert await call("GET", "state") == (200, state)
        _, info = await ask("GET", "info", journal="sub/ä.psydyn")
        state["journals"] = [{"id": info["id"], "path": "sub/ä.psydyn"}]
        assert await call("GET", "state") == (200, state)
        assert await call("POST", "awake", {}) == (200, {})


class TestEvents:
    async def test_pages_hear_that_something_changed_whoever_changed_it(
        self, ask, call, example, jp_serverapp, jp_root_dir
    ):
        heard = []

        async def listen(logger, schema_id, data):
            heard.append((data["change"], data["journal"]))

        events = "https://events.jupyter-psydyn.org/journal/v1"
        jp_serverapp.event_logger.add_listener(schema_id=events, listener=listen)

        async def hears(*what):
            for _ in range(30):
                if heard[: len(what)] == list(what):
                    break
                await asyncio.sleep(0.1)
            assert heard == list(what)
            heard.clear()

        example()
        journal = (await ask("GET", "info"))[1]["id"]
        await hears(("unlocked", journal))
        await ask("POST", "entries", {"title": "The stairs"})
        await hears(("changed", journal))
        await ask("GET", "entries")
        with open_journal(jp_root_dir / "a.psydyn") as other:
            other.save(Entry(title="The sea"))
        await hears(("changed", journal))
        await call("POST", "lock", {})
        await hears(("locked", journal))


class TestSettings:
    @pytest.fixture
    def jp_server_config(self, jp_server_config):
        settings = {"idle_minutes": 5.0, "database": "mysql://clinic@host/dreams"}
        return {**jp_server_config, "Psydyn": settings}

    async def test_they_reach_what_they_are_about(self, call, create, jp_root_dir):
        assert (await call("GET", "state"))[1]["idle_minutes"] == 5.0
        status, said = await create()
        assert (status, "in PostgreSQL" in said["message"]) == (400, True)
        assert list(jp_root_dir.glob("*.psydyn*")) == []


async def gone(process):
    """Whether a process ends; one that nobody has waited for yet counts as ended."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        await asyncio.sleep(0.05)
    return False


def test_reopening_takes_the_passphrase_and_its_derivation(journals, jp_root_dir, passphrase, monkeypatch):
    """64 MiB and three passes: what it takes is measured in `tests/benchmarks`."""
    place = jp_root_dir / "a.psydyn"
    journals.create(place, passphrase)
    journals.lock()
    with pytest.raises(Locked):
        journals.at(place)
    derived = []
    monkeypatch.setattr(slots, "Argon2id", lambda **how: derived.append(how) or Argon2id(**how))
    journals.unlock(place, passphrase)
    assert [(one["memory_cost"], one["iterations"]) for one in derived] == [(65536, 3)]
    journals.lock()
    with pytest.raises(Locked):
        keys.unlock(place.with_name("a.psydyn-keys"))
