"""Reading pages into articles beside a bare libxml2 parse (xmllint) of the same pages, by processor time. PAGES=FOLDER names
pages of your own, .html or .html.gz; the project ships none."""

import gzip
import os
import pathlib
import resource
import shutil
import subprocess

from services import program

ROUNDS = 3


def unpacked(source, folder):
    for path in sorted(pathlib.Path(source).glob("*.html*")):
        read = gzip.open if path.suffix == ".gz" else open
        target = pathlib.Path(folder, path.name.removesuffix(".gz"))
        with read(path, "rb") as page:
            target.write_bytes(page.read())
        yield str(target)


def seconds(command):
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime


def measure(folder):
    what, goal = "ingest: pages read into articles, one core", "≥ 0.5"
    pages = list(unpacked(os.environ["PAGES"], folder)) if os.environ.get("PAGES") else []
    if not pages:
        return [(what, "–", "PAGES=FOLDER names no pages", goal)]
    if not shutil.which("xmllint"):
        return [(what, "–", "xmllint (libxml2-utils) is not here", goal)]
    commands = [program("ingest"), "read"] + pages, ["xmllint", "--html", "--noout"] + pages
    ours, bare = (min(seconds(command) for _ in range(ROUNDS)) for command in commands)
    reference = f"{len(pages) / bare:,.0f}/s libxml2, parsed only"
    return [(what, f"{len(pages) / ours:,.0f}/s", reference, f"{bare / ours:.2f} ({goal})")]
