"""The persister against plain COPY BINARY of the same mentions into a table without an index, both in a database that has been
written to before."""

import resource
import subprocess
import time

import corpus
from database import cpu_of_ended_sessions, sql, warm_up
from services import program

ARTICLES, BATCH = 10_000, 500


def load(path):
    begun = time.monotonic()
    subprocess.run([program("persister"), "load", path], check=True, capture_output=True)
    return ARTICLES / (time.monotonic() - begun)


def cpu():
    """CPU seconds so far of the programs that this one ran, and of the database's sessions."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime, cpu_of_ended_sessions()


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
    warm_up()
    before = cpu()
    first = load(path)
    time.sleep(0.3)  # until the database has buried its sessions
    own, database = (1e6 * (now - then) / ARTICLES for now, then in zip(cpu(), before))
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
        ("persister: CPU of a new article", f"{own:,.0f} µs", f"{database:,.0f} µs of the database", ""),
    ]
