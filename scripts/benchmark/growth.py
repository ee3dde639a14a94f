"""The persister's rate as the tables grow, with search and stories worked off beside it.

GROWTH_ARTICLES is how many articles are stored in all: 100000 when it is not set, 1000000 for the figure of the documents.
"""

import base64
import hashlib
import json
import os
import pathlib
import random
import statistics
import struct
import subprocess
import time

import corpus
from persister import sql
from services import TICKS, free_port, program, running

ARTICLES = int(os.environ.get("GROWTH_ARTICLES", 100_000))
STEPS = 20
WORDS, SENTENCES, NAMES, PLACES = 50_000, 20_000, 2_000_000, 50_000
TYPES = ["person", "person", "person", "organization", "organization", "place", "place", "group", "other"]


def zipf(rng, count):
    """A number below `count`, the n-th as likely as 1/n."""
    return int(count ** rng.random()) - 1


class World:
    """Articles like those of news in what matters here: few names are everybody's and many are new, lengths differ, one in
    twenty is a copy of one of the last thousands."""

    def __init__(self):
        self.rng = random.Random(2024)
        spelling = random.Random(1)
        words = ["".join(spelling.choices(corpus.SYLLABLES, k=spelling.randint(1, 5))) for _ in range(WORDS)]
        self.sentences = [
            " ".join(words[zipf(spelling, WORDS)] for _ in range(spelling.randint(4, 16))) + "."
            for _ in range(SENTENCES)]
        self.texts = []

    def entity(self, rank, place):
        kind = TYPES[rank % len(TYPES)]
        entity = {"id": f"e{place}", "type": kind, "name": f"{kind.title()} {rank:x}", "confidence": 0.93, "mentions": []}
        if kind == "place" and rank < PLACES:
            entity.update(geonamesId=rank + 1, country="FR", region="FR-IDF", latitude=rank % 90, longitude=rank % 180)
        if kind == "person" and self.rng.random() < 0.3:
            entity.update(role="Minister", country="FR")
        return entity

    def text(self):
        """A text with what it names, and its signature."""
        rng = self.rng
        ranks = list(dict.fromkeys(zipf(rng, NAMES) for _ in range(rng.randint(3, 40))))
        entities = [self.entity(rank, place) for place, rank in enumerate(ranks)]
        text = ""
        for number in range(min(150, int(rng.lognormvariate(3.7, 0.6)) + 3)):
            text += rng.choice(self.sentences) + " "
            entity = entities[min(zipf(rng, 2 * len(entities)), len(entities) - 1) if number >= len(entities) else number]
            entity["mentions"].append({"start": len(text), "end": len(text) + len(entity["name"]), "kind": "name"})
            text += entity["name"] + " "
        entities = [entity for entity in entities if entity["mentions"]]
        return text, entities, struct.pack("<I", 200) + rng.randbytes(512)

    def article(self, number):
        rng = self.rng
        if self.texts and rng.random() < 0.05:
            text, entities, signature = rng.choice(self.texts)
            text += f"({number})"
        else:
            text, entities, signature = self.text()
            self.texts = self.texts[-5000:] + [(text, entities, signature)]
        day = 1 + number * 27 // ARTICLES
        return {
            "schema": 1, "id": corpus.uuid(f"{number}"), "url": f"https://outlet{number % 97}.example/{number}",
            "source": f"outlet{number % 97}.example", "title": rng.choice(self.sentences), "authors": [], "language": "en",
            "text": text, "contentHash": hashlib.sha256(text.encode()).hexdigest(), "receivedAt": corpus.RECEIVED,
            "publishedAt": f"2024-05-{day:02}", "signature": base64.b64encode(signature).decode(),
            "extractor": {"name": "dateline", "version": "0.1.0", "model": "bench"}, "status": "ok", "entities": entities,
            "dates": [{"start": 0, "end": 4, "value": f"2024-05-{day:02}"}],
            "quotes": [{"start": 0, "end": 20, "speaker": entities[0]["id"], "kind": "direct", "confidence": 0.9}],
        }


def database_cpu(postmaster):
    """Seconds of the database's sessions that have ended."""
    fields = pathlib.Path(f"/proc/{postmaster}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / TICKS


def step(path, count, postmaster):
    """Stores the articles of a file; gives the seconds of storing, those until search and stories have them, and the
    database's CPU seconds for storing."""
    cpu = database_cpu(postmaster)
    begun = time.monotonic()
    subprocess.run([program("persister"), "load", path], check=True, capture_output=True)
    stored = time.monotonic() - begun
    time.sleep(0.2)  # until the database has buried its sessions
    cpu = database_cpu(postmaster) - cpu
    while sql("select exists (select from search_queue) or exists (select from story_queue)") == "t":
        time.sleep(0.05)
    return stored / count, (time.monotonic() - begun) / count, cpu / count


def measure(folder):
    world = World()
    count = ARTICLES // STEPS
    path = f"{folder}/step.ndjson"
    postmaster = int(pathlib.Path(sql("show data_directory"), "postmaster.pid").read_text().split()[0])
    steps = []
    with running("persister", "run", free_port(), folder):
        for number in range(STEPS):
            with open(path, "w", encoding="utf8") as file:
                for place in range(number * count, (number + 1) * count):
                    file.write(json.dumps(world.article(place)) + "\n")
            steps.append(step(path, count, postmaster))
    assert sql("select count(*) from article") == str(count * STEPS)
    first, last = ([statistics.median(values) for values in zip(*part)] for part in (steps[:4], steps[-4:]))
    size = sql("select pg_size_pretty(pg_database_size(current_database()))")
    what = f"growth: {count * STEPS:,} articles ({size}), "
    return [
        (what + "storing at the end", f"{1 / last[0]:,.0f}/s", f"{1 / first[0]:,.0f}/s at the start",
         f"{first[0] / last[0]:.2f} (≥ 0.8)"),
        (what + "with search and stories", f"{1 / last[1]:,.0f}/s", f"{1 / first[1]:,.0f}/s at the start",
         f"{first[1] / last[1]:.2f}"),
        (what + "database's CPU for storing", f"{1e6 * last[2]:,.0f} µs an article", f"{1e6 * first[2]:,.0f} µs at the start",
         f"{first[2] / last[2]:.2f}"),
    ]
