"""Which file is meant, what is said of a bad one, and what a full disk, a gone file and a dead worker do."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from jupyter_psydyn.desk import findings, reviewing
from jupyter_psydyn.journal import Entry, Journal, JournalFull, open_journal
from jupyter_psydyn.journal.engine import is_same_database, writing
from jupyter_psydyn.server import desks as server_desks
from jupyter_psydyn.server import worker
from jupyter_psydyn.server.place import from_header
from jupyter_psydyn.server.worker import Worker

WARM = Worker.warm


async def test_a_journal_is_made_once_and_where_it_may_be(create, jp_root_dir):
    (jp_root_dir / "sub").mkdir()
    status, made = await create("sub/ä b.psydyn")
    assert (status, len(made["recovery_code"])) == (201, 39)
    status, said = await create("sub/ä b.psydyn")
    assert (status, said["message"].startswith("there is a file ä b.psydyn already")) == (409, True)
    assert (await create("nowhere/a.psydyn"))[0] == 404
    status, said = await create("short.psydyn", passphrase="short")
    assert (status, said["message"].startswith("a passphrase needs 8 characters")) == (400, True)
    here = sorted(path.relative_to(jp_root_dir).as_posix() for path in jp_root_dir.rglob("*psydyn*"))
    files = [f"sub/ä b.psydyn{end}" for end in ("", "-keys", "-keys.1", "-shm", "-wal")]
    assert [path for path in here if "lock" not in path] == files


async def test_a_path_travels_percent_encoded(ask, example, jp_root_dir):
    (jp_root_dir / "100% שלום").mkdir()
    path = "100% שלום/\U0001f30a é+.psydyn"
    example(path)
    status, info = await ask("GET", "info", journal=path)
    assert (status, info["name"]) == (200, "\U0001f30a é+.psydyn")


REFUSED = [
    *(
        "",
        "..",
        "../out.psydyn",
        "sub/../../out.psydyn",
        "./a.psydyn",
        "sub/./a.psydyn",
        "sub/..",
        "sub//a.psydyn",
    ),
    *(
        "/etc/out.psydyn",
        "//out.psydyn",
        "///out.psydyn",
        "/",
        "a.psydyn/",
        "a.psydyn/.",
        "~root/../out.psydyn",
    ),
    *("sub\\..\\..\\out.psydyn", "..\\out.psydyn", "\\out.psydyn", "\\\\host\\share\\out.psydyn"),
    *("C:\\out.psydyn", "c:\\windows\\out.psydyn", "\\\\?\\C:\\out.psydyn", "\\\\.\\pipe\\out.psydyn"),
    *("a.psydyn\0", "a.psydyn\0.txt", "\0a.psydyn", "su\0b/a.psydyn", "../\0/out.psydyn", "a\0.psydyn"),
    *(
        "a\n.psydyn",
        "a\r.psydyn",
        "a\t.psydyn",
        "a\x1b.psydyn",
        "a\x7f.psydyn",
        "a\x85.psydyn",
        "a\u2028.psydyn",
    ),
    *("a\u202e.psydyn", "a\u200b.psydyn", "a\ufeff.psydyn", "\ud800.psydyn"),
    *(
        "a.ipynb",
        "a.PSYDYN",
        "a.psydyn-keys",
        "a.psydyn-wal",
        "sub",
        "a",
        "psydyn",
        "a.psydyn ",
        "a.psydyn\u3000",
    ),
    *("a.psydyn?x", "a.psydyn#x", "a.psydyn;x", "a.psydyn%00", "a.psydyn:stream", "a.psydyn::$DATA"),
    *("../../../../../../../../etc/passwd", "/etc/passwd", "/proc/self/environ", "file:///etc/out.psydyn"),
    *("http://example.org/../out.psydyn", "sub/../../../out.psydyn", "sub/link/../../../out.psydyn"),
    *("....//out.psydyn", ".../...//out.psydyn", "..;/../out.psydyn", "../", "../..", "/..", "sub/../.."),
]
"""No path to a journal: 400."""
ELSEWHERE = [
    *(".hidden.psydyn", ".hidden/a.psydyn", ".psydyn", "sub/.a.psydyn", "link/out.psydyn", "link.psydyn"),
    *("sub/link/out.psydyn", "chain.psydyn", "dangling.psydyn", "keys.psydyn", "up/out.psydyn"),
]
"""Hidden, or behind a link that leads out of the folder: 404, as if nothing were there."""
ODD = [
    *(
        "%2e%2e/out.psydyn",
        "%2e%2e%2fout.psydyn",
        "..%2fout.psydyn",
        "%252e%252e/out.psydyn",
        "..%5cout.psydyn",
    ),
    *("..%c0%af..%c0%afout.psydyn", "%00.psydyn", "~/out.psydyn", "~root/out.psydyn", "$HOME/out.psydyn"),
    *("%HOME%/out.psydyn", "`id`.psydyn", "$(id).psydyn", "| id;.psydyn", "*.psydyn", "sub/?.psydyn"),
    *("C:out.psydyn", "CON.psydyn", "．．/out.psydyn", "‥/out.psydyn", "．．／out.psydyn", "loop.psydyn"),
    *("a" * 300 + ".psydyn", "x/" * 3000 + "out.psydyn"),
]
"""Names like any other here, of nothing: 404, and never what is elsewhere under a name like it."""
HOSTILE = [*((path, 400) for path in REFUSED), *((path, 404) for path in (*ELSEWHERE, *ODD))]


@pytest.fixture
def snares(example, empty, tmp_path_factory, jp_root_dir):
    """Journals outside the server's folder and in hidden places, and links to them; gives the folder."""
    outside = tmp_path_factory.mktemp("outside")
    for place in (outside, jp_root_dir.parent):
        shutil.copy(empty, place / "out.psydyn")
        shutil.copy(f"{empty}-keys", place / "out.psydyn-keys")
    for folder in ("sub", ".hidden"):
        (jp_root_dir / folder).mkdir()
    example(".hidden/a.psydyn")
    example(".hidden.psydyn")
    os.symlink(outside, jp_root_dir / "link")
    os.symlink(outside, jp_root_dir / "sub" / "link")
    os.symlink("..", jp_root_dir / "up")
    os.symlink(outside / "out.psydyn", jp_root_dir / "link.psydyn")
    os.symlink(jp_root_dir / "link.psydyn", jp_root_dir / "chain.psydyn")
    os.symlink(jp_root_dir / "loop.psydyn", jp_root_dir / "loop.psydyn")
    os.symlink(outside / "new.psydyn", jp_root_dir / "dangling.psydyn")
    # A journal whose keys are elsewhere: changing them would write there.
    shutil.copy(empty, jp_root_dir / "keys.psydyn")
    os.symlink(outside / "out.psydyn-keys", jp_root_dir / "keys.psydyn-keys")
    yield outside
    for end in ("", "-keys"):
        (jp_root_dir.parent / f"out.psydyn{end}").unlink()


async def test_a_hundred_hostile_paths_lead_to_nothing_outside(
    ask, call, create, snares, jp_root_dir, passphrase
):
    assert len({path for path, _ in HOSTILE}) == len(HOSTILE) >= 100

    def everything():
        places = [*jp_root_dir.parent.rglob("*"), *snares.rglob("*")]
        return sorted((str(place), place.lstat().st_mtime_ns) for place in places)

    before = everything()
    for path, wanted in HOSTILE:
        header = {"X-Psydyn-Journal": quote(path, errors="surrogatepass")}
        new = {"passphrase": passphrase, "new_passphrase": passphrase}
        answers = [
            await ask("GET", "info", headers=header),
            await ask("POST", "entries", {"title": "x"}, headers=header),
            await call("POST", "unlock", {}, headers=header),
            await call("POST", "unlock", {"passphrase": passphrase}, headers=header),
            await call("POST", "keys", new, headers=header),
        ]
        if path not in ODD:
            answers.append(await create(path))
            if path:  # without one it means all of them
                answers.append(await call("POST", "lock", {}, headers=header))
        for status, said in answers:
            assert (path, status, list(said)) == (path, wanted, ["message"])
            assert "\n" not in said["message"]
            assert str(snares) not in said["message"]
    assert everything() == before


async def test_a_path_that_is_not_utf_8(ask, example):
    status, said = await ask("GET", "info", headers={"X-Psydyn-Journal": "%ff.psydyn"})
    assert (status, said["message"]) == (400, "the journal's path is not percent-encoded UTF-8")
    status, said = await ask("GET", "info", headers={})
    assert (status, said["message"].startswith("which journal?")) == (400, True)


@pytest.mark.parametrize(
    "body",
    [
        *("", "[]", "{}", '"a.psydyn"', "{", '{"path": "a.psydyn"}', '{"passphrase": "nine lamps"}'),
        *('{"path": 7, "passphrase": "nine lamps"}', '{"path": "a.psydyn", "passphrase": 7}'),
        '{"path": "a.psydyn", "passphrase": "nine lamps", "x": 1}',
    ],
)
async def test_a_journal_needs_a_path_and_a_passphrase(call, body, jp_root_dir):
    assert (await call("POST", "journals", body))[0] == 400
    assert list(jp_root_dir.glob("*")) == []


@pytest.mark.parametrize("body", ["{", "nonsense", '{"a": NaN}', "[" * 100_000])
async def test_a_body_that_is_not_json(ask, example, body):
    example()
    assert await ask("POST", "entries", body) == (400, {"message": "the body is not JSON"})
    assert (await ask("GET", "entries"))[1] == {"entries": []}


async def test_bodies_and_texts_that_are_too_large(ask, example):
    example()
    status, said = await ask("POST", "entries", {"parts": {"report": "x" * 2_000_000}})
    assert (status, said["message"]) == (413, "parts: report is 2.0 MB; a text must stay under 2 MB")
    status, said = await ask("POST", "entries", " " * 16_000_001)
    assert (status, said["message"]) == (413, "a request must stay under 16 MB")
    assert (await ask("GET", "entries"))[1] == {"entries": []}


@pytest.mark.parametrize("content", [b"", b"some text", b"SQLite format 3\0" + b"\0" * 4000])
async def test_what_is_no_journal_is_refused_and_left(ask, jp_root_dir, content):
    (jp_root_dir / "a.psydyn").write_bytes(content)
    status, said = await ask("GET", "info")
    assert (status, "it was left as it is" in said["message"]) == (400, True)
    assert (jp_root_dir / "a.psydyn").read_bytes() == content


async def test_a_full_disk_is_507(ask, example, monkeypatch):
    def full(*_):
        raise JournalFull("the disk is full: this was not saved; make room and save again")

    example()
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        status, said = await ask("POST", "entries", {})
    assert (status, said["message"].startswith("the disk is full")) == (507, True)
    assert (await ask("POST", "entries", {}))[0] == 201


async def test_a_conflict_brings_what_the_other_wrote(ask, example, jp_root_dir):
    """The other is a kernel with the same file."""
    example()
    _, dream = await ask("POST", "entries", {"parts": {"report": "mine"}})
    with open_journal(jp_root_dir / "a.psydyn") as kernels:
        theirs = kernels.save(kernels.entry(dream["id"]).edited({"parts": {"report": "theirs"}}))
    body = {"revision": 1, "parts": {"report": "mine, again"}}
    status, said = await ask("PUT", f"entries/{dream['id']}", body)
    assert (status, said["current"]) == (409, theirs.to_dict())


async def test_a_journal_that_is_gone_is_a_404_and_a_new_one_in_its_place_is_itself(
    ask, example, jp_root_dir
):
    example()
    await ask("POST", "entries", {"title": "first"})
    (jp_root_dir / "a.psydyn").unlink()
    assert (await ask("POST", "entries", {"title": "into nowhere"}))[0] == 404
    for end in ("-wal", "-shm"):
        (jp_root_dir / f"a.psydyn{end}").unlink(missing_ok=True)
    example()
    assert (await ask("GET", "entries"))[1] == {"entries": []}
    with open_journal(example("b.psydyn")) as other:
        other.save(Entry(title="other"))
    os.replace(jp_root_dir / "b.psydyn", jp_root_dir / "a.psydyn")
    titles = [one["title"] for one in (await ask("GET", "entries"))[1]["entries"]]
    assert titles == ["other"]


async def test_the_loop_goes_on_while_the_disk_and_the_worker_are_busy(ask, example, jp_root_dir, call):
    """Another program holds the file; a save waits for it, the server answers meanwhile."""
    example()
    await ask("GET", "info")
    other = open_journal(jp_root_dir / "a.psydyn")
    holding = writing(other.store.engine)
    holding.__enter__()
    saving = asyncio.ensure_future(ask("POST", "entries", {}))
    motifs = asyncio.ensure_future(ask("POST", "findings", {"verb": "motifs", "parameters": {}}))
    await asyncio.sleep(0.3)
    await call("GET", "version")
    assert not saving.done()
    holding.__exit__(None, None, None)
    other.close()
    assert (await saving)[0] == 201
    assert (await motifs)[0] == 200


async def test_opening_a_journal_warms_the_worker(ask, example, monkeypatch):
    warmed = []
    monkeypatch.setattr(Worker, "warm", lambda worker: warmed.append(worker))
    example()
    await ask("GET", "info")
    assert len(warmed) == 1


async def test_where_no_worker_starts_recording_goes_on(ask, example, monkeypatch, caplog):
    def none_left():
        raise OSError("no process can be started")

    monkeypatch.setattr(worker, "_pool", none_left)
    monkeypatch.setattr(Worker, "warm", WARM)
    example()
    assert (await ask("POST", "entries", {}))[0] == 201
    assert (await ask("POST", "findings", {"verb": "motifs", "parameters": {}}))[0] == 500
    assert "the worker for analyses did not start (OSError)" in caplog.text


async def test_a_worker_that_died_is_replaced(ask, example, desks):
    example()
    analyst = desks._worker
    before = await asyncio.to_thread(analyst.run, os.getpid)
    os.kill(before, 9)
    assert (await ask("POST", "findings", {"verb": "motifs", "parameters": {}}))[0] == 200
    assert await asyncio.to_thread(analyst.run, os.getpid) not in (before, os.getpid())


async def test_what_nobody_waits_for_is_ended_where_that_is_worth_it(ask, example, desks, monkeypatch):
    """A new process takes longer to be ready than most analyses: only a long one is ended."""
    example()
    await ask("GET", "info")
    process = await asyncio.to_thread(desks._worker.run, os.getpid)
    monkeypatch.setattr(findings, "snapshot", time.sleep)
    monkeypatch.setattr(reviewing, "_inquiry", lambda *_: 60)
    for worth, lives_on in ((60.0, True), (0.0, False)):
        monkeypatch.setattr(server_desks, "WORTH_ENDING", worth)
        waiting = desks.answer("a.psydyn", "POST", "findings", b'{"verb": "motifs"}')
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(waiting, 0.3)
        if lives_on:
            assert alive(process)
        else:
            await ended(process)


async def test_the_worker_and_the_journals_close_with_the_server(ask, example, desks, jp_serverapp):
    example()
    await ask("GET", "info")
    (opened,) = desks.journals.all()
    process = await asyncio.to_thread(desks._worker.run, os.getpid)
    await jp_serverapp.extension_manager.stop_all_extensions()
    assert (desks.journals.all(), opened.store.ring.locked) == ([], True)
    await ended(process)


async def ended(process):
    for _ in range(50):
        if not alive(process):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the worker lives on")


def test_the_worker_ends_when_its_server_is_killed(tmp_path):
    """No process stays behind with dreams in its memory."""
    script = tmp_path / "server.py"
    script.write_text(
        "import os, time\n"
        "from jupyter_psydyn.server.worker import Worker\n"
        "if __name__ == '__main__':\n"
        "    print(Worker().run(os.getpid), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as server:
        process = int(server.stdout.readline())
        assert alive(process)
        server.kill()
    for _ in range(50):
        if not alive(process):
            break
        time.sleep(0.1)
    assert not alive(process)


def test_an_error_in_an_analysis_comes_back_as_itself():
    analyst = Worker()
    with pytest.raises(ValueError, match="verb must be one of"):
        analyst.run(findings.question, "poetry", {}, {})
    analyst.close()


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A child that ended and was not waited for is a zombie.
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_header_is_read_as_the_page_writes_it():
    assert from_header(quote("a b/ü%\U0001f30a.psydyn", safe="")) == "a b/ü%\U0001f30a.psydyn"
    assert from_header("a+b.psydyn") == "a+b.psydyn"


async def test_a_file_that_names_a_strangers_database_is_not_followed(ask, jp_root_dir):
    """It would make the server call there, which nobody asked it to."""
    where = {
        "psydyn": "database",
        "url": "postgresql://clinic@192.0.2.1/psydyn",
        "journal": "a1b2c3d4e5f60718",
    }
    with open_journal(jp_root_dir / "b.psydyn", create=True, example="the sea in the school"):
        pass
    shutil.copy(jp_root_dir / "b.psydyn-keys", jp_root_dir / "a.psydyn-keys")
    (jp_root_dir / "a.psydyn").write_text(json.dumps(where))
    status, said = await ask("GET", "info")
    assert status == 400
    assert said["message"].startswith("a.psydyn is in a database that this server is not set up for")


def test_one_database_is_one_whoever_asks_there():
    ours = "postgresql://clinic@db.example/psydyn"
    assert is_same_database(ours, "postgresql://anna@db.example/psydyn")
    assert not is_same_database(ours, "postgresql://clinic@other.example/psydyn")
    assert not is_same_database(ours, "postgresql://clinic@db.example/other")
