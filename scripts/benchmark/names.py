"""Text to names and to all findings against spaCy's names alone, each on one core, by CPU time: other work on the machine
does not count.

spaCy is asked of the Python named in SPACY_PYTHON, say one of a virtual environment, or else of the one in use."""

import json
import os
import pathlib
import re
import resource
import subprocess
import sys

from services import program

FOLDER = pathlib.Path(__file__).resolve().parent
SAMPLES = FOLDER.parents[1] / "samples"
ONE_CORE = ["taskset", "--cpu-list", "0"]


def texts():
    """The project's sample articles, as often as makes some 400,000 words."""
    articles = [file.read_text(encoding="utf8") for file in sorted(SAMPLES.glob("*.txt"))]
    size = sum(len(article.split()) for article in articles)
    return articles * (400_000 // size)


def tokens(articles):
    return sum(len(re.findall(r"\w+|[^\w\s]", article)) for article in articles)


def lines(articles):
    return "".join(json.dumps({"text": article}) + "\n" for article in articles).encode()


def all_findings(articles):
    """Tokens per second of the whole program, its start included."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ONE_CORE + [program("extractor"), "annotate"]
    subprocess.run(command, input=lines(articles), check=True, capture_output=True)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return tokens(articles) / (ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime)


def names_alone(articles, folder):
    """Tokens per second from raw text to names, as `extractor evaluate` says of text without annotation."""
    path = pathlib.Path(folder, "samples.bio")
    words = [re.findall(r"\w+|[^\w\s]", article) for article in articles]
    path.write_text("".join("-DOCSTART-\n" + "".join(f"{word}\tO\n" for word in text) + "\n" for text in words))
    report = subprocess.run(ONE_CORE + [program("extractor"), "evaluate", path], check=True, capture_output=True)
    return float(re.search(rb"(\d+) tokens/s", report.stdout).group(1))


def in_spacy(articles):
    """Tokens per second, the start left out, or why there are none."""
    command = ONE_CORE + [os.environ.get("SPACY_PYTHON", sys.executable), FOLDER / "spacy_names.py"]
    run = subprocess.run(command, input=lines(articles), capture_output=True)
    if run.returncode != 0:
        return None, run.stderr.decode().strip().splitlines()[-1]
    return tokens(articles) / json.loads(run.stdout)["seconds"], None


def measure(folder):
    articles = texts()
    some = articles[: len(articles) // 20]
    findings, names, (spacy, reason) = all_findings(articles), names_alone(articles, folder), in_spacy(some)
    reference = reason or f"{spacy:,.0f} tokens/s spaCy sm, names alone"
    ratio = f"{names / spacy:.0f} times (≥ 20)" if spacy else "≥ 200,000 tokens/s"
    return [
        ("extractor: text to names, one core", f"{names:,.0f} tokens/s", reference, ratio),
        ("extractor: text to all findings, one core", f"{findings:,.0f} tokens/s", "", ""),
    ]
