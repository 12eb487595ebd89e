"""Coding cards of dreams that nobody dreamt, with answers worked out by hand."""

from jupyter_psydyn.hvdc import Card


def card(dream_id="d1", **codings):
    """A card coded for all fields; ``date`` and ``report`` as a line has them."""
    top = {name: codings.pop(name) for name in ("date", "report", "places") if name in codings}
    fields = ["char", "agg", "fri", "sex", "act", "succ", "fail", "mf", "gf", "emot", "set", "obj", "mod"]
    return Card.read(
        {"dream_id": dream_id, "codings": {name: codings.get(name, []) for name in fields}, **top}
    )


#: A mother scolds the dreamer, the dreamer helps a friend; the dreamer is afraid.
QUARREL = card(
    "quarrel",
    report="My mother scolded me in the kitchen. I helped Anna with the boxes. I was afraid.",
    places={"agg": [[[3, 9], [10, 17]]], "emot": [[[72, 78]]]},
    char=["1FMA", "1FKA", "1ANI"],
    agg=["1FMA 2> D"],
    fri=["D 4> 1FKA"],
    emot=["AP D"],
    set=["IF"],
    obj=["HH", "NA", "BH"],
)
#: The dreamer chases two strangers, who answer; a stranger falls ill; the dreamer manages and is glad.
CHASE = card(
    "chase",
    report="I ran after two men. They ran after me. A woman was ill. I caught them and was glad.",
    char=["2MSA", "1FSA"],
    agg=["D 6> 2MSA", "2MSA 6R D"],
    succ=["D"],
    mf=["5 1FSA", "1 D"],
    emot=["HA D", "SD 1FSA"],
    set=["OU"],
    obj=["BT"],
)
#: A place, and nobody in it.
EMPTY = card("empty", report="A field, and nobody in it.", set=["OQ"])
