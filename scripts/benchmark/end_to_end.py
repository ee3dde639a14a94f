"""The whole way of the same articles, from publishing to rows: Dateline beside the Python pipeline of bench/.

ARTICLES is how many go through each (5,000, which take the Python pipeline seven minutes); PYTHON_ARTICLES gives it the first
of them only, since its rate is the same for the rest. PYTHON_PROCESSES is in how many processes it runs: "1", or "1 2" for both
after each other, or "" for Dateline alone. LATENCY_SECONDS is how long each is loaded at half of its own rate."""

import os

import news
import pipelines
import processes
import publishing
from arrivals import Arrivals
from database import sql

ARTICLES = int(os.environ.get("ARTICLES", 5_000))
PYTHON_ARTICLES = int(os.environ.get("PYTHON_ARTICLES", ARTICLES))
PYTHON_PROCESSES = [int(count) for count in os.environ.get("PYTHON_PROCESSES", "1").split()]
SECONDS = float(os.environ.get("LATENCY_SECONDS", 20))
WARM_UP = 100


class Figures:
    """What one pipeline did with the articles."""

    def __init__(self, pipeline, articles, folder):
        shared = processes.broker_and_database()
        with Arrivals(pipeline.table) as arrivals:
            first = [news.article(-1 - number) for number in range(WARM_UP)]
            publishing.at_once(first, pipeline.topic, folder)
            arrivals.wait_for([article["url"] for article in first], 300)
            cpu, shared_cpu = processes.cpu_seconds(pipeline.pids), processes.cpu_seconds(shared)
            begun = publishing.at_once(articles, pipeline.topic, folder)
            count = len(articles)
            ended = arrivals.wait_for([article["url"] for article in articles], 300 + count / 2)
            self.rate = count / (ended - begun)
            self.cpu = (processes.cpu_seconds(pipeline.pids) - cpu) / count
            self.shared_cpu = (processes.cpu_seconds(shared) - shared_cpu) / count
            self.megabytes = processes.megabytes(pipeline.pids, peak=True)
            pipeline.come_to_rest()  # Half load is measured without what full load has left to do.
            self.latencies = latencies(pipeline, arrivals, self.rate / 2)


def latencies(pipeline, arrivals, rate):
    """Seconds from publishing to row at a steady `rate`, sorted."""
    number = 1_000_000 * (1 + (pipeline.table != "article"))
    articles = [news.article(number + i) for i in range(max(50, int(rate * SECONDS)))]
    moments = publishing.steadily(articles, pipeline.topic, rate)
    arrivals.wait_for(moments, 300)
    return sorted(arrivals.seen[url] - moments[url] for url in moments)


def percentile(values, share):
    return values[min(len(values) - 1, int(share * len(values)))]


def measure(folder):
    articles = [news.article(number) for number in range(ARTICLES)]
    with pipelines.dateline(folder) as pipeline:
        ours = Figures(pipeline, articles, folder)
    theirs = []
    for count in PYTHON_PROCESSES:
        with pipelines.python(folder, count) as pipeline:
            theirs.append((pipeline.name, Figures(pipeline, articles[:PYTHON_ARTICLES], folder)))
            sql("truncate python_article, python_mention")
    return [row for name, other in theirs for row in rows(ours, other, name)] or alone(ours)


def alone(ours):
    return [(what, measured, "", "") for what, measured, *_ in rows(ours, ours, "")]


def rows(ours, other, name):
    p50, p99 = (percentile(ours.latencies, share) for share in (0.5, 0.99))
    q50, q99 = (percentile(other.latencies, share) for share in (0.5, 0.99))
    return [
        ("end to end: articles a second", f"{ours.rate:,.0f}/s", f"{other.rate:,.1f}/s {name}",
         f"{ours.rate / other.rate:.1f} times (≥ 20)"),
        ("end to end: CPU an article", f"{1000 * ours.cpu:.2f} ms", f"{1000 * other.cpu:.1f} ms",
         f"1/{other.cpu / ours.cpu:.0f}"),
        ("end to end: broker's and database's CPU an article", f"{1000 * ours.shared_cpu:.2f} ms",
         f"{1000 * other.shared_cpu:.2f} ms", ""),
        ("end to end: peak memory", f"{ours.megabytes:.0f} MB", f"{other.megabytes:.0f} MB",
         f"1/{other.megabytes / ours.megabytes:.1f} (≤ 1/5)"),
        (f"end to end: publishing to row at half load, p50, p99 of {len(ours.latencies):,}",
         f"{1000 * p50:.0f}, {1000 * p99:.0f} ms", f"{1000 * q50:.0f}, {1000 * q99:.0f} ms", "p99 < 500 ms"),
    ]
