"""Starts Dateline's built programs for a measurement and ends them, by their process ids."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request

BUILD = pathlib.Path(__file__).resolve().parents[2] / ".build" / "release"
TICKS = os.sysconf("SC_CLK_TCK")


def program(name):
    return str(BUILD / name)


class Running:
    """One service, up and ready."""

    def __init__(self, process, port, seconds_to_ready):
        self.process, self.port, self.seconds_to_ready = process, port, seconds_to_ready

    def metric(self, name):
        """The sum of a metric over its labels."""
        text = urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=5).read().decode()
        values = re.findall(rf"^{name}(?:{{[^}}]*}})? (\S+)$", text, re.MULTILINE)
        return sum(float(value) for value in values)

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_megabytes(self, peak=False):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{'VmHWM' if peak else 'VmRSS'}:\s+(\d+)", status).group(1)) / 1024


@contextlib.contextmanager
def running(name, command, port, folder, **environment):
    """Starts `name command`, waits until it is ready, and ends it afterwards."""
    settings = {f"{name.upper()}_MONITORING_PORT": str(port), "LOG_LEVEL": "warning", **environment}
    log = open(f"{folder}/{name}.log", "wb")
    begun = time.monotonic()
    process = subprocess.Popen([program(name), command], env={**os.environ, **settings}, stderr=log, stdout=log)
    try:
        yield Running(process, port, wait_until_ready(process, port, begun, log.name))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_until_ready(process, port, begun, log):
    while time.monotonic() - begun < 30:
        if process.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            if urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1).status == 200:
                return time.monotonic() - begun
        time.sleep(0.002)
    raise SystemExit("the service did not become ready:\n" + pathlib.Path(log).read_text()[-2000:])


def free_port():
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
