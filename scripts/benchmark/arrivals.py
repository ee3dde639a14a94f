"""When articles become visible in a table: asks the database again and again, so a time is late by one pause at most."""

import subprocess
import threading
import time


class Arrivals:
    """Watches `table` on a thread of its own; `seen` has the moment of each url."""

    def __init__(self, table, pause=0.02):
        self.table, self.pause = table, pause
        self.seen = {}
        self.psql = subprocess.Popen(
            ["psql", "--quiet", "--no-psqlrc", "--tuples-only", "--no-align"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def __enter__(self):
        self.low = [int(self.ask(f"select coalesce(max(article_key), 0) from {self.table}")[0])]
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        self.thread.join()
        self.psql.stdin.close()
        self.psql.wait(10)

    def ask(self, query):
        self.psql.stdin.write(f"{query};\n\\echo .\n")
        self.psql.stdin.flush()
        return list(iter(lambda: self.psql.stdout.readline().rstrip("\n"), "."))

    def watch(self):
        """Numbers may become visible out of order: each look begins where all was seen a second ago."""
        past = max(1, int(1 / self.pause))
        while not self.stopping.wait(self.pause):
            rows = self.ask(f"select article_key, url from {self.table} where article_key > {self.low[0]}")
            now = time.monotonic()
            highest = self.low[-1]
            for row in rows:
                key, url = row.split("|", 1)
                self.seen.setdefault(url, now)
                highest = max(highest, int(key))
            self.low = self.low[-past:] + [highest]

    def wait_for(self, urls, seconds):
        """The moment at which the last of `urls` was there."""
        end = time.monotonic() + seconds
        missing = set(urls)
        while missing := {url for url in missing if url not in self.seen}:
            if time.monotonic() > end:
                raise SystemExit(f"{len(missing)} of {len(urls)} articles did not come to {self.table} in {seconds} s")
            time.sleep(0.05)
        return max(self.seen[url] for url in urls)
