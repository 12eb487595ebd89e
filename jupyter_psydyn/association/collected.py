"""What was collected; its home is the corpus room. (Here while the room is being built.)"""

from ..corpus.associations import (
    Associations,
    Chain,
    Place,
    Reaction,
    Said,
    Spoken,
    Stream,
    WordList,
    chains_of,
)

__all__ = [
    "Associations",
    "Chain",
    "Place",
    "Reaction",
    "Said",
    "Spoken",
    "Stream",
    "WordList",
    "chains_of",
]
