"""The persister against plain COPY BINARY of the same mentions into a table without an index."""

import subprocess
import time

import corpus
from services import program

ARTICLES, BATCH = 10_000, 500


def sql(text):
    return subprocess.run(
        ["psql", "--quiet", "--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"], input=text,
        capture_output=True, text=True, check=True).stdout.strip()


def load(path):
    begun = time.monotonic()
    subprocess.run([program("persister"), "load", path], check=True, capture_output=True)
    return ARTICLES / (time.monotonic() - begun)


def plain_copy(folder):
    """One psql, one COPY of a batch's mentions a transaction, from files made of the stored rows."""
    count = ARTICLES // BATCH
    exports = "".join(
        f"\\copy (select m.* from mention m join bench_order o using (article_key) where o.batch = {i})"
        f" to '{folder}/{i}.bin' with (format binary)\n" for i in range(count))
    sql("create table bench_order as select article_key, (row_number() over (order by article_key) - 1) / "
        f"{BATCH} as batch from article; analyze bench_order;"
        "create table bench_plain as select * from mention limit 0;\n" + exports)
    begun = time.monotonic()
    sql("".join(f"\\copy bench_plain from '{folder}/{i}.bin' with (format binary)\n" for i in range(count)))
    return ARTICLES / (time.monotonic() - begun)


def measure(folder):
    path = f"{folder}/extractions.ndjson"
    corpus.write_lines(path, (corpus.extraction(i) for i in range(ARTICLES)))
    subprocess.run([program("persister"), "migrate"], check=True, capture_output=True)
    first = load(path)
    rows = sql("select count(*), count(distinct entity_key) from mention")
    again = load(path)
    same = sql("select count(*), count(distinct entity_key) from mention") == rows
    plain = plain_copy(folder)
    sql("drop table bench_order, bench_plain")
    reference = f"{plain:,.0f}/s plain COPY"
    return [
        ("persister: articles of 60 mentions, new", f"{first:,.0f}/s", reference, f"{first / plain:.2f} (≥ 0.25)"),
        ("persister: the same again" + ("" if same else ", ROWS DIFFER"), f"{again:,.0f}/s", reference,
         f"{again / plain:.2f} (≥ 0.25)"),
    ]
