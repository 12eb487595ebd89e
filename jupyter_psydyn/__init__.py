"""Record dreams and free associations, and read what comes back in them.

``import jupyter_psydyn as psd`` is cheap: the Jupyter server imports this package too, and
only a kernel pays for pandas, NLTK and ipywidgets, when it first uses a name that needs them.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from . import association, hvdc
    from .analysis import (
        compare,
        concordance,
        keyness,
        motif,
        motifs,
        network,
        overview,
        recurrence,
        similar,
        symbols,
        wordcloud,
    )
    from .counting import LiveCounts
    from .exchange import read, read_associations
    from .exchange.cards import read_cards, write_cards
    from .journal import open_journal
    from .review.affects import affects
    from .review.agreement import agreement
    from .review.cards import cards
    from .review.defences import defences
    from .review.goals import goals
    from .review.interventions import interventions
    from .review.life import life
    from .review.narrowing import narrow
    from .review.people import people
    from .review.ratings import ratings
    from .review.resistance.timeline import resistance
    from .widgets import Annotator, AssociationRecorder, DreamRecorder

#: Where each public name lives; it is imported from there on first use. Of `""`: a module of ours.
_HOMES = {
    "read": "exchange",
    "read_associations": "exchange",
    "read_cards": "exchange.cards",
    "write_cards": "exchange.cards",
    "open_journal": "journal",
    "compare": "analysis",
    "concordance": "analysis",
    "keyness": "analysis",
    "motif": "analysis",
    "motifs": "analysis",
    "network": "analysis",
    "overview": "analysis",
    "recurrence": "analysis",
    "similar": "analysis",
    "symbols": "analysis",
    "wordcloud": "analysis",
    "affects": "review.affects",
    "agreement": "review.agreement",
    "cards": "review.cards",
    "goals": "review.goals",
    "life": "review.life",
    "defences": "review.defences",
    "interventions": "review.interventions",
    "narrow": "review.narrowing",
    "people": "review.people",
    "resistance": "review.resistance.timeline",
    "ratings": "review.ratings",
    "association": "",
    "hvdc": "",
    "LiveCounts": "counting",
    "Annotator": "widgets",
    "AssociationRecorder": "widgets",
    "DreamRecorder": "widgets",
}

__all__ = [
    "Annotator",
    "AssociationRecorder",
    "DreamRecorder",
    "LiveCounts",
    "__version__",
    "affects",
    "agreement",
    "association",
    "cards",
    "compare",
    "concordance",
    "defences",
    "goals",
    "hvdc",
    "interventions",
    "keyness",
    "life",
    "motif",
    "motifs",
    "narrow",
    "network",
    "open_journal",
    "overview",
    "people",
    "ratings",
    "read",
    "read_associations",
    "read_cards",
    "recurrence",
    "resistance",
    "similar",
    "symbols",
    "wordcloud",
    "write_cards",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOMES[name]
    drawn = home == "analysis" or name in ("agreement", "association", "goals", "hvdc", "life", "people")
    drawn = home == "analysis" or home.startswith("review.") or name in ("association", "hvdc")
    drawn = home == "analysis" or name in ("affects", "agreement", "association", "hvdc", "people")
    drawn = home == "analysis" or name in ("agreement", "association", "hvdc", "people", "ratings")
    if drawn and "ipykernel" in sys.modules:
        # Results are drawn by our own views where there is a kernel to answer them.
        import_module(".widgets", __name__).register_display()
    value = (
        getattr(import_module(f".{home}", __name__), name) if home else import_module(f".{name}", __name__)
    )
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "jupyter-psydyn"}]


def _jupyter_server_extension_points() -> list[dict[str, object]]:
    from .server import Psydyn

    return [{"module": "jupyter_psydyn.server", "app": Psydyn}]
