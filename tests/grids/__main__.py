"""Whole grids, with the count of what came of their cells.

python -m tests.grids GRID [SEED [TEMPLATE …]]    GRID is characters, forms, constructs or values
"""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.grids.characters import CLUSTERS, kinds, some
from tests.grids.paper import fields
from tests.grids.sifting import sifted
from tests.grids.test_characters import AT_ONCE, TEMPLATES, is_strict
from tests.grids.test_constructs import AT_ONCE as CONSTRUCTS_AT_ONCE
from tests.grids.test_constructs import CONSTRUCTS
from tests.grids.test_values import UNITS, USES, VALUES, ended
from tests.grids.trying import Tally, one_by_one, rotated


def characters(template: str, seed: int) -> Tally:
    """Try every kind of character in every text that has no form of its own."""
    signs = [*some(seed), *CLUSTERS]  # kinds that are refused stand together
    tally = Tally()
    sifted(signs, [each for each in fields() if not is_strict(each)], AT_ONCE, template, tally, say)
    return tally


def say(step: str) -> None:
    """Print how far a grid is to standard error."""
    print(step, file=sys.stderr, flush=True)


def forms(template: str, seed: int) -> Tally:
    """Try every kind of character where a form is asked for."""
    signs = [*some(seed), *CLUSTERS]
    tally = Tally()
    strict = [each for each in fields() if is_strict(each)]
    one_by_one([(field, sign) for field in strict for sign in signs], template, tally)
    return tally


def constructs(template: str, _seed: int) -> Tally:
    """Try every construct in every text."""
    tally = Tally()
    rotated(CONSTRUCTS, fields(), CONSTRUCTS_AT_ONCE, template, tally)
    return tally


def values() -> None:
    """Try every value with every unit in every use."""
    for use in USES:
        began, came = time.process_time(), Counter[str]()
        for value in VALUES:
            for unit in UNITS:
                codes, wrong = ended(value, use, unit)
                came.update(codes or ["built"])
                if wrong:
                    print(f"  {use} {value!r} {unit!r}: {wrong}")
        cells, seconds = len(VALUES) * len(UNITS), time.process_time() - began
        print(f"{use}: {cells} cells in {seconds:.0f} s: {dict(came.most_common())}", flush=True)


def main() -> None:
    """Run one grid and print what came of it."""
    grid, seed = sys.argv[1], int((*sys.argv[2:3], "1")[0])
    if grid == "values":
        values()
        return
    run = {"characters": characters, "forms": forms, "constructs": constructs}[grid]
    print(f"{len(kinds())} kinds of character, {len(CLUSTERS)} clusters, {len(fields())} texts")
    for template in sys.argv[3:] or TEMPLATES:
        began = time.process_time()
        tally = run(template, seed)
        seconds = time.process_time() - began
        print(
            f"{grid} in {template}: {tally.tried} tried, {tally.built} built, "
            f"{tally.refused.total()} refused, {len(tally.faults)} faults; "
            f"{tally.builds} builds in {seconds:.0f} s; {dict(tally.refused.most_common())}"
        )
        for fault in tally.faults:
            print(f"  {fault}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
