"""The smoke test: from an empty folder to a decision that is still there after the journal was locked."""

NIGHTS = {
    "2026-11-19": "The \U0001f30a water rose in the cellar. I ran.",
    "2026-11-20": "There was water, and it rose.",
    "2026-11-21": "I rose late from the water.",
    "2026-11-22": "Warm water everywhere! A lamp fell.",
}


async def test_the_road(ask, call, create, passphrase):
    status, info = await create()
    assert (status, info["name"], info["dreams"], info["example"]) == (201, "a.psydyn", 0, False)
    code = info["recovery_code"]

    for night, report in NIGHTS.items():
        status, dream = await ask("POST", "entries", {"night": night, "parts": {"report": report}})
        assert (status, dream["parts"]["report"], dream["told"]) == (201, report, None)
    where = f"entries/{dream['id']}/elements"
    words = {"part": "report", "start": 5, "end": 10, "quote": "water"}
    status, dream = await ask("POST", where, words)
    assert (status, dream["told"]) == (201, report)
    path = f"{where}/{dream['elements'][0]['id']}/associations"
    for text in ("cold", "bath"):
        status, dream = await ask("POST", path, {"text": text, "first_key_ms": 400.5, "enter_ms": 1200})
        assert status == 201
    assert [one["text"] for one in dream["elements"][0]["associations"]] == ["cold", "bath"]

    status, motifs = await ask("POST", "findings", {"verb": "motifs", "parameters": {"min_entries": 3}})
    assert (status, motifs["title"]) == (200, "Motifs of 4 dreams")
    water = next(row for row in motifs["rows"] if row["key"] == "lemma:water")
    assert (water["entries"], water["verdict"]) == (4, "open")
    asked = {"verb": "motifs", "key": "lemma:water", "parameters": {"min_entries": 3}}
    status, found = await ask("POST", "passages", asked)
    assert [passage["night"] for passage in found["passages"]] == list(NIGHTS)
    assert found["passages"][0]["start"] == NIGHTS["2026-11-19"].index("water")

    decision = {"kind": "motif", "key": "lemma:water", "verdict": "accepted", "memo": "hers"}
    status, _ = await ask("PUT", "decisions", decision)
    assert status == 200

    assert await call("POST", "lock", {}) == (200, {})
    assert (await ask("POST", "findings", {"verb": "motifs", "parameters": {"min_entries": 3}}))[0] == 423
    status, info = await call("POST", "unlock", {"recovery_code": code}, "a.psydyn")
    assert (status, info["dreams"]) == (200, 4)
    assert await call("POST", "lock", {}) == (200, {})
    assert (await call("POST", "unlock", {"passphrase": passphrase}, "a.psydyn"))[0] == 200

    status, again = await ask("POST", "findings", {"verb": "motifs", "parameters": {"min_entries": 3}})
    decided = next(row for row in again["rows"] if row["key"] == "lemma:water")
    assert decided == {**water, "verdict": "accepted", "memo": "hers"}
    status, listed = await ask("GET", "entries")
    assert [one["night"] for one in listed["entries"]] == sorted(NIGHTS, reverse=True)
    assert await ask("GET", f"entries/{dream['id']}") == (200, dream)
