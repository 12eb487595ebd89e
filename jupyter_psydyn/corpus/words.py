"""The words of many texts at once, as arrays: what ``tokens`` and ``sentences`` say of one, without a loop.

A block of texts becomes one row of bytes, one byte a code point (cp1252: English and its neighbours with
curly quotes and dashes; of everything else only what is no letter is put in, as a sign that stands for
nothing). Words are then the runs of letters, found by comparing neighbours: 8 to 12 million words a second
against 0.7 million of ``tokens``. Texts with letters that have no such byte (Greek, Chinese, combining
accents) are read by ``tokens`` itself. Both ways give the same arrays; a test holds them to it.

NumPy is needed here, and here only, on this floor: the module is not imported with the package.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from .tokens import ABBREVIATIONS, CLOSERS, ENDS, JOINTS, folded, sentences, tokens

Ints = NDArray[np.int32]

CAPITAL, TIGHT, CLAUSE, SENTENCE = 1, 2, 4, 8
"""What is known of a word beside its place, as bits of ``Words.flags``.

``CAPITAL``: it begins with a capital. ``TIGHT``: only spaces or hyphens stand between it and the word before.
``CLAUSE``: a comma or another mark of punctuation stands there. ``SENTENCE``: it is the first of a sentence.
"""

# Texts are read in blocks of about so many characters, so that memory does not grow with the corpus and
# what is worked on stays in the processor's caches (1 to 8 million: the same speed within 10 %).
BLOCK = 2_000_000

_CLAUSE_MARKS = '.,;:!?…。！？()[]{}—–"“”„«»'
# What the handler puts for a character without a byte: no letter, no space, no punctuation.
_SIGN, _SPACE = "¤", "\xa0"
_OTHERWISE = {"‐": "-", "‑": "-", "。": "!", "！": "!", "？": "?"}


@dataclass(frozen=True, eq=False)
class Words:
    """Every word of some texts, in order of reading. Arrays have one value a word.

    ``form`` is a number of ``forms`` (case-folded, as ``Token.word``); ``text`` is the position of the text;
    ``start`` and ``end`` are its span in code points; ``flags`` see ``CAPITAL`` ...
    """

    forms: Forms
    form: Ints
    text: Ints
    start: Ints
    end: Ints
    flags: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.form)

    @property
    def sentence(self) -> Ints:
        """The number of the sentence each word is in, from 0 over all texts; wordless ones do not count."""
        numbers: Ints = np.cumsum((self.flags & SENTENCE) > 0, dtype=np.int32) - np.int32(1)
        return numbers


class Forms:
    """The forms met so far and their numbers: a list that grows. ``names[number[form]] == form``.

    Several threads may read with the same forms; who changes them holds the ``lock``.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.names: list[str] = []
        self.number: dict[str, int] = {}
        self._read: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.names)

    def numbers(self, forms: Iterable[str]) -> Ints:
        """The number of each form, new ones numbered on."""
        with self.lock:
            return np.array([self.number_of(form) for form in forms], dtype=np.int32)

    def number_of(self, form: str) -> int:
        """The number of a form; a new one gets the next."""
        at = self.number.get(form)
        if at is None:
            at = self.number[form] = len(self.names)
            self.names.append(form)
        return at

    def numbers_of(self, written: Sequence[str]) -> Ints:
        """The number of each word as written; how a word is counted is worked out once."""
        known = self._read
        found = [known.get(word, -1) for word in written]
        if -1 in found:
            with self.lock:
                for at, number in enumerate(found):
                    if number < 0:
                        word = written[at]
                        found[at] = known[word] = self.number_of(word if word.isascii() else folded(word))
        return np.array(found, dtype=np.int32)


def read_texts(texts: Sequence[str], *, hyphens: bool = False, forms: Forms | None = None) -> Words:
    """The words of these texts. ``hyphens``: an inner hyphen joins a word (ice-cream), else it parts two.

    ``forms`` are those met before, whose numbers go on: the arrays of two calls then mean the same.
    """
    forms = Forms() if forms is None else forms
    blocks = [_block(piece, first, forms, hyphens) for first, piece in _blocks(texts)]
    return Words(forms, *(_together(blocks) if blocks else _nothing()))


_Columns = tuple[Ints, Ints, Ints, Ints, NDArray[np.uint8]]


def _together(blocks: Sequence[_Columns]) -> _Columns:
    if len(blocks) == 1:
        return blocks[0]
    form, text, start, end, flags = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    return form, text, start, end, flags


def _nothing() -> _Columns:
    none = np.zeros(0, dtype=np.int32)
    return none, none, none, none, np.zeros(0, dtype=np.uint8)


def _blocks(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    first, size = 0, 0
    for at, text in enumerate(texts):
        size += len(text)
        if size > BLOCK:
            yield first, texts[first : at + 1]
            first, size = at + 1, 0
    if first < len(texts):
        yield first, texts[first:]


def _block(texts: Sequence[str], first: int, forms: Forms, hyphens: bool) -> _Columns:
    """The words of one block, ``first`` being the position of its first text."""
    try:
        return _by_bytes("\0".join(texts).encode("cp1252", _HANDLER), texts, first, forms, hyphens)
    except UnicodeEncodeError:
        if len(texts) == 1:
            return _one_by_one(texts[0], first, forms, hyphens)
    # Some text has letters without a byte: it is parted from the others.
    foreign = [not _has_bytes(text) for text in texts]
    pieces = []
    at = 0
    while at < len(texts):
        end = at + 1
        while end < len(texts) and not foreign[at] and not foreign[end]:
            end += 1
        pieces.append(_block(texts[at:end], first + at, forms, hyphens))
        at = end
    return _together(pieces)


def _by_bytes(data: bytes, texts: Sequence[str], first: int, forms: Forms, hyphens: bool) -> _Columns:
    kind = _kinds(hyphens)
    # Behind the last text, signs that end nothing: 24, so that three times 8 bytes can be read anywhere.
    raw = np.frombuffer(b"\0" + data + b"\0" + _SIGN.encode("cp1252") * 24, dtype=np.uint8)
    kinds = kind[raw]
    letter = (kinds & _LETTER) > 0
    inside = letter.copy()
    inside[1:-1] |= ((kinds[1:-1] & _INNER) > 0) & letter[:-2] & letter[2:]
    change = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    start, end = change[::2], change[1::2]
    if not len(start):
        return _nothing()
    small = _SMALL[raw]
    number = _number(small, start, end - start, forms)

    flags = np.where(kinds[start] & _CAPITAL, CAPITAL, 0).astype(np.uint8)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    begins = np.cumsum(lengths + 1) - lengths  # where each text begins in `raw`
    bounds = np.searchsorted(start, np.append(begins, len(raw)))
    each = np.diff(bounds)
    opens = bounds[:-1][each > 0]  # the first word of each text that has one
    flags |= TIGHT
    between = np.flatnonzero(((kinds & (_LOOSE | _MARK)) > 0) & ~inside)
    after = np.searchsorted(start, between)  # the word that follows each
    between, after = between[after < len(start)], after[after < len(start)]
    flags[after[kinds[between] & _LOOSE > 0]] &= ~np.uint8(TIGHT)
    flags[after[kinds[between] & _MARK > 0]] |= CLAUSE
    starts = _sentence_starts(raw, kinds, start, end, forms, number, hyphens)
    flags[starts] |= SENTENCE
    flags[opens] |= SENTENCE | CLAUSE
    flags[(flags & SENTENCE) > 0] &= ~np.uint8(TIGHT)

    text = np.repeat(np.arange(len(texts), dtype=np.int32), each)
    shift = begins.astype(np.int64)[text]
    return (
        number,
        text + np.int32(first),
        (start - shift).astype(np.int32),
        (end - shift).astype(np.int32),
        flags,
    )


def _sentence_starts(
    raw: NDArray[np.uint8],
    kinds: NDArray[np.uint8],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    forms: Forms,
    number: Ints,
    hyphens: bool,
) -> NDArray[np.int64]:
    """The words that begin a sentence because one has ended before them (see ``tokens.sentences``)."""
    stop = kinds & _END > 0
    last = np.flatnonzero(stop[:-1] & ~stop[1:])  # the last mark of each run of them
    after = last + 1
    while (closing := (kinds[after] & _CLOSER) > 0).any():
        after[closing] += 1
    last, after = (one[(kinds[after] & _BLANK) > 0] for one in (last, after))
    small = _SMALL_LETTER[raw[_next_visible(kinds, after)]]
    single = (raw[last] == ord(".")) & ~stop[last - 1] & (after == last + 1)
    word = np.searchsorted(end, last)  # the word, if any, that ends where the full stop stands
    word[word == len(end)] = 0
    touching = single & (end[word] == last) & ~_FIGURE[raw[start[word] - 1]]
    known = forms.number
    names = forms.names
    short = np.array([known[one] for one in ABBREVIATIONS if one in known], dtype=np.int32)
    initial = (end[word] - start[word] == 1) & ((kinds[start[word]] & _CAPITAL) > 0)
    i = known.get("i", -1)
    abbreviated = touching & (np.isin(number[word], short) | (initial & (number[word] != i)))
    for at in np.flatnonzero(touching).tolist() if hyphens else ():
        tail = names[number[word[at]]].rpartition("-")[2]  # of well-Dr. the word before the stop is Dr
        capital = bool(kinds[last[at] - 1] & _CAPITAL)
        abbreviated[at] = tail in ABBREVIATIONS or (len(tail) == 1 and capital and tail != "i")
    ended = after[~small & ~abbreviated]
    lines = np.flatnonzero(raw == ord("\n"))
    if len(lines) > 1 and _PADDING[raw[lines[:-1] + 1]].any():
        # A blank line: two ends of line with nothing but spaces and tabs between them.
        solid = np.flatnonzero(~_PADDING[raw])
        seen = np.searchsorted(solid, lines)
        ended = np.concatenate([ended, lines[1:][seen[1:] == seen[:-1]]])
    first = np.searchsorted(start, ended)
    begins: NDArray[np.int64] = first[first < len(start)]
    return begins


def _next_visible(kinds: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first place from each of these that is not blank; the last place of all where none is."""
    at = at.copy()
    for _ in range(3):  # mostly there is one space; of a thousand blank lines nobody steps through each
        blank = (kinds[at] & _BLANK) > 0
        if not blank.any():
            return at
        at[blank] = np.minimum(at[blank] + 1, len(kinds) - 1)
    visible = np.append(np.flatnonzero((kinds & _BLANK) == 0), len(kinds) - 1)
    found: NDArray[np.int64] = visible[np.searchsorted(visible[:-1], at)]
    return found


def _number(
    small: NDArray[np.uint8], start: NDArray[np.int64], length: NDArray[np.int64], forms: Forms
) -> Ints:
    """The form of each word as its number, from its bytes.

    A word of up to 8 bytes is its own key; of a longer one three pieces of 8 are mixed into a key and
    compared one by one with those of the word that stands for them, so that no two forms ever fall together.
    """
    eight = np.lib.stride_tricks.sliding_window_view(small, 8).view("<u8")[:, 0]
    key = eight[start] & _MASKS[np.minimum(length, 8)]
    long = np.flatnonzero(length > 8)
    rest: list[NDArray[np.uint64]] = []
    if len(long):
        at, n = start[long], length[long]
        rest = [eight[at + 8] & _MASKS[np.clip(n - 8, 0, 8)], eight[at + 16] & _MASKS[np.clip(n - 16, 0, 8)]]
        mixed = key[long]
        for piece in rest:
            mixed = (mixed ^ (piece * _ODD[0])) * _ODD[1]
            mixed ^= mixed >> np.uint64(29)
        key[long] = mixed & _LONG
    kind, stands = codes(key)
    if len(long):
        place = np.zeros(len(start), dtype=np.int64)
        place[long] = np.arange(len(long))
        model = stands[kind[long]]
        same = (eight[start[model]] == eight[start[long]]) & (length[model] <= 24)
        for piece in rest:
            same &= piece[place[model]] == piece
        odd = long[~same | (length[long] > 24)]
    else:
        odd = long
    text = small.tobytes().decode("cp1252", "replace")
    number = forms.numbers_of(_spelled(text, start[stands], length[stands]))[kind]
    if len(odd):  # longer than 24 letters, or one of the 1 in 10^10 keys that meet
        number[odd] = forms.numbers_of(_spelled(text, start[odd], length[odd]))
    return number


def _spelled(text: str, start: NDArray[np.int64], length: NDArray[np.int64]) -> list[str]:
    end = start + length
    return [text[first:last] for first, last in zip(start.tolist(), end.tolist(), strict=True)]


def codes(keys: NDArray[np.uint64]) -> tuple[Ints, NDArray[np.int64]]:
    """Which keys are the same: a number for each, from 0, and for each number the position of one such key.

    A hash table filled by all keys at once: of those that fall into one slot the last stays, those unlike it
    go on to the next round with another multiplier. 0.15 s for 6 million; ``np.unique`` takes 1.7 s.
    """
    number = np.zeros(len(keys), dtype=np.int32)
    stands: list[NDArray[np.int64]] = []
    left = np.arange(len(keys))
    found = 0
    bits = max(8, min(20, len(keys).bit_length()))
    factors = cycle(_ODD)
    while len(left):
        mine = keys[left]
        slot = ((mine * next(factors)) >> np.uint64(64 - bits)).astype(np.int32)
        table = np.full(1 << bits, -1, dtype=np.int32)
        table[slot] = np.arange(len(left), dtype=np.int32)
        stays = table[slot]
        same = mine[stays] == mine
        used = np.flatnonzero(table >= 0)
        of_slot = np.empty(1 << bits, dtype=np.int32)
        of_slot[used] = found + np.arange(len(used), dtype=np.int32)
        of_key = of_slot[slot]
        if len(left) == len(keys):  # what goes on to the next round is numbered anew there
            number = of_key
        else:
            number[left[same]] = of_key[same]
        stands.append(left[table[used]])
        found += len(used)
        left = left[~same]
    return number, np.concatenate(stands) if stands else np.zeros(0, dtype=np.int64)


def _one_by_one(text: str, first: int, forms: Forms, hyphens: bool) -> _Columns:
    """The words of one text of any script, by ``tokens`` and ``sentences``."""
    found = tokens(text, hyphens=hyphens)
    starts = iter([start for start, _ in sentences(text)])
    coming: int | None = next(starts, None)
    flags = []
    before = -1
    for start, end, form, _ in found:
        gap = text[before:start] if before >= 0 else ""
        opens = False
        while coming is not None and coming <= start:
            opens, coming = True, next(starts, None)
        flag = CAPITAL * _capital(form[0])
        flag |= CLAUSE * (before < 0 or not set(_CLAUSE_MARKS).isdisjoint(gap))
        flag |= SENTENCE if opens else TIGHT * (before >= 0 and not gap.strip(JOINTS))
        flags.append(flag)
        before = end
    spans = np.array([(token.start, token.end) for token in found], dtype=np.int32).reshape(-1, 2)
    return (
        forms.numbers(token.word for token in found),
        np.full(len(found), first, dtype=np.int32),
        spans[:, 0],
        spans[:, 1],
        np.array(flags, dtype=np.uint8),
    )


def _capital(character: str) -> bool:
    return character != character.lower()


# What a byte can be, as bits.
_LETTER, _INNER, _CAPITAL, _LOOSE, _MARK, _END, _CLOSER, _BLANK = (1 << bit for bit in range(8))
_BYTES = [bytes([one]).decode("cp1252", "replace") if one else "\0" for one in range(256)]


@cache
def _kinds(hyphens: bool) -> NDArray[np.uint8]:
    table = np.zeros(256, dtype=np.uint8)
    inner = "'’-" if hyphens else "'’"
    for at, one in enumerate(_BYTES):
        letter = unicodedata.category(one)[0] == "L"
        table[at] = (
            _LETTER * letter
            | _INNER * (one in inner)
            | _CAPITAL * (letter and _capital(one))
            | _LOOSE * (one not in JOINTS)
            | _MARK * (one in _CLAUSE_MARKS)
            | _END * (one in ENDS)
            | _CLOSER * (one in CLOSERS)
            | _BLANK * (one.isspace() or one == "\0")
        )
    return table


_SMALL_LETTER = np.array([one.islower() for one in _BYTES])
_FIGURE = np.array([one == "_" or (one.isalnum() and unicodedata.category(one)[0] != "L") for one in _BYTES])
_PADDING = np.array([one in " \t\n" for one in _BYTES])
_SMALL = np.array(
    [
        at if at == 0 or len(one.lower()) > 1 else (one.lower().encode("cp1252", "ignore") or bytes([at]))[0]
        for at, one in enumerate(_BYTES)
    ],
    dtype=np.uint8,
)
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(8)] + [(1 << 64) - 1], dtype=np.uint64)
_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93], dtype=np.uint64)
# The lowest byte of a short word's key is its first letter; that of a long one's is made 0.
_LONG = np.uint64((1 << 64) - 256)


def _sign(error: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes for characters that have none in cp1252, one each; a letter has none, and the error stands."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    made = []
    before = error.object[error.start - 1] if error.start else " "
    for one in error.object[error.start : error.end]:
        category = unicodedata.category(one)[0]
        # A mark is part of a word after a letter only, not after a heart or a smiling face.
        if category == "L" or (category == "M" and unicodedata.category(before)[0] == "L"):
            raise error
        made.append(_OTHERWISE.get(one) or (_SPACE if one.isspace() else "0" if category == "N" else _SIGN))
        before = one
    return "".join(made), error.end


def _has_bytes(text: str) -> bool:
    try:
        text.encode("cp1252", _HANDLER)
    except UnicodeEncodeError:
        return False
    return True


_HANDLER = "psydyn-sign"
codecs.register_error(_HANDLER, _sign)
