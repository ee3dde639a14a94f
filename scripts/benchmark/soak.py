"""Full load for a long time: is the memory of each service flat?

`--minutes` says how long (30). Articles are published as fast as they become rows, never the same twice; each service's memory is
taken every ten seconds, and a line fitted through the second half of it, when caches and heaps have their size."""

import itertools
import os
import subprocess
import sys
import threading
import time

import news
import pipelines
import processes
import publishing

WAITING = 1_000  # Articles on their way at any moment: enough to keep every service busy.
NAMES = ("ingest", "persister", "extractor")


class Load(threading.Thread):
    """Publishes articles and keeps `WAITING` on their way, until `seconds` are over."""

    def __init__(self, pipeline, seconds):
        super().__init__()
        self.pipeline, self.seconds, self.published, self.stored = pipeline, seconds, 0, 0
        self.error = None

    def run(self):
        client = subprocess.Popen([*publishing.KCAT, os.environ["KAFKA_BOOTSTRAP_SERVERS"], "-t", self.pipeline.topic],
                                  stdin=subprocess.PIPE)
        end = time.monotonic() + self.seconds
        numbers = itertools.count(5_000_000)
        persister = self.pipeline.services[NAMES.index("persister")]
        try:
            while time.monotonic() < end:
                self.stored = int(persister.metric("persister_articles_total"))
                for number in itertools.islice(numbers, max(0, WAITING - (self.published - self.stored))):
                    client.stdin.write(publishing.line(news.article(number)).encode())
                    self.published += 1
                client.stdin.flush()
                time.sleep(0.5)
        except Exception as error:
            self.error = error
        client.stdin.close()
        client.wait(60)


def slope(samples):
    """Megabytes an hour, by least squares through (seconds, megabytes)."""
    count = len(samples)
    mean_time, mean = (sum(sample[i] for sample in samples) / count for i in (0, 1))
    spread = sum((moment - mean_time) ** 2 for moment, _ in samples)
    return 3600 * sum((moment - mean_time) * (value - mean) for moment, value in samples) / spread


def measure(folder):
    minutes = float(os.environ.get("MINUTES", 30))
    with pipelines.dateline(folder) as pipeline:
        load = Load(pipeline, minutes * 60)
        begun = time.monotonic()
        load.start()
        samples = {name: [] for name in NAMES}
        while load.is_alive():
            load.join(10)
            for name, pid in zip(NAMES, pipeline.pids):
                samples[name].append((time.monotonic() - begun, processes.megabytes([pid])))
            print(f"{(time.monotonic() - begun) / 60:.1f} min, {load.stored:,} articles:",
                  ", ".join(f"{name} {samples[name][-1][1]:.0f} MB" for name in NAMES), file=sys.stderr, flush=True)
        if load.error:
            raise load.error
        rate = load.stored / (time.monotonic() - begun)
    rows = [(f"soak: {minutes:.0f} minutes at full load", f"{load.stored:,} articles, {rate:,.0f}/s", "", "")]
    for name, taken in samples.items():
        half = taken[len(taken) // 2:]
        growth = slope(half)
        last = sum(value for _, value in half) / len(half)
        rows.append((f"soak: {name}, mean and peak of the second half", f"{last:.0f} MB, {max(v for _, v in half):.0f} MB",
                     f"{growth:+.1f} MB an hour", f"{100 * growth / last:+.1f} % an hour (flat: < 10 %)"))
    return rows
