"""Edited copies found among articles, and how fast, beside datasketch where it can be installed. ARTICLES=FILE takes the
texts of that NDJSON file instead of made-up ones."""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import time

import corpus
from services import program

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / ".cache" / "datasketch"
ARTICLES = 2_000


def texts():
    if path := os.environ.get("ARTICLES"):
        with open(path, encoding="utf8") as lines:
            return [json.loads(line)["text"] for line in lines]
    rng = random.Random(4)
    return ["\n\n".join(corpus.words(rng, rng.randint(200, 700)) for _ in range(rng.randint(3, 9))) for _ in range(ARTICLES)]


def first_third(rng, text):
    words = text.split(" ")
    return " ".join(words[: max(30, len(words) // 3)])


def without_paragraphs(rng, text):
    paragraphs = text.split("\n\n")
    return "\n\n".join(rng.sample(paragraphs, max(1, len(paragraphs) * 2 // 3)))


def other_words(rng, text):
    return " ".join(word if rng.random() > 0.05 else "otherwise" for word in text.split(" "))


def other_beginning(rng, text):
    return f"{corpus.words(rng, 60)}\n\nBy {corpus.words(rng, 12)}\n\n{text}"


def other_order(rng, text):
    sentences = re.split(r"(?<=[.!?])\s+", text)
    rng.shuffle(sentences)
    return " ".join(sentences)


def cut_and_changed(rng, text):
    return other_beginning(rng, other_words(rng, first_third(rng, text)))


EDITS = [first_third, without_paragraphs, other_words, other_beginning, other_order, cut_and_changed]


def judged(pairs, count):
    """The share of the copies that hang together with their originals, and of the pairs that should not be."""
    leader = list(range(2 * count))

    def root(one):
        while leader[one] != one:
            one = leader[one]
        return one

    wrong = 0
    for one, other in pairs:
        wrong += one % count != other % count
        leader[root(one)] = root(other)
    found = sum(root(i) == root(i + count) for i in range(count))
    return found / count, wrong / max(1, len(pairs))


def in_swift(folder, articles):
    path = f"{folder}/copies.ndjson"
    with open(path, "w", encoding="utf8") as file:
        for number, text in enumerate(articles):
            file.write(json.dumps({"url": f"https://copies.example/{number}", "text": text}) + "\n")
    run = subprocess.run([program("ingest"), "copies", path], capture_output=True, text=True, check=True)
    number = lambda url: int(url.rsplit("/", 1)[1])
    pairs = [(number(copy["article"]), number(copy["copyOf"])) for copy in map(json.loads, run.stdout.splitlines())]
    milliseconds = int(re.search(r"took (\d+) ms", run.stderr).group(1))
    return pairs, len(articles) * 1000 / max(1, milliseconds)


def installed():
    if not LIBRARY.exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(LIBRARY), "datasketch"]
        subprocess.run(command, capture_output=True)
    sys.path.append(str(LIBRARY))
    try:
        import datasketch
        return datasketch
    except ImportError:
        return None


def in_datasketch(datasketch, articles):
    """The same method by the usual library: bands of two minima, then containment."""
    index = datasketch.MinHashLSH(num_perm=128, params=(64, 2))
    known, pairs = [], []
    begun = time.monotonic()
    for number, text in enumerate(articles):
        words = re.findall(r"\w+", text.lower())
        shingles = {" ".join(words[i:i + 5]).encode() for i in range(max(1, len(words) - 4))}
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch(shingles)
        best = None
        for other in index.query(sketch):
            similarity, size = sketch.jaccard(known[other][0]), known[other][1]
            common = similarity / (1 + similarity) * (len(shingles) + size)
            contained = common / min(len(shingles), size)
            if contained >= 0.35 and similarity >= 0.1 and (best is None or contained > best[0]):
                best = contained, other
        index.insert(number, sketch)
        known.append((sketch, len(shingles)))
        if best:
            pairs.append((number, best[1]))
    return pairs, len(articles) / (time.monotonic() - begun)


def measure(folder):
    rng = random.Random(9)
    originals = texts()
    articles = originals + [EDITS[number % len(EDITS)](rng, text) for number, text in enumerate(originals)]
    pairs, rate = in_swift(folder, articles)
    found, wrong = judged(pairs, len(originals))
    rows = [("copies: edited copies found, wrong pairs", f"{found:.2%}, {wrong:.2%}", "", "≥ 99 %, ≤ 0.1 %")]
    datasketch = installed()
    if datasketch is None:
        return rows + [("copies: articles signed and looked up", f"{rate:,.0f}/s", "datasketch cannot be installed", "")]
    pairs, reference = in_datasketch(datasketch, articles)
    found, wrong = judged(pairs, len(originals))
    rows[0] = rows[0][:2] + (f"{found:.2%}, {wrong:.2%} datasketch", rows[0][3])
    return rows + [("copies: articles signed and looked up", f"{rate:,.0f}/s", f"{reference:,.0f}/s datasketch",
                    f"{rate / reference:.0f} (≥ 10)")]
