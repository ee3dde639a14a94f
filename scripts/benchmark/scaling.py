"""What grows with what: extraction with processes, and the cost of an article with its size and with the partitions.

ARTICLES is how many make each measurement (3,000)."""

import os
import subprocess
import time

import news
import pipelines
import processes
import publishing
from arrivals import Arrivals
from services import free_port, program, running

ARTICLES = int(os.environ.get("ARTICLES", 3_000))
SIZES = (1, 10, 100)  # kB
PARTITIONS = (1, 12, 64)


def measure(folder):
    return extractors(folder) + sizes(folder) + partitions(folder)


def extractors(folder):
    """One and two extractors of one thread each, with nothing else running but the broker."""
    records = article_records(folder, [news.article(number) for number in range(ARTICLES)])
    one, two = (extraction(folder, records, count) for count in (1, 2))
    return [
        ("scaling: two extractors of one thread, beside one", f"{two[0]:,.0f}/s", f"{one[0]:,.0f}/s",
         f"{two[0] / one[0]:.2f} (≥ 1.8)"),
        # Other work on the machine does not count here: twice the processes at the same cost would be twice the rate.
        ("scaling: the extractors' CPU an article, of two beside one", f"{1000 * two[1]:.2f} ms", f"{1000 * one[1]:.2f} ms",
         f"{2 * one[1] / two[1]:.2f} times with cores enough"),
    ]


def article_records(folder, articles):
    """The lines that ingest makes of articles, taken out of its topic."""
    prefix, path = "scaling-records-", f"{folder}/records.ndjson"
    with open(f"{folder}/articles.ndjson", "w", encoding="utf8") as file:
        file.writelines(map(publishing.line, articles))
    subprocess.run([program("ingest"), "publish", f"{folder}/articles.ndjson"], check=True, capture_output=True,
                   env={**os.environ, "TOPIC_PREFIX": prefix})
    with open(path, "wb") as file:
        subprocess.run(["kcat", "-C", "-q", "-e", "-b", os.environ["KAFKA_BOOTSTRAP_SERVERS"], "-t", f"{prefix}articles"],
                       check=True, stdout=file)
    return path


def extraction(folder, records, count):
    """Articles a second, and CPU seconds for one, of `count` extractors that have all partitions between them."""
    prefix = f"scaling-{count}-"
    settings = {"TOPIC_PREFIX": prefix, "EXTRACTOR_CONCURRENCY": "1", "TOPIC_PARTITIONS": "64"}
    with pipelines.several(lambda: running("extractor", "run", free_port(), folder, **settings), count) as services:
        sent = lambda: sum(service.metric("dateline_messages_sent_total") for service in services)
        publish = [*publishing.KCAT, os.environ["KAFKA_BOOTSTRAP_SERVERS"], "-t", f"{prefix}articles", "-l", records]
        subprocess.run(publish, check=True)
        wait(lambda: sent() >= ARTICLES)  # All have their partitions, and everything is warm.
        begun, cpu = time.monotonic(), sum(service.cpu_seconds() for service in services)
        subprocess.run(publish, check=True)
        wait(lambda: sent() >= 2 * ARTICLES)
        used = sum(service.cpu_seconds() for service in services) - cpu
        return ARTICLES / (time.monotonic() - begun), used / ARTICLES


def wait(done, seconds=300):
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise SystemExit("the extractors did not get done")
        time.sleep(0.05)


def sizes(folder):
    """The services' CPU for an article of 1 to 100 kB."""
    costs = {}
    with pipelines.dateline(folder, TOPIC_PREFIX="scaling-sizes-") as pipeline:
        for size in SIZES:
            count = max(30, ARTICLES // (3 * size))
            first = 2_000_000 + size * 10_000
            costs[size] = cost(pipeline, folder, [news.article(first + i, size * 1000) for i in range(count)])[0]
    return [
        (f"scaling: the services' CPU for an article of {size} kB", f"{1000 * costs[size]:.2f} ms",
         f"{1000 * costs[SIZES[0]]:.2f} ms for {SIZES[0]} kB", f"{costs[size] / size / costs[SIZES[0]]:.2f} a kB (≤ 1)")
        for size in SIZES[1:]
    ]


def partitions(folder):
    """The services' CPU and the rate over topics of 1 to 64 partitions."""
    figures = {}
    for count in PARTITIONS:
        environment = {"TOPIC_PREFIX": f"scaling-partitions-{count}-", "TOPIC_PARTITIONS": str(count)}
        first = 3_000_000 + count * 10_000
        with pipelines.dateline(folder, **environment) as pipeline:
            cost(pipeline, folder, [news.article(first - 1 - i) for i in range(100)])
            figures[count] = cost(pipeline, folder, [news.article(first + i) for i in range(ARTICLES // 2)])
    usual = figures[12]
    return [
        (f"scaling: {count} partition{'s' * (count > 1)}, rate and the services' CPU an article",
         f"{figures[count][1]:,.0f}/s, {1000 * figures[count][0]:.2f} ms", f"{usual[1]:,.0f}/s, {1000 * usual[0]:.2f} ms with 12",
         f"{figures[count][1] / usual[1]:.2f}, {figures[count][0] / usual[0]:.2f}")
        for count in PARTITIONS if count != 12
    ]


def cost(pipeline, folder, articles):
    """CPU seconds of the services for an article, and articles a second."""
    with Arrivals(pipeline.table) as arrivals:
        cpu = processes.cpu_seconds(pipeline.pids)
        begun = publishing.at_once(articles, pipeline.topic, folder)
        ended = arrivals.wait_for([article["url"] for article in articles], 300)
        return (processes.cpu_seconds(pipeline.pids) - cpu) / len(articles), len(articles) / (ended - begun)
