"""The tests that take long: they build much, or start LibreOffice or Java. All others are `fast`.

`pytest -m fast` shall end within 30 s on two cores. `pytest --durations=40 -m fast` names what has
to go here, as a folder (`strategies/`), a file or the beginning of a test's name.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

PROGRAMS = {"office", "verapdf", "sdk"}
"""Fixtures that start a program of some seconds, or a server."""

SLOW = (
    "audit/test_fix.py::test_no_number_ever_changes",
    "audit/test_fresh.py",
    "audit/test_mutations.py",
    "audit/test_papers.py::test_planted_faults_are_told",
    "audit/test_speed.py",
    "audit/test_whole.py",
    "briefing/test_spreadsheets.py::test_the_ledger_of_a_spreadsheet",
    "cli/test_batch.py",
    "cli/test_cluster.py",
    "cli/test_figures.py",
    "cli/test_hostile.py::test_hostile_files",
    "cli/test_killed.py",
    "cli/test_print.py",
    "cli/test_proof.py",
    "cli/test_start.py",
    "cli/test_surroundings.py",
    "cli/test_templates.py",
    "compose/test_images.py::test_sizes",
    "desk/test_editing.py",
    "desk/test_everybody.py",
    "desk/test_firefox.py",
    "desk/test_importing.py",
    "desk/test_keeping.py",
    "desk/test_ledger.py",
    "desk/test_safety.py",
    "desk/test_splicing.py::test_random",
    "desk/test_tokens.py",
    "desk/test_writing.py",
    "compose/test_length.py",
    "compose/test_marks.py",
    "compose/test_metrics_sheet.py",
    "compose/test_objects.py",
    "compose/test_profile.py",
    "compose/test_sheets.py",
    "compose/test_wide.py",
    "grids/",
    "intake/back/",
    "intake/test_filled.py",
    "intake/test_our_own.py",
    "library/test_api.py",
    "library/test_any_template.py",
    "library/test_taking_back.py",
    "library/test_archive_package.py",
    "library/test_archive_refusals.py",
    "library/test_extract.py",
    "library/test_filing.py",
    "library/test_forgeries.py",
    "library/test_mail_draft.py",
    "library/test_mail_guards.py",
    "library/test_mail_heads.py",
    "library/test_openers.py::test_it_is_refused",
    "library/test_openers.py::test_who_opens_is_who_is_tried",
    "library/test_print_orders.py",
    "library/test_proportion.py",
    "library/test_reported.py",
    "library/test_switching.py::test_killed_before_any_step",
    "library/test_threads.py",
    "library/test_verify.py",
    "library/test_warm.py::test_any_edit",
    "messages/test_codes.py::test_every_code_is_made_somewhere",
    "messages/test_codes.py::test_every_phrase_and_term_is_used_somewhere",
    "messages/test_types.py",
    "proof/test_corpus.py",
    "proof/test_layout_sheet.py",
    "proof/test_readback.py",
    "proof/test_standard.py",
    "readers/test_pdf_glyphs.py",
    "readers/test_pdf_opening.py",
    "readers/test_repacked.py",
    "readers/test_word_core.py::test_a_hundred_thousand_paragraphs",
    "readers/test_zip_parts.py::test_false_sizes_do_not_fill_the_memory",
    "samples/test_same_bytes.py",
    "samples/test_samples.py",
    "strategies/",
    "test_tutorial.py::test_every_step",
    "typeset/test_all_on_paper.py",
    "typeset/test_fitting.py",
    "typeset/test_rows.py",
    "writers/test_charts_word.py",
    "writers/test_embed_fonts.py",
    "writers/test_live_fields.py",
    "writers/test_ofd.py",
    "writers/test_pages_valid.py",
    "writers/test_pdf_archive.py",
    "writers/test_svg.py",
    "writers/test_valid_word.py",
    "yaml/test_forms.py::test_the_type_checker_sees",
    "test_architecture.py::test_tools_find_nothing[mypy]",
    "test_contributing.py",
    "test_dependencies.py::test_two_wheels",
    "test_docs.py::test_examples_of_the_api",
    "test_imports.py",
    "test_programs.py",
    "test_wheel.py",
    "yaml/test_reading.py",
    "fonts/test_bundle.py",
    "cli/test_bad_input.py",
    "library/test_unpacked.py",
    "writers/test_attachments.py",
    "writers/test_official_word.py",
    "library/test_print_spool.py",
    "library/test_printers.py",
    "cli/test_check.py",
    "intake/test_new.py",
)


def mark_fast(tests: Iterable[pytest.Item]) -> None:
    """Mark each test that is not slow."""
    for test in tests:
        slow = test.nodeid.removeprefix("tests/").startswith(SLOW)
        if not slow and PROGRAMS.isdisjoint(getattr(test, "fixturenames", ())):
            test.add_marker(pytest.mark.fast)
