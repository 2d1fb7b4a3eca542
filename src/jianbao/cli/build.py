"""`jianbao build`: briefings to files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import jianbao
from jianbao.cli.building import Order, build_one, lost
from jianbao.cli.folders import different_folders
from jianbao.cli.lean import put_off
from jianbao.cli.parallel import both, in_turn
from jianbao.messages.commands import bad_jobs
from jianbao.messages.errors import InputError

if TYPE_CHECKING:
    from jianbao.cli.batch import Told

LOADED = ("library.build", "audit.accept", "writers.docx.form", "writers.pdf.form")
"""What every build needs: loaded once, before the processes are made that do the building."""


def run_build(words: argparse.Namespace, language: str) -> int:
    """Build every briefing that was named; one that fails does not stop the others."""
    put_off("PIL.Image")  # ReportLab loads it for pictures that a paper may not have
    options = jianbao.BuildOptions(
        words.template or "", _forms(words.to), words.pdf_a, words.embed_fonts, words.strict
    )
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    around = jianbao.Surroundings.here(words.profile, epoch)
    order = Order(options, around, Path(words.out), words.changed, language)
    if words.jobs is not None and words.jobs < 1:
        raise InputError([bad_jobs(number=words.jobs)])
    folders = different_folders(words.briefing)
    if len(folders) == 1 and not words.cluster:
        return build_one(folders[0], order, in_turn if words.jobs == 1 else both)
    return _build_all(folders, order, words.jobs, words.cluster)


def _build_all(folders: list[Path], order: Order, jobs: int | None, cluster: str | None) -> int:
    """Build several briefings, tell of each, and return the highest exit code."""
    from jianbao.cli.batch import in_order

    codes = [0]
    done = _by_cluster(folders, order, cluster) if cluster else _by_processes(folders, order, jobs)
    for one in in_order(done, folders, order.language):
        one.tell()
        codes.append(one.code)
    return max(codes)


def _by_processes(
    folders: list[Path], order: Order, jobs: int | None
) -> Iterable[tuple[int, Told]]:
    """Return what comes of each, in as many processes as there are cores or as were asked for."""
    from jianbao.cli.pool import cores, results

    for module in LOADED:
        import_module(f"jianbao.{module}")
    work = partial(_told, order)
    processes = cores() if jobs is None else jobs
    if processes == 1:
        return ((number, work(folder)) for number, folder in enumerate(folders))
    return results(work, folders, processes, partial(lost, order))


def _by_cluster(folders: list[Path], order: Order, address: str) -> Iterable[tuple[int, Told]]:
    from jianbao.cli.cluster import results

    return results(address, folders, order)


def _told(order: Order, folder: Path) -> Told:
    from jianbao.cli.batch import told

    return told(partial(build_one, folder, order))


def _forms(typed: str | None) -> tuple[str, ...]:
    """Return the forms that were typed, with commas between; the usual ones where none were."""
    if typed is None:
        return jianbao.BuildOptions().forms
    return tuple(form.strip() for form in typed.split(","))
