"""The smoke test: from an empty folder to a decision that is still there after a restart."""


async def test_the_road(ask, make, jp_serverapp):
    status, info = await make()
    assert status == 201
    assert (info["name"], info["dreams"], info["encrypted"]) == ("a.psydyn", 0, False)
    print(info)
    status, dream = await ask(
        "POST", "entries", {"night": "2026-11-22", "parts": {"report": "The \U0001f30a water rose."}}
    )
    assert status == 201 and dream["told"] is None
    where = f"entries/{dream['id']}"
    status, dream = await ask(
        "POST", f"{where}/elements", {"part": "report", "start": 6, "end": 11, "quote": "water"}
    )
    assert status == 201, dream
    element = dream["elements"][0]["id"]
    status, dream = await ask(
        "POST",
        f"{where}/elements/{element}/associations",
        {"text": "cold", "first_key_ms": 1.5, "enter_ms": 20},
    )
    assert status == 201 and dream["elements"][0]["associations"][0]["text"] == "cold"
    print(await ask("POST", "motifs", {}))
