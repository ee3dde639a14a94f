"""Articles of 4 kB over HTTP with acks=all: 32 connections, keep-alive, every article another one."""

import json
import pathlib
import random
import re
import subprocess

import corpus
from services import free_port, running

SCRIPT = """
local texts = {%s}
local thread_count = 0
function setup(thread) thread:set("id", thread_count) thread_count = thread_count + 1 end
local sent = 0
function request()
    sent = sent + 1
    local body = string.format("%%d-%%d ", id, sent) .. texts[sent %% #texts + 1]
    return wrk.format("POST", "/v1/articles", {["content-type"] = "text/plain"}, body)
end
function done(summary, latency)
    io.write(string.format("bad %%d\\n", summary.errors.status + summary.errors.connect + summary.errors.timeout))
end
"""


def text(number):
    """Ten paragraphs of made-up words."""
    rng = random.Random(number)
    return "\n\n".join(corpus.words(rng, 395) + "." for _ in range(10))


def measure(folder):
    script = pathlib.Path(folder, "articles.lua")
    script.write_text(SCRIPT % ", ".join(json.dumps(text(number)) for number in range(500)))
    port = free_port()
    with running("ingest", "serve", free_port(), folder, INGEST_PORT=str(port), TOPIC_PREFIX="bench-ingest-") as service:
        output = subprocess.run(
            ["wrk", "-t1", "-c32", "-d10s", "-s", str(script), f"http://127.0.0.1:{port}"], capture_output=True,
            text=True, check=True).stdout
        peak = service.resident_megabytes(peak=True)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    bad = int(re.search(r"^bad (\d+)", output, re.MULTILINE).group(1))
    return [
        ("ingest: articles of 4 kB over HTTP", f"{rate:,.0f}/s", f"{bad} not accepted", "≥ 5,000/s"),
        ("ingest: memory at full load", f"{peak:.0f} MB", "", "< 150 MB"),
    ]
