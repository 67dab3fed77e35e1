"""What the worker does with a ZIP: each file in it becomes a document of its own, and the ZIP is set aside.

A worker that is killed meanwhile leaves nothing half done: whoever takes up the job adds the same files again, which adds nothing.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from corpus.archive import Archive
from corpus.archive_parts import Part
from corpus.errors import NoPages, PartlyUnpacked, ReadingStopped, UnknownDocument, UnreadableFile
from corpus.model import Document, Job
from ingest import one_shot
from ingest.limits import Limits
from ingest.unpack import TASK, Member, Unpacked, from_task

Beat = Callable[[int, int], bool]
"""Told (files taken in, files); False calls the unpacking off."""

_NAMED = 5


def take_out(path: Path, folder: Path, limits: Limits, beat: Beat = lambda done, files: True) -> Unpacked | None:
    """The files of the ZIP at `path`, laid into `folder` by a limited process; None where `beat` called it off.

    Raises UnreadableFile where none can be had, NoPages where there are none.
    """
    request = {"path": str(path.absolute()), "folder": str(folder)}
    answer = one_shot.run(TASK, request, limits, lambda: beat(0, 0))
    if answer is None:
        return None
    found = from_task(answer, folder)
    if not found.members:
        raise NoPages("The ZIP file holds no document.")
    return found


def unpack_into(archive: Archive, job: Job, worker: str, room: Path, limits: Limits, beat: Beat) -> None:
    """Adds the files of a job's ZIP to the archive and ends the job, or gives it back where `beat` called it off."""
    with tempfile.TemporaryDirectory(dir=room, ignore_cleanup_errors=True) as folder:
        try:
            found = take_out(archive.original(job.document), Path(folder), limits, beat)
            parts = _all_added(archive, archive.document(job.document), found, beat) if found else None
        except (UnreadableFile, UnknownDocument) as error:  # a document that was removed meanwhile has no job to be noted at any more
            archive.fail(job.id, worker, error.code, error.message, retry=isinstance(error, ReadingStopped))
            return
        if parts is None:
            archive.give_back(job.id, worker)
        else:
            archive.unpacked(job.id, worker, parts, _trouble(parts))


def _all_added(archive: Archive, whole: Document, found: Unpacked, beat: Beat) -> list[Part] | None:
    parts: list[Part] = []
    for number, member in enumerate(found.members, 1):
        parts.append(_added(archive, whole, member))
        if not beat(number, len(found.members)):
            return None
    return parts


def _added(archive: Archive, whole: Document, member: Member) -> Part:
    if member.path is None:
        return Part(member.name, error=member.error)
    name = PurePosixPath(member.name).name
    try:
        added = archive.add(member.path, name, by=whole.added_by, origin=f"{whole.name}/{member.name}")
    except UnreadableFile as error:
        return Part(member.name, error=(error.code, error.message))
    finally:
        member.path.unlink(missing_ok=True)
    return Part(member.name, added.document, added.is_new or added.is_restored)


def _trouble(parts: list[Part]) -> tuple[str, str] | None:
    """Which files could not be had, as the error of the ZIP."""
    lost = [part for part in parts if part.error]
    if not lost:
        return None
    named = "; ".join(f"{part.name} ({part.error[1].rstrip('.')})" for part in lost[:_NAMED] if part.error)
    more = f"; and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
    kinds = Counter(part.error[0] for part in lost if part.error)
    code = next(iter(kinds)) if len(kinds) == 1 and len(lost) == len(parts) else PartlyUnpacked.code
    return code, f"{len(lost)} of {len(parts)} files could not be taken out of it: {named}{more}."
