"""What grows with what: extraction with processes, and the cost of an article with its size and with the partitions.

ARTICLES is how many make each measurement (3,000); that of the extractors takes a fifth of them, at least 300, which are long."""

import contextlib
import os
import pathlib
import statistics
import subprocess
import time

import news
import pipelines
import processes
import publishing
from arrivals import Arrivals
from services import free_port, program, running

ARTICLES = int(os.environ.get("ARTICLES", 3_000))
LONG, LONG_ARTICLES = 30, max(300, ARTICLES // 5)  # kB
SIZES = (1, 10, 100)  # kB
PARTITIONS = (1, 12, 64)
MOCK_BROKER = pathlib.Path(__file__).resolve().parents[1] / "mock-broker"


def measure(folder):
    return extractors(folder) + sizes(folder) + partitions(folder)


def extractors(folder):
    """One and two extractors of one thread each, where they are what limits: long articles, which are all in the topic before,
    and nothing else running but a broker that takes next to nothing, librdkafka's mock: the private one takes a core for
    itself while it hands them out. Beside it the same work without a broker: what the machine itself gives."""
    articles = [news.article(number, LONG * 1000) for number in range(LONG_ARTICLES)]
    path = f"{folder}/long.ndjson"
    with open(path, "w", encoding="utf8") as file:
        file.writelines(map(publishing.line, articles))
    one, two = (extraction(folder, path, count) for count in (1, 2))
    alone, together = (annotation(path, count) for count in (1, 2))
    return [
        (f"scaling: two extractors of one thread on articles of {LONG} kB, beside one", f"{two[0]:,.1f}/s", f"{one[0]:,.1f}/s",
         f"{two[0] / one[0]:.2f} (≥ 1.8)"),
        ("scaling: the same work without a broker, two processes beside one", f"{together:,.1f}/s", f"{alone:,.1f}/s",
         f"{together / alone:.2f}: what this machine gives"),
        # Other work on the machine does not count here: twice the processes at the same cost would be twice the rate.
        ("scaling: the extractors' CPU an article, of two beside one", f"{1000 * two[1]:.2f} ms", f"{1000 * one[1]:.2f} ms",
         f"{2 * one[1] / two[1]:.2f} times with cores enough"),
    ]


def extraction(folder, path, count):
    """Articles a second, and CPU seconds for one, of `count` extractors that have all partitions between them."""
    with contextlib.ExitStack() as stack:
        # Small batches show soon how far each is; the commits between them cost a hundredth of the extraction.
        environment = {"KAFKA_BOOTSTRAP_SERVERS": stack.enter_context(mock_broker()), "TOPIC_PARTITIONS": "64",
                       "EXTRACTOR_CONCURRENCY": "1", "EXTRACTOR_BATCH_SIZE": "10"}
        subprocess.run([program("ingest"), "publish", path], check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environment})
        services = stack.enter_context(
            pipelines.several(lambda: running("extractor", "run", free_port(), folder, **environment), count))
        stretches = [Stretch(service) for service in services]
        end = time.monotonic() + 300
        while sum([stretch.look() for stretch in stretches]) < LONG_ARTICLES * 0.9:  # Until one might have no more.
            if time.monotonic() > end:
                raise SystemExit("the extractors did not get done")
            if not all(stretch.sent for stretch in stretches):  # Some have no partitions yet, or are not warm.
                for stretch in stretches:
                    stretch.marks.clear()
            time.sleep(0.05)
        return sum(stretch.rate() for stretch in stretches), statistics.fmean(stretch.cpu() for stretch in stretches)


@contextlib.contextmanager
def mock_broker():
    """The address of a mock of Kafka that has the topics."""
    process = subprocess.Popen([MOCK_BROKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().strip()
        for topic in ("", ".inbox", ".extracted", ".rejected"):
            print(f"topic articles{topic} 64", file=process.stdin, flush=True)
        yield address
    finally:
        process.kill()
        process.wait()


class Stretch:
    """The time in which one of several extractors works, and so do all others."""

    def __init__(self, service):
        self.service, self.marks, self.sent = service, [], 0

    def look(self):
        """Notes what it has published since it was last looked at; gives how many those are in all."""
        sent = self.service.metric("dateline_messages_sent_total")
        if sent > self.sent:
            self.sent = sent
            self.marks.append((time.monotonic(), sent, self.service.cpu_seconds()))
        return sent

    def rate(self):
        (begun, first, _), (ended, last, _) = self.marks[0], self.marks[-1]
        return (last - first) / (ended - begun)

    def cpu(self):
        (_, first, before), (_, last, after) = self.marks[0], self.marks[-1]
        return (after - before) / (last - first)


def annotation(path, count):
    """Articles a second of `count` processes that each extract all of a file."""
    environment = {**os.environ, "EXTRACTOR_CONCURRENCY": "1"}
    begun = time.monotonic()
    with open(path, "rb") as first, open(path, "rb") as second:
        started = [subprocess.Popen([program("extractor"), "annotate"], stdin=file, stdout=subprocess.DEVNULL,
                                    env=environment)
                   for file in (first, second)[:count]]
        if any([process.wait() for process in started]):
            raise SystemExit("extractor annotate failed")
    return count * LONG_ARTICLES / (time.monotonic() - begun)


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
