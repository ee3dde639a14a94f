"""What processes and all that they started have used, from /proc."""

import os
import pathlib
import re

TICKS = os.sysconf("SC_CLK_TCK")


def stat(pid):
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def family(pids):
    """These processes and their living descendants."""
    parents = {}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(stat(folder.name)[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    members = set(pids)
    while more := {pid for pid, parent in parents.items() if parent in members} - members:
        members |= more
    return members


def cpu_seconds(pids):
    """User and system time of the processes and their descendants, the ended ones that were waited for included."""
    total = 0
    for pid in family(pids):
        try:
            total += sum(map(int, stat(pid)[11:15]))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / TICKS


def megabytes(pids, peak=False):
    """Resident memory, summed over the processes; with `peak` the sum of what each had at most."""
    total = 0
    for pid in family(pids):
        try:
            text = pathlib.Path(f"/proc/{pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if found := re.search(rf"{'VmHWM' if peak else 'VmRSS'}:\s+(\d+)", text):
            total += int(found.group(1))
    return total / 1024


def broker_and_database():
    """The process ids of the private broker and database of scripts/with-services."""
    port = os.environ["KAFKA_BOOTSTRAP_SERVERS"].rsplit(":", 1)[1]
    ends = (["--kafka-port", port], ["-p", os.environ["PGPORT"]])
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if any(words[i:i + 2] == end for end in ends for i in range(len(words))) and "bash" not in words[0]:
            found.append(int(folder.name))
    return found
