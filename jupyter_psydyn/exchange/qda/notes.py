"""Notes of other programs as memos, each on what refers to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ...journal.coding import Memo
from .names import as_id, same, stamp


@dataclass
class Notes:
    """The notes of a project by identifier; the memos made of them; what could not be kept, counted."""

    users: dict[str, str]
    dropped: Counter[str]
    texts: dict[str, tuple[Element, str]] = field(default_factory=dict)
    memos: list[Memo] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    def take(self, note: Element, text: str | None) -> None:
        """A note with its text; ``None`` where that is missing."""
        if text is None:
            text = note.findtext("Description", "")
            self.dropped["notes whose text is missing, of which the description is left"] += 1
        self.texts[same(note.get("guid", ""))] = (note, text.strip())

    def beside(self, about: Iterable[Element], described: str = "") -> str:
        """The description of a passage and the notes that are referred to, what says the same once."""
        targets = [same(ref.get("targetGUID", "")) for ref in about]
        self.told.update(targets)
        texts = [described.strip(), *(self.texts[it][1] for it in targets if it in self.texts)]
        return "\n\n".join(dict.fromkeys(filter(None, texts)))

    def refer(self, on: str, target: str, about: Element, case: str = "") -> None:
        """Memos of all notes that an entry, a code or the project refers to."""
        for ref in about.findall("NoteRef"):
            self._memo(on, target, same(ref.get("targetGUID", "")), case)

    def rest(self) -> None:
        """Notes on nothing are the journal's."""
        for note in self.texts:
            if note not in self.told:
                self._memo("journal", "", note)

    def _memo(self, on: str, target: str, note: str, case: str = "") -> None:
        again = note in self.told
        self.told.add(note)
        one, text = self.texts.get(note, (None, ""))
        if one is None or not text:
            self.dropped["notes without words, which were left out"] += 1
            return
        by, at = self.users.get(same(one.get("creatingUser", "")), ""), one.get("creationDateTime", "")
        id_ = as_id(f"{note} on {target}" if again else note, "memo")
        at = stamp(at) if at else ""
        self.memos.append(Memo(id=id_, case=case, on=on, target=target, text=text, by=by, at=at))
