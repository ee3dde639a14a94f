"""The extractor's pipe, with nothing to find (a language without a model), against the same loop in C."""

import os
import pathlib
import subprocess
import time

import corpus
from services import free_port, program, running

ARTICLES, PREFIX = 50_000, "bench-extractor-"


def write(folder):
    path = f"{folder}/articles.ndjson"
    corpus.write_lines(path, ({key: record[key] for key in ("text", "title", "language")} for record in (
        corpus.article(i, 2000, language="xx") for i in range(ARTICLES))))
    return path


def publish(path):
    subprocess.run([program("ingest"), "publish", path], check=True, capture_output=True,
                   env={**os.environ, "TOPIC_PREFIX": PREFIX})


def in_swift(folder):
    with running("extractor", "run", free_port(), folder, TOPIC_PREFIX=PREFIX) as service:
        begun, cpu = None, 0.0
        while (sent := service.metric("dateline_messages_sent_total")) < ARTICLES:
            if sent > 0 and begun is None:
                begun, cpu, first = time.monotonic(), service.cpu_seconds(), sent
            time.sleep(0.1)  # Its answers cost the service CPU too.
        share = (ARTICLES - first) / ARTICLES
        return (time.monotonic() - begun) / share, (service.cpu_seconds() - cpu) / share, service.resident_megabytes(True)


def memory_in_a_stream(folder, path):
    """The peak while articles are published, in megabytes. Of a backlog the private broker sends all in one answer,
    whatever the client's limits say, and that answer is held until it is worked off."""
    with running("extractor", "run", free_port(), folder, TOPIC_PREFIX=PREFIX) as service:
        publish(path)
        while service.metric("dateline_messages_sent_total") < ARTICLES:
            time.sleep(0.1)
        return service.resident_megabytes(True)


def in_c(folder):
    source = pathlib.Path(__file__).with_name("pipe.c")
    subprocess.run(["cc", "-O2", str(source), "-lrdkafka", "-o", f"{folder}/pipe"], check=True)
    output = subprocess.run(
        [f"{folder}/pipe", os.environ["KAFKA_BOOTSTRAP_SERVERS"], PREFIX + "articles", PREFIX + "articles.inbox",
         str(ARTICLES), "500"], check=True, capture_output=True, text=True).stdout
    return map(float, output.split())


def measure(folder):
    path = write(folder)
    publish(path)
    swift_wall, swift_cpu, backlog_peak = in_swift(folder)
    c_wall, c_cpu = in_c(folder)
    peak = memory_in_a_stream(folder, path)
    return [
        ("extractor: the pipe, articles of 2 kB", f"{ARTICLES / swift_wall:,.0f}/s", f"{ARTICLES / c_wall:,.0f}/s in C",
         "≥ 10,000/s"),
        ("extractor: CPU for 1,000 articles", f"{1e6 * swift_cpu / ARTICLES:.1f} ms", f"{1e6 * c_cpu / ARTICLES:.1f} ms in C",
         f"{swift_cpu / c_cpu:.2f} (≤ 1.5)"),
        ("extractor: memory at full load", f"{peak:.0f} MB", f"{backlog_peak:.0f} MB, backlog in one answer", "< 150 MB"),
    ]
