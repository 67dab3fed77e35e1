"""How fast the search is over ten thousand documents, through the web page, beside SQLite FTS5 and tantivy on the plain text.

    python -m benchmarks.search_speed [--documents 10000] [--keep FOLDER] [--each 40] [--profile]

The archive of generated papers (see `benchmarks.speed.papers`) takes a minute per thousand; with `--keep` it is made once. Then its
index is built by `udsyn reindex`, `udsyn serve` is started, and each query is asked once: what is measured is the whole page, from the
first byte of the request to the last of the answer. Ratios travel, milliseconds do not. Linux only.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.speed.adding import added_in_process, added_over_http
from benchmarks.speed.archive import PlainPassage, kept_archive, passages, text_size
from benchmarks.speed.building import Spent, reindex, size, working_copy
from benchmarks.speed.neighbours import Neighbour, neighbours
from benchmarks.speed.questions import Asked, questions
from benchmarks.speed.report import times_table
from benchmarks.speed.served import Reply, Server, ask_all, ask_at_once, memory, serving
from benchmarks.speed.stages import stages
from corpus.archive import Archive

SEED = 1
CLIENTS = 8
ADDED = 5


def main(given: Sequence[str]) -> int:
    chosen = _arguments(given)
    with _folder(chosen.keep) as folder:
        kept = kept_archive(folder, chosen.documents, SEED)
        asked = questions(chosen.documents, chosen.each, SEED)
        work = folder / f"work-{chosen.documents}"
        spent = None if chosen.reuse and work.is_dir() else reindex(working_copy(kept, work))
        if chosen.profile:
            print("\n".join(stages(work, asked)))
            return 0
        with closing(Archive(work)) as archive:
            plain, text = list(passages(archive)), text_size(archive)
        _tell_index(chosen.documents, plain, text, spent, size(work / "index"))
        others = [] if chosen.alone else _beside(plain, text, asked)
        is_well = _tell_searches(work, asked, others)
        clock, worked = zip(*added_in_process(work, 100, SEED, ADDED), strict=True)
        print(f"one reading stored → in the index and found, in process: {_listed(clock)} ms, of processor time {_listed(worked)}")
    return 0 if is_well else 1


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure indexing and searching at size, through the web page.")
    parser.add_argument("--documents", type=int, default=10_000, help="papers in the archive, each of some ten passages (10000)")
    parser.add_argument("--each", type=int, default=40, help="queries of each kind (40)")
    parser.add_argument("--keep", type=Path, help="a folder that keeps the archive from run to run")
    parser.add_argument("--reuse", action="store_true", help="take the index of the run before from --keep: for work on searching alone")
    parser.add_argument("--alone", action="store_true", help="leave out FTS5 and tantivy")
    parser.add_argument("--profile", action="store_true", help="instead of measuring, say in which functions the time of the pages goes")
    return parser.parse_args(given)


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="udsyn-speed-") as made:
        yield Path(made)


def _tell_index(documents: int, plain: Sequence[PlainPassage], text: int, spent: Spent | None, index: int) -> None:
    print(f"{documents} documents, {len(plain)} passages, {text / 1e6:.1f} MB of text")
    if spent:
        print(
            f"indexing from the archive: {len(plain) / spent.clock:.0f} passages/s ({spent.clock:.0f} s, {spent.processor:.0f} s of "
            f"processor time: {len(plain) / spent.processor:.0f} passages/s and core), at most {spent.megabytes:.0f} MB"
        )
    print(f"size: {index / 1e6:.1f} MB, {index / text:.2f} × the text")


def _beside(plain: Sequence[PlainPassage], text: int, asked: Sequence[Asked]) -> list[Neighbour]:
    with tempfile.TemporaryDirectory(prefix="udsyn-neighbours-") as folder:
        others = neighbours(plain, asked, Path(folder))
    for other in others:
        print(f"{other.name}: {other.passages_per_second:.0f} passages/s and core, {other.size / text:.2f} × the text")
    return others


def _tell_searches(work: Path, asked: Sequence[Asked], others: Sequence[Neighbour]) -> bool:
    """Starts the server and asks; whether every page came."""
    start = time.perf_counter()
    with serving(work) as server:
        up = time.perf_counter()
        first = server.ask(asked[0].address)
        print(f"cold start: listening after {up - start:.2f} s, the first search took {first.milliseconds / 1000:.2f} s")
        replies = ask_all(server, [each.address for each in asked])
        worked = _by_kind(asked, [reply.processor for reply in replies])
        print("\n".join(["", *times_table(_by_kind(asked, [reply.milliseconds for reply in replies]), worked, others), ""]))
        bytes_sent = sum(len(reply.body) for reply in replies) / len(replies)
        print(f"a page has {bytes_sent / 1000:.0f} kB; memory: {_memory(server)}")
        at_once, clock = _together(server, asked)
        _tell_added(server, work)
    wrong = [reply for reply in (first, *replies, *at_once) if reply.status != 200]
    print(f"{CLIENTS} clients at once: {len(at_once) / clock:.1f} pages/s, {len(wrong)} of all pages were errors")
    print(f"their waiting: {_spread([reply.milliseconds for reply in at_once])}")
    return not wrong


def _together(server: Server, asked: Sequence[Asked]) -> tuple[list[Reply], float]:
    start = time.perf_counter()
    replies = ask_at_once(server, [each.address for each in asked], CLIENTS)
    return replies, time.perf_counter() - start


def _tell_added(server: Server, work: Path) -> None:
    added = [added_over_http(server, work, number, SEED) for number in range(ADDED)]
    print(f"`udsyn add` of one document → found over HTTP: {_listed([whole for _, whole in added])} ms from the start of the command,")
    print(f"   {_listed([stored for stored, _ in added])} ms from its reading being in the archive; then {_memory(server)}")


def _by_kind(asked: Sequence[Asked], times: Sequence[float]) -> Mapping[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for each, time_ in zip(asked, times, strict=True):
        found[each.kind].append(time_)
    return found


def _memory(server: Server) -> str:
    return ", ".join(f"{name} {megabytes:.0f} MB" for name, megabytes in memory(server.process.pid).items())


def _listed(times: Sequence[float]) -> str:
    return ", ".join(f"{time:.0f}" for time in times)


def _spread(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"p50 {ordered[len(ordered) // 2]:.0f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.0f} ms, at most {ordered[-1]:.0f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
