"""One of every kind of record, with a text of its own in every field that takes one."""

from collections.abc import Callable

from jupyter_psydyn.journal import (
    Affect,
    Annotation,
    Association,
    Codebook,
    Consent,
    Element,
    Entry,
    Hypothesis,
    Journal,
    Moment,
    Session,
    Setting,
    Trial,
)


def fill(journal: Journal, case: str, mark: Callable[[], str]) -> None:
    """Put one of everything into a case, each text a new ``mark()``; edited, undone and deleted ones too."""
    report = mark()
    entry = journal.save(
        Entry(
            case=case,
            night="2026-11-23",
            title=mark(),
            parts={
                "report": report,
                **{part: mark() for part in ("association", "residue", "reflection", "note")},
            },
            affects=(Affect(mark(), 3),),
            tags=(mark(), mark()),
            elements=(
                Element(
                    *("e1", "report", 0, len(report), report),
                    (Association("a1", mark(), affect=Affect(mark(), 2), period="childhood"),),
                    affect=Affect(mark()),
                ),
                Element("e2", "", 0, 0, mark(), (Association("a2", mark()),)),
            ),
            session=Session(
                *("word-list", mark(), "done", mark()),
                trials=(
                    Trial(mark(), mark(), 812.5, 1400.0, False, ("laughed",), mark(), mark()),
                    Trial(mark(), failed=True, practice=True),
                ),
                moments=(Moment(0, 4, 0.0, 900.0),),
            ),
        )
    )
    journal.save(entry.edited({"title": mark(), "parts": {"residue": mark()}}))
    journal.undo()
    journal.set_aside(entry.id, 1, {"report": mark(), "note": mark()})
    gone = journal.save(Entry(case=case, kind="note", title=mark(), parts={"note": mark()}))
    journal.save(gone.edited({"deleted": True}))
    journal.put(
        Annotation(
            case=case, entry=entry.id, start=0, end=len(report), quote=report, code=mark(), memo=mark()
        )
    )
    journal.put(Consent(case=case, purpose="research", given="2026-01-02", wording=mark(), by=mark()))
    journal.put(Codebook(case=case, title=mark(), codes={mark(): mark()}))
    journal.put(Hypothesis(case=case, reading=mark(), alternatives=(mark(),), by=mark()))
    journal.put(Setting(case=case, name=mark(), value=mark()))


def marks(word: str, said: list[str]) -> Callable[[], str]:
    """New texts that hold ``word`` and a number, each also put into ``said``."""

    def mark() -> str:
        said.append(f"{word}{len(said):04}")
        return said[-1]

    return mark
