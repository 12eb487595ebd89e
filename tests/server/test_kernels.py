"""Kernels read by asking the server: once a person has said yes, without a key, until it is locked."""

import asyncio
import gc
import json
import logging
import os
import pickle
import stat
import sys
import textwrap
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from jupyter_psydyn.journal import Conflict, Entry, Journal, JournalFailed, Locked, open_journal, wire
from jupyter_psydyn.journal.log import BROKER, Action, Change
from jupyter_psydyn.journal.remote import ADDRESS, SECRET, RemoteStore
from jupyter_psydyn.journal.remote import connect as connected
from jupyter_psydyn.server.broker import Broker
from jupyter_psydyn.server.journals import Journals
from jupyter_psydyn.server.kernels import Kernels

pytestmark = pytest.mark.security

MARKER = "Pfefferminzlikör"
BEGIN = """
import sys, time, types
import getpass
sys.modules.setdefault("ipykernel", types.ModuleType("ipykernel"))
import jupyter_psydyn as psd
from jupyter_psydyn.journal import Conflict, Entry, Locked, WrongSecret
path = sys.argv[1]
def say(*what):
    print(*what, flush=True)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="who is at the other end, only Linux says")


class Child:
    """A process such as the server starts for a notebook."""

    def __init__(self, process):
        self.process = process
        self.pid = process.pid

    async def says(self):
        line = await asyncio.wait_for(self.process.stdout.readline(), 30)
        return line.decode().strip()

    async def go_on(self):
        self.process.stdin.write(b"\n")
        await self.process.stdin.drain()


@pytest.fixture
def kernel(jp_serverapp, jp_root_dir, jp_asyncio_loop):
    """``await kernel("say(1)")`` runs some Python beside an open server."""
    children = []

    async def kernel(code, path="a.psydyn"):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", BEGIN + textwrap.dedent(code), str(jp_root_dir / path)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "JPY_SESSION_NAME": "nights/first.ipynb"},
        )
        children.append(process)
        return Child(process)

    yield kernel
    for process in children:
        if process.returncode is None:
            process.kill()
        jp_asyncio_loop.run_until_complete(process.communicate())


@pytest.fixture
def asked(call):
    """``await asked()`` waits until kernels ask, and gives what they ask."""

    async def asked(count=1):
        for _ in range(150):
            _, said = await call("GET", "kernels")
            if len(said["asking"]) == count:
                return said["asking"]
            await asyncio.sleep(0.1)
        raise AssertionError("nobody asks")

    return asked


@pytest.fixture
def stranger(jp_serverapp, monkeypatch):
    """This process is the server; let it take itself for another."""
    folder = Path(os.environ[BROKER])
    at = json.loads((folder / ADDRESS).read_text())
    (folder / ADDRESS).write_text(json.dumps({**at, "pid": 0}))
    return folder


@pytest.fixture
def remote(stranger, example):
    """An example journal as a kernel has it."""
    store = connected(example())
    yield store
    store.close()


def deeds(journal):
    return [(one.verb, one.client) for one, _ in journal.store.actions()]


class TestLeave:
    async def test_a_person_says_yes_once_and_it_is_written_down(
        self, kernel, asked, call, ask, create, told, desks
    ):
        await create()
        await ask("POST", "entries", {"id": "x", "parts": {"report": "The stairs led into the sea."}})
        child = await kernel("""
            journal = psd.open_journal(path)
            say(journal.entry("x").parts["report"])
            journal.save(Entry(id="y", title="The sea"))
            again = psd.open_journal(path)
            say(len(again.entries()), type(journal.store).__name__)
        """)
        (question,) = await asked()
        (opened,) = desks.journals.all()
        journal = opened.journal
        assert question == {
            "id": question["id"],
            "journal": journal.id,
            "name": "a.psydyn",
            "notebook": "nights/first.ipynb",
        }
        assert ("kernel-asks", journal.id) in told
        assert await call("POST", "kernels", {"id": question["id"], "allow": True}) == (200, {})
        assert await child.says() == "The stairs led into the sea."
        assert await child.says() == "2 RemoteStore"
        name = f"kernel {child.pid}"
        assert deeds(journal)[-2:] == [("allow-kernel", name), ("record", name)]
        assert (await ask("GET", "entries/y"))[1]["title"] == "The sea"
        assert told.count(("kernel-asks", journal.id)) == 1

    async def test_a_person_says_no(self, kernel, asked, call, create, desks):
        await create()
        child = await kernel("""
            try:
                psd.open_journal(path)
            except Locked as locked:
                say(locked)
        """)
        (question,) = await asked()
        assert await call("POST", "kernels", {"id": question["id"], "allow": False}) == (200, {})
        assert await child.says() == "nobody in the page allowed this kernel to read the journal"
        (opened,) = desks.journals.all()
        assert deeds(opened.journal)[-1] == ("refuse-kernel", f"kernel {child.pid}")

    async def test_who_was_refused_does_not_let_itself_in(self, stranger, create, desks, asked, call):
        """By saying that it has no passphrase, as a page does where this computer opens the journal."""
        await create()
        at = json.loads((stranger / ADDRESS).read_text())
        (opened,) = desks.journals.all()
        hello = {"op": "hello", "version": 1, "path": str(opened.place), "pid": 1, "notebook": ""}

        def tries():
            with Client(at["address"], at["family"], authkey=(stranger / SECRET).read_bytes()) as line:
                for question in (hello, {"op": "unlock", "passphrase": None}, {"op": "latest"}):
                    line.send_bytes(wire.written(question))
                    yield wire.read(line.recv_bytes())

        answers = asyncio.ensure_future(asyncio.to_thread(list, tries()))
        (question,) = await asked()
        await call("POST", "kernels", {"id": question["id"], "allow": False})
        assert [one.get("error") for one in await answers] == ["Locked", "ValueError", "ValueError"]
        status, said = await call("POST", "kernels", {"id": question["id"], "allow": True})
        assert (status, said["message"]) == (404, "this kernel does not wait for an answer any more")

    async def test_nobody_answers(self, kernel, asked, call, create, desks):
        desks._kernels._patience = 0.5
        await create()
        child = await kernel("""
            try:
                psd.open_journal(path)
            except Locked:
                say("locked")
        """)
        assert await child.says() == "locked"
        await asked(0)

    async def test_a_kernel_that_is_interrupted_asks_no_more(self, kernel, asked, create):
        await create()
        child = await kernel("psd.open_journal(path)")
        await asked()
        child.process.kill()
        await asked(0)

    async def test_a_question_ends_with_the_journal_locked(self, kernel, asked, call, create):
        await create()
        child = await kernel("""
            try:
                psd.open_journal(path)
            except Locked:
                say("locked")
        """)
        await asked()
        await call("POST", "lock", {})
        assert await child.says() == "locked"
        await asked(0)

    async def test_an_example_asks_nobody(self, kernel, example, call):
        example()
        child = await kernel("""
            journal = psd.open_journal(path)
            say(type(journal.store).__name__, journal.example)
        """)
        assert await child.says() == "RemoteStore True"

    async def test_a_journal_elsewhere_is_not_the_servers(self, kernel, example, tmp_path, jp_root_dir):
        place = example()
        for end in ("", "-keys"):
            os.replace(f"{place}{end}", tmp_path / f"b.psydyn{end}")
        child = await kernel("say(type(psd.open_journal(path).store).__name__)", path=tmp_path / "b.psydyn")
        assert await child.says() == "LogStore"

    @pytest.mark.parametrize("body", [{}, {"id": 7, "allow": True}, {"id": "x"}, {"id": "x", "allow": "yes"}])
    async def test_a_wrong_answer(self, call, body):
        assert (await call("POST", "kernels", body))[0] == 400


class TestLocked:
    async def test_the_passphrase_is_asked_for_in_the_notebook_and_unlocks_in_the_server(
        self, kernel, asked, call, create, desks, passphrase
    ):
        await create()
        await call("POST", "lock", {})
        child = await kernel(f"""
            getpass.getpass = lambda prompt: (say(prompt), {passphrase!r})[1]
            journal = psd.open_journal(path)
            say(type(journal.store).__name__, journal.entries())
        """)
        assert await child.says() == "Passphrase of a.psydyn:"
        assert await child.says() == "RemoteStore []"
        (opened,) = desks.journals.all()
        name = f"kernel {child.pid}"
        assert deeds(opened.journal)[-2:] == [("unlock", name), ("allow-kernel", name)]
        assert opened.journal.client == "lab"
        await asked(0)

    async def test_wrong_passphrases_count_as_those_of_the_panel(
        self, kernel, call, create, desks, passphrase
    ):
        await create()
        await call("POST", "lock", {})
        for _ in range(4):
            await call("POST", "unlock", {"passphrase": "wrong"}, "a.psydyn")
        child = await kernel("""
            getpass.getpass = lambda prompt: "wrong"
            try:
                psd.open_journal(path)
            except WrongSecret as wrong:
                say(wrong)
        """)
        assert (await child.says()).startswith(
            "this passphrase or recovery code does not open the journal; the next try is in "
        )
        status, said = await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn")
        assert (status, said["wait"] > 0) == (403, True)

    async def test_a_kernel_forgets_by_itself_and_asks_anew(self, kernel, asked, call, create, passphrase):
        await create()
        child = await kernel("""
            journal = psd.open_journal(path)
            journal.save(Entry(title="The sea"))
            forget = journal.store.on_lock
            def on_lock():
                forget()
                say("forgotten", len(journal._held))
            journal.store.on_lock = on_lock
            say("open")
            sys.stdin.readline()
            try:
                journal.entries()
            except Locked as locked:
                say(locked)
            sys.stdin.readline()
            say(len(journal.entries()))
        """)
        (question,) = await asked()
        await call("POST", "kernels", {"id": question["id"], "allow": True})
        assert await child.says() == "open"
        await call("POST", "lock", {})
        # Nobody has asked it anything.
        assert await child.says() == "forgotten 0"
        await child.go_on()
        assert await child.says() == "this journal is locked: unlock it with its passphrase"
        await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn")
        await child.go_on()
        (question,) = await asked()
        await call("POST", "kernels", {"id": question["id"], "allow": True})
        assert await child.says() == "1"

    async def test_a_real_kernel_of_this_server(
        self, jp_serverapp, call, asked, create, passphrase, jp_root_dir
    ):
        """With its own stdin: the question for the passphrase is one that no page shows in clear."""
        await create()
        await call("POST", "lock", {})
        manager = jp_serverapp.kernel_manager
        kernel_id = await manager.start_kernel()
        client = manager.get_kernel(kernel_id).client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)

        async def run(code):
            said = []

            async def answer(message):
                said.append((message["content"]["prompt"], message["content"]["password"]))
                client.input(passphrase)

            def output(message):
                said.append(message["content"].get("text") or message["content"].get("evalue"))

            await client.execute_interactive(
                code, allow_stdin=True, stdin_hook=answer, output_hook=output, timeout=60
            )
            return [one for one in said if one]

        path = str(jp_root_dir / "a.psydyn")
        code = f"import jupyter_psydyn as psd; journal = psd.open_journal({path!r}); print(journal.name)"
        try:
            assert await run(code) == [("Passphrase of a.psydyn: ", True), "a.psydyn\n"]
            await call("POST", "lock", {})
            await asyncio.sleep(0.5)
            assert await run("journal.entries()") == ["this journal is locked: unlock it with its passphrase"]
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(kernel_id, now=True)


class TestStore:
    async def test_it_answers_as_the_store_does(self, remote, desks):
        (opened,) = desks.journals.all()
        journal = Journal(remote, opened.place, opened.journal.author, "kernel")
        first = journal.save(Entry(parts={"report": "Zwölf Lampen \U0001f30a\u2028\0x"}, tags=("a",)))
        journal.save(first.edited({"title": "\ud7ff \uffff"}))
        journal.add([Entry(title=f"{number}") for number in range(5)])
        journal.decide("motif", "lemma:lamp", "accepted", "hers")
        journal.undo()
        local = opened.store
        assert (remote.journal, remote.draft_key) == (local.journal, local.draft_key)
        assert remote.latest() == local.latest()
        assert [remote.since(seq) for seq in range(6)] == [local.since(seq) for seq in range(6)]
        assert remote.history(first.id) == local.history(first.id)
        assert len(remote.history(first.id)) == 2
        assert remote.history("nobody") == []
        assert remote.actions() == local.actions()
        assert remote.actions(3) == local.actions(3)

    async def test_two_who_edit_one_text_get_a_conflict(self, remote, ask, desks):
        (opened,) = desks.journals.all()
        journal = Journal(remote, opened.place, opened.journal.author, "kernel")
        mine = journal.save(Entry(parts={"report": "mine"}))
        await ask("PUT", f"entries/{mine.id}", {"revision": 1, "parts": {"report": "theirs"}})
        with pytest.raises(Conflict) as conflict:
            journal.save(mine.edited({"parts": {"report": "mine again"}}))
        assert conflict.value.current.parts["report"] == "theirs"

    async def test_who_did_it_the_server_knows_better(self, remote, desks):
        (opened,) = desks.journals.all()
        case = opened.journal.cases()[0].id
        body = json.dumps({"kind": "dream", "title": "The sea"})
        remote.append(
            Action("a1", "2026-11-23T00:00:00Z", "root", "lab", "record"),
            [Change("x", "dream", case, 0, body)],
        )
        (last, _) = opened.store.actions()[-1]
        assert (last.author, last.client) == (opened.journal.author, f"kernel {os.getpid()}")

    @pytest.mark.parametrize(
        "verb", ["unlock", "lock", "allow-kernel", "refuse-user", "change-keys", "erase", "verify", "poem"]
    )
    async def test_a_kernel_writes_no_line_that_is_not_its_own(self, remote, verb):
        with pytest.raises(ValueError, match="may not write this"):
            remote.append(Action("a1", "2026-11-23T00:00:00Z", "x", "x", verb), ())

    @pytest.mark.parametrize(
        ("change", "line"),
        [
            (("x", "poem", 0, "{}"), "there is no such kind of record"),
            (("x", "dream", 0, '{"kind": "note"}'), "an entry must be of the kind that it says"),
            (("x", "dream", 0, '{"kind": "dream", "night": "yesterday"}'), "night"),
            (("x", "dream", 0, '{"kind": "dream", "rating": 5}'), "there is no field 'rating'"),
            (("x", "dream", 0, "[]"), "a record must be a JSON object"),
            (("x", "dream", 0, "{"), "Expecting"),
            (("../x", "dream", 0, '{"kind": "dream"}'), "id must be"),
        ],
    )
    async def test_what_is_no_record_is_refused_whoever_sends_it(self, remote, desks, change, line):
        (opened,) = desks.journals.all()
        case = opened.journal.cases()[0].id
        name, kind, expected, body = change
        before = remote.latest()
        with pytest.raises((ValueError, JournalFailed), match=line):
            remote.append(
                Action("a1", "2026-11-23T00:00:00Z", "x", "x", "record"),
                [Change(name, kind, case, expected, body)],
            )
        assert remote.latest() == before

    async def test_what_it_has_in_memory_goes_with_the_lock(self, remote, desks):
        key = remote.draft_key
        (opened,) = desks.journals.all()
        desks.journals.lock()
        for _ in range(20):
            if not remote._draft_key:
                break
            await asyncio.sleep(0.05)
        with pytest.raises(Locked):
            remote.draft_key  # noqa: B018
        assert remote._draft_key == b""
        desks.journals.unlock(opened.place)
        assert remote.draft_key == key

    async def test_a_closed_store_says_so(self, remote):
        remote.close()
        with pytest.raises(JournalFailed, match="was closed"):
            remote.latest()

    async def test_erasing_is_for_those_with_the_keys(self, remote):
        with pytest.raises(JournalFailed, match="cannot erase"):
            remote.erase("x", Action("a1", "2026-11-23T00:00:00Z", "x", "x", "erase"))

    async def test_a_store_that_nobody_uses_hangs_up(self, stranger, example, jp_serverapp):
        store = connected(example())
        store.on_lock = store.latest  # a circle, as with a journal
        line = store._line
        del store
        for _ in range(100):
            # Does nothing where another thread is just collecting.
            gc.collect()
            if line._connection.closed:
                break
            await asyncio.sleep(0.1)
        assert line._connection.closed


class TestTheLine:
    async def test_its_folder_is_for_this_user_alone_and_goes_with_the_server(self, jp_serverapp):
        folder = Path(os.environ[BROKER])
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / SECRET).stat().st_mode) == 0o600
        await jp_serverapp.extension_manager.stop_all_extensions()
        assert not folder.exists()
        assert BROKER not in os.environ

    def test_without_a_server_there_is_none(self, tmp_path, monkeypatch):
        monkeypatch.delenv(BROKER, raising=False)
        assert connected(tmp_path / "a.psydyn") is None
        monkeypatch.setenv(BROKER, str(tmp_path / "gone"))
        assert connected(tmp_path / "a.psydyn") is None

    def test_a_server_that_was_killed_is_none(self, tmp_path, monkeypatch):
        at = {"address": str(tmp_path / "socket"), "family": "AF_UNIX", "pid": 0}
        (tmp_path / ADDRESS).write_text(json.dumps(at))
        (tmp_path / SECRET).write_bytes(b"x" * 32)
        monkeypatch.setenv(BROKER, str(tmp_path))
        assert connected(tmp_path / "a.psydyn") is None

    async def test_the_server_itself_opens_its_journals_itself(self, jp_serverapp, example):
        with open_journal(example()) as journal:
            assert not isinstance(journal.store, RemoteStore)

    async def test_without_the_secret_nobody_is_heard(self, stranger):
        at = json.loads((stranger / ADDRESS).read_text())
        with pytest.raises(AuthenticationError):
            Client(at["address"], at["family"], authkey=b"guess")

    async def test_who_says_nothing_holds_up_nobody(self, stranger, example):
        at = json.loads((stranger / ADDRESS).read_text())
        silent = [Client(at["address"], at["family"]) for _ in range(5)]
        store = connected(example())
        assert store is not None
        store.close()
        for one in silent:
            one.close()

    @pytest.mark.parametrize("sent", [b"", b"{", b"[]", b"null", b"\xff", b'{"op": "latest"}', b'{"op": 7}'])
    async def test_what_is_no_message_does_no_harm(self, stranger, example, sent):
        at = json.loads((stranger / ADDRESS).read_text())
        with Client(at["address"], at["family"], authkey=(stranger / SECRET).read_bytes()) as line:
            line.send_bytes(sent)
            try:
                answer = wire.read(line.recv_bytes())
            except EOFError:
                answer = {"error": "hung up"}
        assert "error" in answer
        store = connected(example())
        assert len(store.latest().revisions) == 1
        store.close()

    async def test_a_pickle_is_not_opened(self, stranger, tmp_path):
        class Bad:
            def __reduce__(self):
                return (os.mkdir, (str(tmp_path / "opened"),))

        at = json.loads((stranger / ADDRESS).read_text())
        with Client(at["address"], at["family"], authkey=(stranger / SECRET).read_bytes()) as line:
            line.send_bytes(pickle.dumps(Bad()))
            with pytest.raises(EOFError):
                line.recv_bytes()
        assert not (tmp_path / "opened").exists()

    @linux
    async def test_a_kernel_cannot_say_that_it_is_another(self, stranger, example, desks):
        at = json.loads((stranger / ADDRESS).read_text())
        hello = {"op": "hello", "version": 1, "path": str(example()), "pid": 1, "notebook": ""}
        append = {
            "op": "append",
            "action": ["a1", "2026-11-23T00:00:00Z", "x", "x", "export", []],
            "changes": [],
        }
        with Client(at["address"], at["family"], authkey=(stranger / SECRET).read_bytes()) as line:
            for question in (hello, append):
                line.send_bytes(wire.written(question))
                assert "error" not in wire.read(line.recv_bytes())
        (opened,) = desks.journals.all()
        assert deeds(opened.journal)[-1] == ("export", f"kernel {os.getpid()}")
        # Nor that it was another time.
        assert opened.store.actions()[-1][0].at > "2026-11-23T00:00:00Z"

    async def test_other_versions_are_told_apart(self, stranger, example, monkeypatch):
        monkeypatch.setattr(
            "jupyter_psydyn.journal.remote._hello", lambda path: {"op": "hello", "version": 99}
        )
        with pytest.raises(ValueError, match="different versions"):
            connected(example())

    async def test_no_text_in_the_log(self, remote, desks, caplog, capfd):
        caplog.set_level(logging.DEBUG)
        (opened,) = desks.journals.all()
        journal = Journal(remote, opened.place, "x", "kernel")
        entry = journal.save(Entry(title=MARKER, parts={"report": MARKER}))
        with pytest.raises(Conflict):
            journal.save(entry.edited({"title": f"{MARKER} 2"}), expected=7)
        case = opened.journal.cases()[0].id
        for body in (f'{{"{MARKER}": 1}}', MARKER, json.dumps({"kind": "dream", "night": MARKER})):
            action = Action("a1", "2026-11-23T00:00:00Z", "x", "x", "record")
            with pytest.raises(ValueError, match=r"field|Expecting|night"):
                remote.append(action, [Change("y", "dream", case, 0, body)])
        desks.journals.lock()
        with pytest.raises(Locked):
            journal.entries()
        said = caplog.text + "".join(capfd.readouterr())
        assert "Pfefferminz" not in said

    def test_where_no_folder_can_be_made_the_panel_works_all_the_same(self, tmp_path, monkeypatch, caplog):
        monkeypatch.delenv(BROKER, raising=False)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))
        tell = lambda *what: None  # noqa: E731
        broker = Broker(Journals(tmp_path, tell), Kernels(tell))
        broker.start()
        assert BROKER not in os.environ
        assert "kernels cannot ask for journals" in caplog.text
        broker.stop()
