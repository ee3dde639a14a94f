#!/usr/bin/env python3
"""Labels raw text with spaCy, as the second opinion of train-names.

  label-raw.py MODEL RAW.txt OUTPUT.bio

MODEL is the folder of en_core_web_md; RAW.txt has a tokenised sentence a line. Needs spaCy 3.8."""
import sys

import spacy
from spacy.tokens import Doc

TYPES = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
    "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC",
}
model, raw, output = sys.argv[1:]
unused = ["parser", "tagger", "senter", "attribute_ruler", "lemmatizer"]
nlp = spacy.load(model, exclude=unused)
with open(raw, encoding="utf8") as lines, open(output, "w", encoding="utf8") as file:
    sentences = (Doc(nlp.vocab, words=line.split()) for line in lines if line.strip())
    for sentence in nlp.pipe(sentences, batch_size=64):
        tags = ["O"] * len(sentence)
        for name in sentence.ents:
            if name.label_ in TYPES:
                for index in range(name.start, name.end):
                    tags[index] = ("B-" if index == name.start else "I-") + TYPES[name.label_]
        file.write("".join(f"{word.text}\t{tag}\n" for word, tag in zip(sentence, tags)) + "\n")
