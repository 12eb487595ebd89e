"""Which file is meant, what is said of a bad one, and what a full disk, a gone file and a dead worker do."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from jupyter_psydyn.journal import Entry, JournalFull, open_journal
from jupyter_psydyn.journal.store import Journal
from jupyter_psydyn.review import findings
from jupyter_psydyn.server import worker
from jupyter_psydyn.server.handlers import DESKS
from jupyter_psydyn.server.place import from_header
from jupyter_psydyn.server.worker import Worker

WARM = Worker.warm


async def test_a_journal_is_made_once_and_where_it_may_be(make, jp_root_dir):
    (jp_root_dir / "sub").mkdir()
    assert (await make("sub/ä b.psydyn"))[0] == 201
    status, said = await make("sub/ä b.psydyn")
    assert (status, said["message"].startswith("there is a file ä b.psydyn already")) == (409, True)
    assert (await make("nowhere/a.psydyn"))[0] == 404
    assert [one.name for one in (jp_root_dir / "sub").glob("*.psydyn")] == ["ä b.psydyn"]


async def test_a_path_travels_percent_encoded(ask, make, jp_root_dir):
    (jp_root_dir / "100% שלום").mkdir()
    path = "100% שלום/\U0001f30a é+.psydyn"
    assert (await make(path))[0] == 201
    status, info = await ask("GET", "info", journal=path)
    assert (status, info["name"]) == (200, "\U0001f30a é+.psydyn")


HOSTILE = [
    ("", 400),
    ("../out.psydyn", 400),
    ("sub/../../out.psydyn", 400),
    ("./a.psydyn", 400),
    ("/etc/out.psydyn", 400),
    ("//out.psydyn", 400),
    ("sub//a.psydyn", 400),
    ("sub\\..\\..\\out.psydyn", 400),
    ("C:\\out.psydyn", 400),
    ("a.psydyn\x00.txt", 400),
    ("a\n.psydyn", 400),
    ("a.ipynb", 400),
    ("a.PSYDYN", 400),
    ("sub", 400),
    (".hidden.psydyn", 404),
    (".hidden/a.psydyn", 404),
    (".psydyn", 404),
    ("link/out.psydyn", 404),
    ("link.psydyn", 404),
]


@pytest.mark.parametrize(("path", "wanted"), HOSTILE)
async def test_no_path_leads_out_of_the_servers_folder(
    ask, make, jp_root_dir, tmp_path_factory, path, wanted
):
    outside = tmp_path_factory.mktemp("outside")
    open_journal(outside / "out.psydyn", create=True).close()
    open_journal(jp_root_dir.parent / "out.psydyn", create=True).close()
    (jp_root_dir / "sub").mkdir()
    (jp_root_dir / ".hidden").mkdir()
    open_journal(jp_root_dir / ".hidden" / "a.psydyn", create=True).close()
    os.symlink(outside, jp_root_dir / "link")
    os.symlink(outside / "out.psydyn", jp_root_dir / "link.psydyn")
    status, said = await ask("GET", "info", journal=path)
    assert (status, list(said)) == (wanted, ["message"])
    assert "\n" not in said["message"]
    assert str(outside) not in said["message"]
    before = sorted(jp_root_dir.rglob("*")) + sorted(outside.iterdir())
    assert (await make(path))[0] == wanted
    assert sorted(jp_root_dir.rglob("*")) + sorted(outside.iterdir()) == before
    (jp_root_dir.parent / "out.psydyn").unlink()


async def test_a_path_that_is_not_utf_8(ask, make):
    status, said = await ask("GET", "info", headers={"X-Psydyn-Journal": "%ff.psydyn"})
    assert (status, said["message"]) == (400, "the journal's path is not percent-encoded UTF-8")
    status, said = await ask("GET", "info", headers={})
    assert (status, said["message"].startswith("which journal?")) == (400, True)


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"path": 7}', '{"path": "a.psydyn", "x": 1}', '"a.psydyn"', "{"]
)
async def test_a_journal_needs_a_path(
    jp_fetch, body, http_server_client, jp_base_url, jp_auth_header, jp_root_dir
):
    response = await http_server_client.fetch(
        f"{jp_base_url}jupyter-psydyn/journals",
        method="POST",
        body=body,
        headers=jp_auth_header,
        raise_error=False,
    )
    assert response.code == 400
    assert list(jp_root_dir.glob("*")) == []


@pytest.mark.parametrize("body", ["{", "nonsense", '{"a": NaN}', "[" * 100_000])
async def test_a_body_that_is_not_json(ask, make, body):
    await make()
    assert await ask("POST", "entries", body) == (400, {"message": "the body is not JSON"})
    assert (await ask("GET", "entries"))[1] == {"entries": []}


async def test_bodies_and_texts_that_are_too_large(ask, make):
    await make()
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


async def test_a_full_disk_is_507(ask, make, monkeypatch):
    def full(*_):
        raise JournalFull("the disk is full: this was not saved; make room and save again")

    await make()
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "save", full)
        status, said = await ask("POST", "entries", {})
    assert (status, said["message"].startswith("the disk is full")) == (507, True)
    assert (await ask("POST", "entries", {}))[0] == 201


async def test_a_conflict_brings_what_the_other_wrote(ask, make, jp_root_dir):
    """The other is a kernel with the same file."""
    await make()
    _, dream = await ask("POST", "entries", {"parts": {"report": "mine"}})
    with open_journal(jp_root_dir / "a.psydyn") as kernels:
        theirs = kernels.save(kernels.entry(dream["id"]).edited({"parts": {"report": "theirs"}}))
    body = {"revision": 1, "parts": {"report": "mine, again"}}
    status, said = await ask("PUT", f"entries/{dream['id']}", body)
    assert (status, said["current"]) == (409, theirs.to_dict())


async def test_a_journal_that_is_gone_is_a_404_and_a_new_one_in_its_place_is_itself(ask, make, jp_root_dir):
    await make()
    await ask("POST", "entries", {"title": "first"})
    (jp_root_dir / "a.psydyn").unlink()
    assert (await ask("POST", "entries", {"title": "into nowhere"}))[0] == 404
    assert (await make())[0] == 201
    assert (await ask("GET", "entries"))[1] == {"entries": []}
    with open_journal(jp_root_dir / "b.psydyn", create=True) as other:
        other.save(Entry(title="other"))
    os.replace(jp_root_dir / "b.psydyn", jp_root_dir / "a.psydyn")
    titles = [one["title"] for one in (await ask("GET", "entries"))[1]["entries"]]
    assert titles == ["other"]


async def test_the_loop_goes_on_while_the_disk_and_the_worker_are_busy(ask, make, jp_root_dir, jp_fetch):
    """Another program holds the file for a second; a save waits, the server does not."""
    await make()
    other = sqlite3.connect(jp_root_dir / "a.psydyn", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    saving = asyncio.ensure_future(ask("POST", "entries", {}))
    motifs = asyncio.ensure_future(ask("POST", "motifs", {}))
    await asyncio.sleep(0.3)
    start = time.perf_counter()
    await jp_fetch("jupyter-psydyn", "version")
    assert time.perf_counter() - start < 0.5
    assert not saving.done()
    other.execute("ROLLBACK")
    other.close()
    assert (await saving)[0] == 201
    assert (await motifs)[0] == 200


async def test_opening_a_journal_warms_the_worker(ask, make, monkeypatch):
    warmed = []
    monkeypatch.setattr(Worker, "warm", lambda worker: warmed.append(worker))
    await make()
    await ask("GET", "info")
    assert len(warmed) == 1


async def test_where_no_worker_starts_recording_goes_on(ask, make, monkeypatch, caplog):
    def none_left():
        raise OSError("no process can be started")

    monkeypatch.setattr(worker, "_pool", none_left)
    monkeypatch.setattr(Worker, "warm", WARM)
    assert (await make())[0] == 201
    assert (await ask("POST", "entries", {}))[0] == 201
    assert (await ask("POST", "motifs", {}))[0] == 500
    assert "the worker for analyses did not start (OSError)" in caplog.text


async def test_a_worker_that_died_is_replaced(ask, make, jp_serverapp):
    await make()
    analyst = jp_serverapp.web_app.settings[DESKS]._worker
    before = await asyncio.to_thread(analyst.run, os.getpid)
    os.kill(before, 9)
    assert (await ask("POST", "motifs", {}))[0] == 200
    assert await asyncio.to_thread(analyst.run, os.getpid) not in (before, os.getpid())


async def test_the_worker_and_the_journals_close_with_the_server(ask, make, jp_serverapp):
    await make()
    desks = jp_serverapp.web_app.settings[DESKS]
    process = await asyncio.to_thread(desks._worker.run, os.getpid)
    await jp_serverapp.extension_manager.stop_all_extensions()
    assert desks._open == {}
    for _ in range(50):
        if not alive(process):
            break
        await asyncio.sleep(0.1)
    assert not alive(process)


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
        analyst.run(findings.checked, "poetry", {})
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
