"""The persister's rate as the tables grow, with search and stories worked off beside it.

GROWTH_ARTICLES is how many articles are stored in all: 100000 when it is not set, 1000000 for the figure of the documents.
They come in 20 steps of as many; each is stored, and then search and stories are waited for, while the next is made. What a
step took is told at its end. GROWTH_MINUTES ends it after the step in which so many are over (20).
"""

import base64
import hashlib
import json
import multiprocessing
import os
import random
import resource
import statistics
import struct
import subprocess
import sys
import time
import typing

import corpus
from database import cpu_of_ended_sessions, cpu_of_session, session_at, sql, warm_up
from services import free_port, program, running

ARTICLES = int(os.environ.get("GROWTH_ARTICLES", 100_000))
MINUTES = float(os.environ.get("GROWTH_MINUTES", 20))
STEPS = 20
COUNT = ARTICLES // STEPS
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


def make_steps(path, wanted):
    """Writes the articles of the next step whenever it is asked to, and answers when they are there; until it is told no."""
    world = World()
    number = 0
    while wanted.recv():
        with open(path, "w", encoding="utf8") as file:
            for _ in range(COUNT):
                file.write(json.dumps(world.article(number)) + "\n")
                number += 1
        wanted.send(True)


class Step(typing.NamedTuple):
    """Seconds an article: of storing, until search and stories had it, and of processors."""

    storing: float
    whole: float
    own_cpu: float
    database_cpu: float
    search_cpu: float
    stories_cpu: float

    def __str__(self):
        def cpu(seconds):
            return f"{1e6 * seconds:,.0f}"

        return (f"{1 / self.storing:,.0f}/s stored, {1 / self.whole:,.0f}/s with search and stories; CPU µs an article: "
                f"persister {cpu(self.own_cpu)}, database {cpu(self.database_cpu)}, search {cpu(self.search_cpu)}, "
                f"stories {cpu(self.stories_cpu)}")


def costs(workers):
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (usage.ru_utime + usage.ru_stime, cpu_of_ended_sessions(), *map(cpu_of_session, workers))


def run_step(path, workers, on_stored):
    """Stores the articles of a file; `workers` are the sessions of search and stories."""
    before, begun = costs(workers), time.monotonic()
    subprocess.run([program("persister"), "load", path], check=True, capture_output=True)
    stored = time.monotonic() - begun
    time.sleep(0.3)  # until the database has buried its sessions
    own, database = (now - then for now, then in zip(costs(workers)[:2], before))
    on_stored()
    while sql("select exists (select from search_queue) or exists (select from story_queue)") == "t":
        time.sleep(0.2)
    whole = time.monotonic() - begun
    queues = (now - then for now, then in zip(costs(workers)[2:], before[2:]))
    return Step(*(seconds / COUNT for seconds in (stored, whole, own, database, *queues)))


def run_steps(path):
    wanted, asked = multiprocessing.Pipe()
    maker = multiprocessing.Process(target=make_steps, args=(path, asked), daemon=True)
    maker.start()
    wanted.send(True)
    workers = [session_at("search_queue"), session_at("story_queue")]
    steps, begun = [], time.monotonic()
    while len(steps) < STEPS and time.monotonic() - begun < 60 * MINUTES:
        wanted.recv()
        steps.append(run_step(path, workers, lambda: wanted.send(True)))
        print(f"  {len(steps) * COUNT:,} articles: {steps[-1]}", file=sys.stderr, flush=True)
    wanted.recv()
    wanted.send(False)
    maker.join()
    return steps


def measure(folder):
    subprocess.run([program("persister"), "migrate"], check=True, capture_output=True)
    warm_up()
    with running("persister", "run", free_port(), folder):
        steps = run_steps(f"{folder}/step.ndjson")
    total = len(steps) * COUNT
    assert sql("select count(*) from article") == str(total)
    first, last = (Step(*(statistics.median(values) for values in zip(*part))) for part in (steps[:4], steps[-4:]))
    size = sql("select pg_size_pretty(pg_database_size(current_database()))")
    what = f"growth: {total:,} articles ({size}), "

    def rate(name, start, end, goal=""):
        return (what + name, f"{1 / end:,.0f}/s", f"{1 / start:,.0f}/s at the start", f"{start / end:.2f}{goal}")

    def cpu(name, start, end):
        return (what + "CPU of " + name, f"{1e6 * end:,.0f} µs an article", f"{1e6 * start:,.0f} µs at the start",
                f"{start / end:.2f}")

    return [
        rate("storing at the end", first.storing, last.storing, " (≥ 0.8)"),
        rate("with search and stories", first.whole, last.whole),
        cpu("the persister", first.own_cpu, last.own_cpu),
        cpu("the database", first.database_cpu, last.database_cpu),
        cpu("search", first.search_cpu, last.search_cpu),
        cpu("stories", first.stories_cpu, last.stories_cpu),
    ]
