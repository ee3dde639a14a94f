"""Runs the parts of the benchmark and prints one table. See scripts/bench."""

import argparse
import os
import signal
import sys
import tempfile

import copies
import end_to_end
import extractor
import growth
import ingest
import memory
import names
import pages
import persister
import scaling
import soak

PARTS = {
    part.__name__.replace("_", "-"): part.measure
    for part in (persister, growth, ingest, extractor, memory, names, copies, pages, end_to_end, scaling, soak)
}
BY_HAND = {"soak"}


def main():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; without one all but {', '.join(BY_HAND)}")
    parser.add_argument("--minutes", default="30", help="how long soak takes (30)")
    arguments = parser.parse_args()
    wanted = arguments.part
    os.environ["MINUTES"] = arguments.minutes
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"bench: no part named {', '.join(unknown)}; there are {', '.join(PARTS)}")
    rows = []
    for name in wanted or [name for name in PARTS if name not in BY_HAND]:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="dateline-bench.") as folder:
            rows += PARTS[name](folder)
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in [("what", "measured", "reference", "ratio or goal")] + rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


if __name__ == "__main__":
    # As at an interrupt: what was started is ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main()
