"""Make ``hvdc/coder/data/parser.npz``: the weights of the coder's tagger and parser.

Run once, by hand: ``python scripts/hvdc_parser.py SENTENCES.pickle``. The file holds sentences as lists of
(word, tag, head, relation), labelled by spaCy's small English model (MIT licence) over DreamBank reports
without the held-out third of the norms. What is kept are weights of features, never a sentence; of the words
only those that WordNet or a stop list knows.
"""

from __future__ import annotations

import pickle
import random
import sys
from collections import Counter, defaultdict

import numpy as np

from jupyter_psydyn.hvdc.coder.parser import DATA, State, Vocabulary, move_keys, tag_keys
from jupyter_psydyn.lexicon import wordnet

ROUNDS = 8
LEAST = 3  # a word, an ending or a feature that is rarer is not kept


# Relations that are one to us.
SAME = {
    "csubj": "nsubj", "csubjpass": "nsubjpass", "oprd": "attr", "pcomp": "ccomp", "preconj": "det",
    "predet": "det", "quantmod": "nummod", "intj": "dep", "meta": "dep", "parataxis": "dep",
}  # fmt: skip


class Learner:
    """An averaged perceptron in the making."""

    def __init__(self, labels: int) -> None:
        self.rows: dict[int, int] = {}
        self.labels, self.step = labels, 0
        self.now = np.zeros((1 << 22, labels), dtype=np.float32)
        self.sums = np.zeros_like(self.now)

    def row_of(self, keys: np.ndarray) -> list[int]:
        rows = self.rows
        return [rows.setdefault(key, len(rows)) for key in keys.tolist()]

    def update(self, rows: list[int], truth: int, guess: int) -> None:
        # The average is (now - sums / steps), after Daume.
        self.now[rows, truth] += 1
        self.now[rows, guess] -= 1
        self.sums[rows, truth] += self.step
        self.sums[rows, guess] -= self.step

    def kept(self, least: int) -> tuple[np.ndarray, np.ndarray]:
        """The features and their weights, from -127 to 127, without those that weigh less than ``least``."""
        n = len(self.rows)
        mean = self.now[:n]
        mean -= self.sums[:n] / max(self.step, 1)
        scale = 127 / np.quantile(np.abs(mean[mean != 0]), 0.9999)
        whole = np.clip(np.rint(mean * scale), -127, 127).astype(np.int8)
        strong = np.abs(whole.astype(int)).max(axis=1) >= least
        keys = np.fromiter(self.rows, dtype=np.int64, count=n)
        return keys[strong], whole[strong]


def vocabulary(sentences: list) -> tuple[Vocabulary, list[int]]:
    """The words, endings, tags and moves of the sentences, and the tag of each word that has only one."""
    counts, endings, tags, relations = Counter(), Counter(), Counter(), Counter()
    tag_of: dict[str, Counter] = defaultdict(Counter)
    for sentence in sentences:
        for at, (word, tag, _, relation) in enumerate(sentence):
            low = word.lower()
            counts[low] += 1 if not (word[0].isupper() and at) or low == "i" else 0
            endings[low[-3:]] += 1
            tags[tag] += 1
            relations[relation] += 1
            tag_of[low][tag] += 1
    known = wordnet()
    words = [
        one
        for one, n in counts.items()
        if n >= LEAST and (not one.isalpha() or known.all_bases(one) or n >= 30)
    ]
    words = ["<figure>", "<mark>", "<Name>", "<word>", *sorted(words)]
    ends = sorted(one for one, n in endings.items() if n >= LEAST)
    moves = ("shift", *(f"{side}{one}" for one in sorted(relations) if one != "ROOT" for side in "<>"))
    made = Vocabulary(
        {one: at + 1 for at, one in enumerate(words)},
        {one: at + 1 for at, one in enumerate(ends)},
        tuple(sorted(tags)),
        moves,
    )
    sure = []
    for one in words:
        (tag, most), *_ = tag_of[one].most_common(1) or [("", 0)]
        total = sum(tag_of[one].values())
        sure.append(made.tags.index(tag) if total >= 20 and most >= 0.99 * total else -1)
    return made, sure


def learn_tags(sentences: list, words: Vocabulary, sure: list[int]) -> Learner:
    learner = Learner(len(words.tags))
    number = {tag: at for at, tag in enumerate(words.tags)}
    for turn in range(ROUNDS):
        random.shuffle(sentences)
        right = total = 0
        for sentence in sentences:
            forms, endings, looks = words.numbers([row[0] for row in sentence])
            n = len(forms)
            forms, endings = [*forms, 0, 0], [*endings, 0, 0]
            tags = [-1] * (n + 2)
            for at in range(n):
                truth = number[sentence[at][1]]
                tag = sure[forms[at] - 1]
                if tag < 0:
                    learner.step += 1
                    rows = learner.row_of(tag_keys(at, forms, endings, looks, tags))
                    tag = int(learner.now[rows].sum(axis=0).argmax())
                    if tag != truth:
                        learner.update(rows, truth, tag)
                tags[at] = tag
                right += tag == truth
                total += 1
        print("tags, round", turn, right / total, flush=True)
    return learner


def costs(state: State, heads: list[int], n: int) -> tuple[int, int, int]:
    """How many right arcs each kind of move would make impossible (dynamic oracle of arc-hybrid)."""
    stack, following = state.stack, state.next
    s0 = stack[-1] if stack else -1
    s1 = stack[-2] if len(stack) > 1 else -1
    shift = left = right = 0
    if following < n:
        for one in stack:
            if heads[following] == one and one != s0:
                shift += 1
            if heads[one] == following:
                shift += 1
    if s0 >= 0:
        for one in range(following, n):
            if heads[one] == s0:
                left += 1
                right += 1
            if heads[s0] == one:
                right += 1
                if one != following:
                    left += 1
        if heads[s0] == s1 and s1 >= 0:
            left += 1
    # Shifting the next word loses its head s0 not at all: it can still be hung on it.
    return shift, left, right


def learn_moves(sentences: list, tagged: dict[int, list[int]], words: Vocabulary) -> Learner:
    learner = Learner(len(words.moves))
    kinds = np.array([0 if m == "shift" else 1 if m[0] == "<" else 2 for m in words.moves])
    number = {move: at for at, move in enumerate(words.moves)}
    order = list(range(len(sentences)))
    for turn in range(ROUNDS):
        random.shuffle(order)
        right = total = 0
        for which in order:
            sentence = sentences[which]
            n = len(sentence)
            forms = [*words.numbers([row[0] for row in sentence])[0], 0, 0, 0]
            tags = [*(tag + 1 for tag in tagged[which]), 0, 0, 0]
            heads = [-1 if row[3] == "ROOT" else row[2] for row in sentence]
            state = State(n)
            while any(possible := state.possible()):
                learner.step += 1
                rows = learner.row_of(move_keys(state, forms, tags))
                scores = learner.now[rows].sum(axis=0)
                scores = np.where(np.array(possible)[kinds], scores, -np.inf)
                guess = int(scores.argmax())
                cost = costs(state, heads, n)
                least = min(c for c, p in zip(cost, possible, strict=True) if p)
                good = [k for k in range(3) if possible[k] and cost[k] == least]
                allowed = []
                for kind in good:
                    if kind == 0:
                        allowed.append(0)
                    else:
                        child = state.stack[-1]
                        head = state.next if kind == 1 else state.stack[-2]
                        if heads[child] == head:
                            allowed.append(number["<>"[kind - 1] + sentence[child][3]])
                        else:
                            allowed.append(number["<>"[kind - 1] + "dep"])
                truth = max(allowed, key=lambda one: scores[one])
                if kinds[guess] in good and kinds[guess] and guess not in allowed:
                    truth = next(one for one in allowed if kinds[one] == kinds[guess])
                if guess != truth and guess not in allowed:
                    learner.update(rows, truth, guess)
                state.move(words.moves[guess if turn and random.random() < 0.9 else truth])
            for at in range(n):
                if sentence[at][1][0].isalpha():
                    total += 1
                    right += state.heads[at] == heads[at]
        print("moves, round", turn, right / total, flush=True)
    return learner


def main() -> None:
    random.seed(1)
    with open(sys.argv[1], "rb") as file:
        read = pickle.load(file)
    sentences = [[(w, tag, head, SAME.get(rel, rel)) for w, tag, head, rel in sentence] for sentence in read]
    random.shuffle(sentences)
    test, sentences = sentences[:1000], sentences[1000:]
    words, sure = vocabulary(sentences)
    print(len(sentences), "sentences", len(words.words), "words", len(words.tags), "tags", len(words.moves))
    tagger = learn_tags(sentences, words, sure)
    tag_key, tag_weights = tagger.kept(8)
    print("tagger", tag_weights.shape)
    from jupyter_psydyn.hvdc.coder.parser import Parser

    kept = {
        "words": "\n".join(words.words),
        "endings": "\n".join(words.endings),
        "tags": "\n".join(words.tags),
        "moves": "\n".join(words.moves),
        "sure": np.array(sure, dtype=np.int16),
        "tag_keys": tag_key,
        "tag_weights": tag_weights,
        "move_keys": np.zeros(0, dtype=np.int64),
        "move_weights": np.zeros((0, len(words.moves)), dtype=np.int8),
    }
    np.savez_compressed(DATA / "parser.npz", **kept)
    first = Parser(DATA / "parser.npz")
    tagged = {
        which: first._tags(*words.numbers([row[0] for row in sentence]))
        for which, sentence in enumerate(sentences)
    }
    mover = learn_moves(sentences, tagged, words)
    kept["move_keys"], kept["move_weights"] = mover.kept(8)
    print("mover", kept["move_weights"].shape)
    np.savez_compressed(DATA / "parser.npz", **kept)
    made = Parser(DATA / "parser.npz")
    tags = heads = labelled = total = 0
    parses = made.parse([[row[0] for row in sentence] for sentence in test])
    for sentence, parsed in zip(test, parses, strict=True):
        for at, (word, tag, head, relation) in enumerate(sentence):
            if not word[0].isalpha():
                continue
            total += 1
            tags += parsed.tags[at] == tag
            right = parsed.heads[at] == (-1 if relation == "ROOT" else head)
            heads += right
            labelled += right and (relation == "ROOT" or parsed.relations[at] == relation)
    print(
        f"1,000 sentences kept aside: tags {tags / total:.3f}, heads {heads / total:.3f}, "
        f"with relation {labelled / total:.3f}"
    )


if __name__ == "__main__":
    main()
