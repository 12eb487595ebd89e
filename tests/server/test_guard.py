"""A notebook that quotes an unlocked journal is saved when somebody has said so, and not before."""

import asyncio
import json
import logging
from threading import Event

import pytest
from tornado.httpclient import HTTPClientError

from jupyter_psydyn.desk.quotes import Index, Passage
from jupyter_psydyn.journal import Entry, JournalFailed, ProcessNote, open_journal
from jupyter_psydyn.journal.store import LogStore

pytestmark = pytest.mark.security

DREAM = "A heron stood in the stairwell and asked me, very politely, for the key to the attic."
WORDS = "heron stood in the stairwell and asked me very politely"


def notebook(*texts, kept=(), widgets=None):
    outputs = [{"output_type": "stream", "name": "stdout", "text": text} for text in texts]
    metadata = {"psydyn": {"kept": list(kept)}} if kept else {}
    if widgets:
        metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": widgets}}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": metadata,
        "cells": [
            {
                "id": "a",
                "cell_type": "code",
                "source": "1",
                "metadata": {},
                "execution_count": 1,
                "outputs": outputs,
            }
        ],
    }


@pytest.fixture
def save(jp_fetch):
    """``await save(notebook)`` as JupyterLab does -> (status, body)."""

    async def save(content, path="n.ipynb", kind="notebook", **more):
        body = json.dumps({"type": kind, "format": "json", "content": content, **more})
        try:
            response = await jp_fetch("api", "contents", path, method="PUT", body=body)
        except HTTPClientError as error:
            response = error.response
        return response.code, json.loads(response.body)

    return save


@pytest.fixture
def dream(example):
    """An example journal with one dream."""
    place = example()
    with open_journal(place) as journal:
        journal.save(Entry(id="x", parts={"report": DREAM}))
    return place


async def test_it_asks_first_and_keeps_what_it_is_told_to(ask, call, save, dream, jp_root_dir):
    await ask("GET", "info")
    status, said = await save(notebook("nothing", f"she said: {WORDS.upper()}!"))
    assert status == 409
    refused = json.loads(said["message"])
    (quote,) = refused["quotes"]
    assert refused == {
        "psydyn": "quotes",
        "message": "not saved: 1 output quotes an unlocked journal; remove it, or say that it may stay",
        "quotes": [{"cell": 0, "output": 1, "where": "output", "digest": quote["digest"]}],
    }
    assert not (jp_root_dir / "n.ipynb").exists()
    kept = notebook("nothing", f"she said: {WORDS.upper()}!", kept=[quote["digest"]])
    assert (await save(kept))[0] == 201
    assert WORDS.upper() in (jp_root_dir / "n.ipynb").read_text()
    # Another text asks anew, and what was removed asks no more.
    assert (await save(notebook(f"she said: {WORDS}!", kept=[quote["digest"]])))[0] == 409
    assert (await save(notebook("nothing")))[0] == 200


async def test_the_page_asks_before_it_saves(ask, call, dream):
    await ask("GET", "info")
    widgets = {"b2": {"model_name": "HTMLModel", "state": {"value": f"<i>{WORDS}</i>"}}}
    content = notebook("nothing", WORDS, widgets=widgets)
    _, said = await call("POST", "guard", {"content": content})
    assert [{**one, "digest": len(one["digest"])} for one in said["quotes"]] == [
        {"cell": 0, "output": 1, "where": "output", "digest": 32},
        {"cell": None, "output": None, "model": "b2", "where": "widgets", "digest": 32},
    ]
    content["metadata"]["psydyn"] = {"kept": [one["digest"] for one in said["quotes"]]}
    assert await call("POST", "guard", {"content": content}) == (200, {"quotes": []})
    for content in (None, [], "x", {}):
        assert await call("POST", "guard", {"content": content}) == (200, {"quotes": []})


async def test_a_process_note_is_quoted_in_no_notebook_unasked(ask, save, example, jp_root_dir):
    with open_journal(example()) as journal:
        home = journal.private_case(journal.cases()[0].id)
        journal.put(ProcessNote(case=home, text=DREAM, by="somebody else"))
    await ask("GET", "info")
    assert (await save(notebook(f"I thought: {WORDS}")))[0] == 409
    assert not (jp_root_dir / "n.ipynb").exists()


async def test_a_digest_outlasts_the_server(ask, call, dream):
    """What somebody chose to keep is not asked again after a restart, which locks and unlocks."""
    await ask("GET", "info")
    asked = {"content": notebook(WORDS)}
    before = (await call("POST", "guard", asked))[1]
    await call("POST", "lock", {})
    await call("POST", "unlock", {}, "a.psydyn")
    assert (await call("POST", "guard", asked))[1] == before


async def test_a_locked_journal_cannot_be_compared(ask, call, save, dream):
    await ask("GET", "info")
    await call("POST", "lock", {})
    assert (await save(notebook(WORDS)))[0] == 201


async def test_what_was_said_a_moment_ago_is_known(ask, save, example, dream):
    await ask("GET", "info")
    said = "Two nuns carried an empty birdcage along the river and would not look at me."
    assert (await save(notebook(said)))[0] == 201
    _, entry = await ask("POST", "entries", {"parts": {"report": said}})
    assert (await save(notebook(said)))[0] == 409
    element = {"part": "", "start": 0, "end": 0, "quote": "nuns"}
    _, entry = await ask("POST", f"entries/{entry['id']}/elements", element)
    path = f"entries/{entry['id']}/elements/{entry['elements'][0]['id']}/associations"
    heard = ["school", "coat", "rain", "father", "long", "station", "hospital", "late"]
    for word in heard:
        assert (await save(notebook(" ".join(heard))))[0] == 200
        await ask("POST", path, {"text": word})
    assert (await save(notebook(" ".join(heard))))[0] == 409
    decision = {
        "kind": "motif",
        "key": "lemma:x",
        "verdict": "open",
        "memo": "He comes back whenever the rain is late, I think.",
    }
    await ask("PUT", "decisions", decision)
    assert (await save(notebook(decision["memo"])))[0] == 409


async def test_a_notebook_may_come_as_a_file_of_text(ask, save, dream):
    await ask("GET", "info")
    text = json.dumps(notebook(WORDS))
    assert (await save(text, kind="file", format="text"))[0] == 409
    assert (await save(text, path="n.txt", kind="file", format="text"))[0] == 201
    assert (await save("no notebook", kind="file", format="text"))[0] == 201


async def test_two_journals_have_a_digest_each(ask, call, create, dream):
    await ask("GET", "info")
    await create("b.psydyn")
    await ask("POST", "entries", {"parts": {"report": DREAM}}, journal="b.psydyn")
    _, said = await call("POST", "guard", {"content": notebook(WORDS)})
    assert len({one["digest"] for one in said["quotes"]}) == 2
    await call("POST", "lock", {}, "b.psydyn")
    _, said = await call("POST", "guard", {"content": notebook(WORDS)})
    assert len(said["quotes"]) == 1


async def test_a_mistake_of_ours_costs_nobody_their_notebook(ask, save, dream, monkeypatch, caplog):
    await ask("GET", "info")

    def broken(_):
        raise RuntimeError(WORDS)

    monkeypatch.setattr("jupyter_psydyn.server.guard.passages", broken)
    assert (await save(notebook(WORDS)))[0] == 201
    assert "not guarded (RuntimeError)" in caplog.text
    assert "heron" not in caplog.text


async def test_no_word_of_it_in_the_log(ask, save, dream, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    await ask("GET", "info")
    assert (await save(notebook(WORDS)))[0] == 409
    await asyncio.sleep(0)
    assert "heron" not in (caplog.text + "".join(capfd.readouterr())).lower()


async def test_what_quotes_nothing_is_looked_through_once_until_the_journal_changes(
    ask, call, desks, dream, monkeypatch
):
    await ask("GET", "info")
    looked = []
    forms = Passage.forms
    monkeypatch.setattr(Passage, "forms", lambda text: (looked.append(text.output), forms(text))[1])
    asked = {"content": notebook("nothing", WORDS)}
    for _ in range(3):
        assert len((await call("POST", "guard", asked))[1]["quotes"]) == 1
    assert looked == [0, 1, 1, 1]
    await ask("POST", "entries", {"title": "The sea"})
    await call("POST", "guard", asked)
    assert looked[4:] == [0, 1]


async def test_a_save_while_a_journal_opens_is_refused_and_not_passed(ask, call, save, dream, monkeypatch):
    """10,000 dreams take 2 s to be known; who saves sooner is told to save again."""
    monkeypatch.setattr("jupyter_psydyn.server.guard.AT_ONCE", 0.1)
    gate = Event()
    latest = LogStore.latest
    monkeypatch.setattr(LogStore, "latest", lambda store: (gate.wait(10), latest(store))[1])
    asking = asyncio.ensure_future(ask("GET", "info"))
    for _ in range(50):
        status, said = await save(notebook("nothing"))
        if status == 409:
            break
        await asyncio.sleep(0.02)
    refused = json.loads(said["message"])
    assert refused["message"] == "not saved: a journal is just being opened; save again"
    gate.set()
    await asking
    await call("POST", "guard", {"content": notebook()})
    assert (await save(notebook("nothing")))[0] in (200, 201)


async def test_a_journal_that_cannot_be_read_costs_nobody_their_notebook(
    ask, save, dream, monkeypatch, caplog
):
    def broken(store):
        raise JournalFailed(WORDS)

    monkeypatch.setattr(LogStore, "latest", broken)
    await ask("GET", "entries")
    assert (await save(notebook(WORDS)))[0] == 201
    assert "the save guard could not read a journal (JournalFailed)" in caplog.text
    assert "heron" not in caplog.text


async def test_it_forgets_with_the_lock(ask, call, desks, dream):
    await ask("GET", "info")
    await call("POST", "guard", {"content": notebook(WORDS)})
    (known,) = desks._guard._known.values()
    assert len(known._index) > 0
    await call("POST", "lock", {})
    assert desks._guard._known == {}
    assert desks._guard.quotes(notebook(WORDS)) == []


async def test_what_the_page_had_looked_through_does_not_hold_up_the_save(
    ask, call, save, dream, monkeypatch
):
    """The hook runs in the server's loop: outputs of 10 MB would take it 3 s."""
    await ask("GET", "info")
    content = notebook("nothing of it", "nothing here")
    await call("POST", "guard", {"content": content})
    looked = []
    monkeypatch.setattr(Index, "quoted", lambda index, texts: looked.extend(texts) or set())
    assert (await save(content))[0] == 201
    assert looked == []
    content["cells"][0]["outputs"] += notebook("more")["cells"][0]["outputs"]
    assert (await save(content))[0] == 200
    assert set(looked) == {"more", "stdout"}
