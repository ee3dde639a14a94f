"""The whole way from a topic to rows: Dateline's services, and the Python pipeline of bench/."""

import contextlib
import os
import pathlib
import subprocess
import sys
import time

from database import sql
from services import free_port, running

ROOT = pathlib.Path(__file__).resolve().parents[2]
VENV = ROOT / ".cache" / "python-pipeline"


class Pipeline:
    """Running processes that turn articles of `topic` into rows of `table`."""

    def __init__(self, name, topic, table, pids, services=()):
        self.name, self.topic, self.table, self.pids, self.services = name, topic, table, pids, services

    def come_to_rest(self, seconds=300):
        """Waits until Dateline has made searchable what is stored, and looked through it for copies."""
        end = time.monotonic() + seconds
        while self.table == "article" and sql("select exists (table search_queue) or exists (table story_queue)") == "t":
            if time.monotonic() > end:
                raise SystemExit("what is stored was not made searchable")
            time.sleep(0.2)


@contextlib.contextmanager
def several(make, count):
    """So many of what `make` starts."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(make()) for _ in range(count)]


@contextlib.contextmanager
def dateline(folder, extractors=1, **environment):
    """All services, ready, on their default settings but for `environment`."""
    with contextlib.ExitStack() as stack:
        def start(name, command, **more):
            return stack.enter_context(running(name, command, free_port(), folder, **environment, **more))

        services = [start("ingest", "serve", INGEST_PORT=str(free_port())), start("persister", "run")]
        services += [start("extractor", "run") for _ in range(extractors)]
        topic = environment.get("TOPIC_PREFIX", "") + "articles.inbox"
        yield Pipeline("Dateline", topic, "article", [service.process.pid for service in services], services)


@contextlib.contextmanager
def python(folder, processes=1):
    """The Python pipeline; its topic is made with as many partitions as Dateline makes."""
    interpreter, topic = installed(), "python-articles"
    make_topic(interpreter, topic)
    log = open(f"{folder}/python.log", "wb")
    command = [interpreter, ROOT / "bench" / "pipeline.py", topic]
    started = [subprocess.Popen(command, stdout=log, stderr=log) for _ in range(processes)]
    try:
        yield Pipeline(f"Python, {processes} process" + "es" * (processes > 1), topic, "python_article",
                       [process.pid for process in started])
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(30)


def installed():
    """The interpreter that has what bench/requirements.txt says, installed when it is not yet."""
    interpreter, requirements = VENV / "bin" / "python", ROOT / "bench" / "requirements.txt"
    mark = VENV / "installed.txt"
    if not mark.exists() or mark.read_text() != requirements.read_text():
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--clear", VENV], check=True)
        pip = [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements]
        subprocess.run(pip, check=True, stdout=sys.stderr)
        mark.write_text(requirements.read_text())
    return interpreter


def make_topic(interpreter, topic):
    code = """if True:
        import os, sys
        from confluent_kafka.admin import AdminClient, NewTopic
        admin = AdminClient({"bootstrap.servers": os.environ["KAFKA_BOOTSTRAP_SERVERS"]})
        if sys.argv[1] not in admin.list_topics(timeout=10).topics:
            admin.create_topics([NewTopic(sys.argv[1], 12, 1)])[sys.argv[1]].result(10)"""
    subprocess.run([interpreter, "-c", code, topic], check=True)
    sql("CREATE TABLE IF NOT EXISTS python_article (article_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, url text"
        " UNIQUE, title text, published_at timestamptz, source text, text text)")
