"""Text to findings, one core, against spaCy's names alone where spaCy is installed for this Python."""

import json
import pathlib
import re
import subprocess
import time

from services import program

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def texts():
    """The project's sample articles, as often as makes some 400,000 words."""
    articles = [file.read_text(encoding="utf8") for file in sorted(SAMPLES.glob("*.txt"))]
    size = sum(len(article.split()) for article in articles)
    return articles * (400_000 // size)


def tokens(articles):
    return sum(len(re.findall(r"\w+|[^\w\s]", article)) for article in articles)


def in_swift(articles):
    lines = "".join(json.dumps({"text": article}) + "\n" for article in articles).encode()
    begun = time.monotonic()
    command = ["taskset", "--cpu-list", "0", program("extractor"), "annotate"]
    subprocess.run(command, input=lines, check=True, capture_output=True)
    return tokens(articles) / (time.monotonic() - begun)


def in_spacy(articles):
    try:
        import spacy
        nlp = spacy.load("en_core_web_sm", disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])
    except (ImportError, OSError):
        return None
    some = articles[: len(articles) // 40]
    begun = time.monotonic()
    for article in some:
        nlp(article)
    return tokens(some) / (time.monotonic() - begun)


def measure(_):
    articles = texts()
    swift, spacy = in_swift(articles), in_spacy(articles)
    reference = f"{spacy:,.0f} tokens/s spaCy sm" if spacy else "spaCy is not installed"
    ratio = f"{swift / spacy:.0f} times (≥ 20)" if spacy else "≥ 100,000 tokens/s"
    return [("extractor: text to all findings, one core", f"{swift:,.0f} tokens/s", reference, ratio)]
