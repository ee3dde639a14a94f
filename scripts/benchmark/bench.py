"""Runs the parts of the benchmark and prints one table. See scripts/bench."""

import sys
import tempfile

import copies
import extractor
import growth
import ingest
import memory
import names
import pages
import persister

PARTS = {
    part.__name__: part.measure for part in (persister, growth, ingest, extractor, memory, names, copies, pages)}


def main(wanted):
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"bench: no part named {', '.join(unknown)}; there are {', '.join(PARTS)}")
    rows = []
    for name in wanted or PARTS:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="dateline-bench.") as folder:
            rows += PARTS[name](folder)
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in [("what", "measured", "reference", "ratio or goal")] + rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    main(sys.argv[1:])
