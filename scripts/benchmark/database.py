"""The benchmark's database: SQL by psql, and what the server's processes cost."""

import pathlib
import subprocess
import time

from services import TICKS


def sql(text):
    return subprocess.run(
        ["psql", "--quiet", "--no-psqlrc", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"], input=text,
        capture_output=True, text=True, check=True).stdout.strip()


def warm_up():
    """Writes to the database until its memory is touched and its WAL files are there to be used again, as where it has been
    running for a while: making them costs more than filling them."""
    sql("create table bench_warm as select i, md5(i::text) a, md5((i + 1)::text) b, md5((i + 2)::text) c"
        " from generate_series(1, 2500000) i; drop table bench_warm; checkpoint")


def cpu_of_ended_sessions():
    """CPU seconds of the server's sessions that have ended."""
    postmaster = pathlib.Path(sql("show data_directory"), "postmaster.pid").read_text().split()[0]
    fields = stat(postmaster)
    return (int(fields[13]) + int(fields[14])) / TICKS


def session_at(table):
    """The process of the session whose present or last statement is about a table; waits for one."""
    while not (processes := sql(
            f"select pid from pg_stat_activity where query like '%{table}%' and pid <> pg_backend_pid()").split()):
        time.sleep(0.1)
    return processes[0]


def cpu_of_session(process):
    """CPU seconds of a session that goes on."""
    return sum(int(field) for field in stat(process)[11:13]) / TICKS


def stat(process):
    return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
