"""Memory at rest, and the time from start to ready with broker and database up."""

import time

from services import free_port, running

COMMANDS = {"ingest": "serve", "extractor": "run", "persister": "run"}


def measure(folder):
    rows = []
    for name, command in COMMANDS.items():
        settings = {"INGEST_PORT": str(free_port())} if name == "ingest" else {}
        # The first start makes topics and tables; the second is what a restart takes.
        with running(name, command, free_port(), folder, **settings):
            pass
        with running(name, command, free_port(), folder, **settings) as service:
            time.sleep(2)
            rows.append((f"{name}: memory at rest", f"{service.resident_megabytes():.0f} MB", "", "< 60 MB"))
            rows.append((f"{name}: start to ready", f"{1000 * service.seconds_to_ready:.0f} ms", "", "< 200 ms"))
    return rows
