"""Which test keeps which promise of `shared/faults.md`: the rows that issue 2 names, each with the tests that prove it.

A name that no longer exists fails here, so a promise cannot be dropped by renaming or deleting a test.
"""

from __future__ import annotations

import ast
from functools import cache

import pytest

from tests.helpers.vault import ROOT

NAMED = (1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 20, 22, 25, 26, 40, 42, 43, 45, 48, 52, 54)
"""Issue 2, section 11."""

PROOF: dict[int, tuple[str, ...]] = {
    1: ("journeys/test_power_cut.py::test_no_answer_shown_as_saved_is_ever_lost",),
    2: ("journeys/test_power_cut.py::test_no_answer_shown_as_saved_is_ever_lost",),
    3: (
        "journeys/test_power_cut.py::test_no_answer_shown_as_saved_is_ever_lost",
        "store/test_engine.py::test_durable_connections_wait_for_the_disk_and_scratch_ones_do_not",
        "store/test_engine.py::test_an_emptied_wal_gives_a_clean_earlier_state",
        "journeys/test_restore.py::test_a_write_ahead_log_gone_or_strange_leaves_a_clean_prefix",
    ),
    4: ("journeys/test_full_disk.py::test_a_full_disk_loses_no_answer_and_the_test_goes_on_afterwards",),
    6: ("journeys/test_restore.py::test_a_truncated_database_is_found_at_sign_in_and_restored_with_the_original_kept",),
    8: (
        "store/test_engine.py::test_one_flipped_bit_refuses_the_page_it_is_in",
        "services/test_maintenance.py::test_an_answer_changed_with_the_key_in_hand_is_named_by_the_journal",
        "cli/commands/test_journal.py::test_verify_names_the_first_bad_entry",
    ),
    9: (
        "journeys/test_restore.py::test_after_a_restore_a_new_chain_opens_and_the_old_entries_come_back",
        "journeys/test_restore.py::test_a_copied_disk_is_a_fork_both_branches_are_kept_and_a_person_is_told",
        "exchange/test_client_restored.py::test_a_copied_disk_is_a_fork_that_waits_for_a_person",
    ),
    10: (
        "store/test_lock.py::test_a_second_instance_is_refused_and_after_kill_9_the_next_one_gets_in",
        "services/test_access.py::test_a_second_instance_is_refused_with_a_clear_message",
    ),
    11: (
        "journeys/test_clocks.py::test_a_clock_that_jumps_in_mid_test_changes_no_duration_and_both_times_are_kept",
        "services/test_sync.py::test_a_clock_before_the_agencys_last_receipt_is_shown_as_wrong",
        "services/test_time_limit.py::test_the_wall_clock_changes_nothing",
    ),
    12: ("journeys/test_clocks.py::test_an_hour_over_the_change_of_summer_time_is_an_hour",),
    16: (
        "exchange/test_exchange_in_any_order.py::test_the_same_batch_fifty_times_at_once_is_stored_once",
        "exchange/test_receiver.py::test_the_receipt_covers_what_is_held_and_is_the_same_for_a_repeat",
    ),
    17: (
        "exchange/test_exchange_in_any_order.py::test_batches_of_any_cut_in_any_order_with_repeats_end_in_the_same_journal",
        "journeys/test_any_order.py::test_corrections_before_their_originals_end_in_the_same_tables",
    ),
    18: ("exchange/test_client.py::test_after_a_passing_fault_everything_is_there_once",),
    19: (
        "exchange/test_receiver.py::test_the_receipt_covers_what_is_held_and_is_the_same_for_a_repeat",
        "exchange/test_client_restored.py::test_a_copied_disk_is_a_fork_that_waits_for_a_person",
        "exchange/test_client_distrust.py::test_another_conflict_is_told_as_it_is",
    ),
    20: (
        "exchange/test_client.py::test_after_a_passing_fault_everything_is_there_once",
        "exchange/test_client.py::test_a_line_that_stays_bad_marks_nothing_and_the_next_run_goes_on",
        "exchange/test_https.py::test_what_is_not_a_whole_bounded_answer_is_no_answer",
        "exchange/test_https.py::test_a_connection_that_is_reset_is_no_answer",
    ),
    21: (
        "exchange/test_https.py::test_an_endless_body_is_cut_off_at_the_limit",
        "exchange/test_https.py::test_a_crawling_answer_ends_at_the_total_deadline",
    ),
    22: (
        "exchange/test_client.py::test_a_captive_portal_gets_no_assertion_and_no_token",
        "exchange/test_https.py::test_a_redirect_is_given_back_and_not_followed",
    ),
    24: ("exchange/test_client.py::test_a_laptop_shut_out_in_the_middle_stops_at_once_and_keeps_its_queue",),
    25: (
        "exchange/test_client.py::test_a_hub_of_another_version_is_left_by_its_number_and_nothing_is_lost",
        "exchange/test_intake_app.py::test_a_desk_of_another_version_is_refused_by_its_number",
    ),
    26: ("exchange/test_client.py::test_ten_thousand_waiting_results_go_up_with_one_batch_in_memory_at_a_time",),
    40: (
        "documents/xlsx/test_cells.py::test_no_text_becomes_anything_but_text",
        "documents/xlsx/test_table_csv.py::test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe",
        "services/test_exports.py::test_no_answer_by_item_and_no_formula_leaves_the_laptop",
    ),
    41: ("services/test_people.py::test_a_name_of_48_signs_fits_and_one_of_49_or_a_million_is_refused",),
    42: (
        "services/test_people.py::test_every_name_of_the_fault_list_is_stored_sorted_and_found",
        "services/test_attestations.py::test_a_name_in_another_script_or_of_the_fault_list_is_printed_and_checked",
        "interchange/test_names.py::test_names_of_every_kind_are_kept",
    ),
    43: (
        "services/test_people.py::test_signs_that_turn_or_hide_text_do_not_stay_in_a_name",
        "interchange/test_names.py::test_invisible_signs_are_taken_out_of_names_with_a_note",
        "documents/test_files.py::test_a_part_of_a_file_name_holds_nothing_a_file_system_minds",
    ),
    45: (
        "interchange/test_numbers.py::test_national_bis_and_fictitious_numbers_are_kept_as_eleven_digits",
        "interchange/test_numbers.py::test_a_national_number_that_is_none_refuses_the_row",
    ),
    46: ("interchange/test_dates.py::test_what_cannot_be_a_birth_date_refuses_the_row",),
    47: (
        "services/test_rosters.py::test_twins_with_the_same_birth_date_are_two_people",
        "services/test_rosters.py::test_the_same_person_spelled_otherwise_is_never_merged_by_itself",
        "services/test_rosters.py::test_a_near_spelling_is_flagged_with_whom_and_why",
        "services/test_rosters.py::test_two_near_rows_of_one_list_are_asked_about_before_either_is_known",
    ),
    48: (
        "interchange/test_csv_table.py::test_csv_of_every_delimiter_and_encoding_reads_the_same",
        "interchange/test_dates.py::test_date_cells_serials_and_years_of_a_workbook_are_dates",
        "interchange/test_roster.py::test_hidden_rows_merged_cells_and_formulas_without_a_value_are_refused_by_row",
        "interchange/test_roster.py::test_an_old_excel_file_is_refused_whatever_its_name",
    ),
    50: ("services/test_supervision.py::test_wrong_pins_are_recorded_and_wait_at_most_half_a_minute",),
    51: (
        "services/test_maintenance.py::test_a_support_file_and_the_log_hold_nothing_of_anybody",
        "services/test_maintenance.py::test_nothing_of_anybody_stands_readable_in_the_home",
    ),
    52: (
        "services/test_people.py::test_wildcards_and_sql_in_a_search_are_text",
        "services/test_people.py::test_a_wildcard_finds_the_name_that_holds_it",
    ),
    54: (
        "domain/test_passrules.py::test_29_of_41_passes_and_28_does_not_since_70_percent_is_28_7",
        "cli/commands/test_score.py::test_28_of_40_is_exactly_seventy_percent_and_passes",
        "cli/commands/test_score.py::test_each_rule_at_its_edge",
    ),
}


@cache
def names_in(path: str) -> frozenset[str]:
    """Return the names of the tests in a file below `tests`, also those inside classes."""
    file = ROOT / "tests" / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(node.name for node in found if node.name.startswith("test_"))


@pytest.mark.parametrize("row", sorted(PROOF))
def test_every_proof_of_a_row_exists(row: int) -> None:
    missing = [proof for proof in PROOF[row] if proof.partition("::")[2] not in names_in(proof.partition("::")[0])]

    assert missing == []


def test_every_row_that_the_issue_names_has_a_proof() -> None:
    assert [row for row in NAMED if not PROOF.get(row)] == []
