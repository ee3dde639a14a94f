"""Made-up articles and extractions, the same at every run."""

import base64
import hashlib
import json
import random
import struct

SYLLABLES = "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to".split()
RECEIVED = "2024-05-10T09:00:00Z"


def words(rng, size):
    """Text of about `size` bytes: sentences of made-up words."""
    text = []
    length = 0
    while length < size:
        word = "".join(rng.choices(SYLLABLES, k=rng.randint(1, 4)))
        text.append(word if rng.random() > 0.06 else word + ".")
        length += len(text[-1]) + 1
    return " ".join(text)[:size]


def uuid(text):
    digest = bytearray(hashlib.sha256(text.encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    h = digest.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def article(number, size, language="en"):
    rng = random.Random(number)
    text = f"{number} " + words(rng, size)
    return {
        "schema": 1, "id": uuid(text), "title": words(rng, 50), "authors": [], "language": language, "text": text,
        "contentHash": hashlib.sha256(text.encode()).hexdigest(), "receivedAt": RECEIVED, "publishedAt": "2024-05-10",
    }


def signature(rng, shingles):
    """A text's signature, as far as storing it goes: of shingles that no other text has."""
    return base64.b64encode(struct.pack("<I", shingles) + rng.randbytes(512)).decode()


def extraction(number, mentions=60, entities=25, names=5000):
    """An article of 3 kB with so many mentions of so many entities, out of a world of `names`."""
    rng = random.Random(-number)
    types = ["person", "organization", "place", "group"]
    chosen = rng.sample(range(names), entities)
    found = [
        {"id": f"e{i + 1}", "type": types[name % 4], "name": f"Name {name}", "confidence": 0.9, "mentions": []}
        for i, name in enumerate(chosen)
    ]
    text = f"{number}"
    for i in range(mentions):
        text += f" {words(rng, 38)} "
        entity = found[i % entities]
        entity["mentions"].append({"start": len(text), "end": len(text) + len(entity["name"]), "kind": "name"})
        text += entity["name"]
    record = article(number, 0)
    record.update(
        id=uuid(text), text=text, signature=signature(rng, 500), contentHash=hashlib.sha256(text.encode()).hexdigest(),
        extractor={"name": "dateline", "version": "0.1.0", "model": "bench"}, status="ok",
        counts={"entities": entities, "mentions": mentions, "dates": 0, "quotes": 0}, entities=found, dates=[], quotes=[])
    return record


def write_lines(path, records):
    with open(path, "w", encoding="utf8") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
