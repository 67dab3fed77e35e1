"""What searching stands.

python -m benchmarks.search_load [--documents 500] [--searches 2000] [--processes 4] [--kills 30]
"""

from __future__ import annotations

import argparse

from benchmarks.search_load.beside import report, search_beside
from benchmarks.search_load.kills import kill_writers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("documents", 500), ("searches", 2000), ("processes", 4), ("kills", 30)):
        parser.add_argument(f"--{name}", type=int, default=default)
    chosen = parser.parse_args()
    if chosen.searches:
        report(search_beside(chosen.documents, chosen.searches, chosen.processes))
    at_work = wrong = 0
    for kill in kill_writers(chosen.kills):
        at_work += kill.was_at_work
        wrong += bool(kill.errors)
        ended = "" if kill.was_at_work else " (had ended)"
        print(f"{kill.writer} killed after {kill.after:.2f} s{ended}: {'; '.join(kill.errors) or 'all there'}")
    print(f"{chosen.kills} kills, {at_work} of them at work: after {wrong} something was wrong")


if __name__ == "__main__":
    main()
