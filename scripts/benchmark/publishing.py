"""Publishes articles with kcat, as any client of Kafka would: all at once, or at a steady rate."""

import json
import os
import subprocess
import time

# Each message to a partition of its own choice: in bunches some consumers would get nothing.
KCAT = ["kcat", "-P", "-X", "linger.ms=2", "-X", "sticky.partitioning.linger.ms=0", "-b"]


def line(article):
    return json.dumps(article, ensure_ascii=False) + "\n"


def at_once(articles, topic, folder):
    """Returns the moment at which it began; the lines are written to a file before."""
    path = f"{folder}/{topic}.ndjson"
    with open(path, "w", encoding="utf8") as file:
        file.writelines(map(line, articles))
    begun = time.monotonic()
    subprocess.run([*KCAT, os.environ["KAFKA_BOOTSTRAP_SERVERS"], "-t", topic, "-l", path], check=True)
    return begun


def steadily(articles, topic, rate):
    """Returns the moment at which each was given to the client, by url."""
    lines = [(article["url"], line(article).encode()) for article in articles]
    moments = {}
    client = subprocess.Popen([*KCAT, os.environ["KAFKA_BOOTSTRAP_SERVERS"], "-t", topic], stdin=subprocess.PIPE)
    begun = time.monotonic()
    for number, (url, text) in enumerate(lines):
        time.sleep(max(0, begun + number / rate - time.monotonic()))
        moments[url] = time.monotonic()
        client.stdin.write(text)
        client.stdin.flush()
    client.stdin.close()
    if client.wait(30) != 0:
        raise SystemExit("kcat could not publish")
    return moments
