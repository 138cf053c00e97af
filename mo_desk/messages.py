"""Message codes and their English sentences: what happened, what is safe, what to do. The catalogues translate them."""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a message for translation and return it unchanged."""
    return message


MESSAGES: dict[str, str] = {
    "absence_unknown": N_("Choose absent or justified absence."),
    "access_ended": N_("Your access ended on {ended_on}. Ask the coordinator."),
    "age_recipient": N_(
        "The laptop sent a sealing key that is no key. Nothing was stored. Update MO Desk on the laptop."
    ),
    "age_recipient_wrong": N_("The public key of the device is not an age key. Nothing was sealed. Check the key."),
    "agency_exists": N_("There is already an agency in this folder. Nothing was changed. Choose another folder."),
    "agency_name": N_("The agency needs a name of at most 64 characters."),
    "agency_none": N_("There is no agency in this folder. Make one first with: mo-desk hub init."),
    "agency_unreadable": N_(
        "The agency's folder cannot be read. Nothing was changed. Check the rights on the files, or restore a copy."
    ),
    "already_open": N_("MO Desk is already open on this laptop. Nothing was changed; go to the window that is open."),
    "annul_reason_unknown": N_("Choose why the test does not count."),
    "answer_item_unknown": N_(
        "Question {item} is not in this test. Nothing was scored. Check that the answers belong to this test version."
    ),
    "answer_option_unknown": N_("Question {item} has no answer {option}. Nothing was scored. Check the answers."),
    "answers_columns": N_("The file {file} needs exactly these columns: {columns}."),
    "answers_line": N_("The file {file} is refused: line {line}, {reason}."),
    "answers_unreadable": N_("The file {file} cannot be read as CSV in UTF-8."),
    "assembly_undecided": N_(
        "After {seconds} seconds it was still not clear whether these test versions can be made. Nothing was made. Make fewer versions."
    ),
    "assertion_refused": N_(
        "The agency did not accept how this laptop signed in. Your work is safe. Try again, then call the agency."
    ),
    "attempt_already_ended": N_("This test is finished. Nothing was changed."),
    "attempt_already_started": N_("This person's test has started. The language can no longer be changed here."),
    "attempt_still_running": N_("A test is still running. Finish or stop it first."),
    "attempt_time_over": N_(
        "The time of this test is over. This answer was not saved; everything saved before it is there."
    ),
    "attempt_unknown": N_("This test is not on this laptop."),
    "backup_damaged": N_("This backup is damaged. Nothing was changed; choose another backup."),
    "bank_cell_short": N_("Theme {where}: the blueprint needs {needed} questions in stock and there are {available}."),
    "bank_core_language_missing": N_("Question {where} belongs to the core and has no text in {language}."),
    "bank_core_unknown": N_("The core names {item}, which is not a question of the bank."),
    "bank_enemy_one_sided": N_("Question {where} names {enemy} as an enemy, but not the other way round."),
    "bank_enemy_unknown": N_("Question {where} names {enemy} as an enemy, which is not another question of the bank."),
    "bank_family_of_one": N_("Family {where} has one question only: {item}."),
    "bank_family_over_themes": N_("The {count} variants of family {where} stand in different themes."),
    "bank_goal_unknown": N_("Question {where} names goal {goal}, which does not exist."),
    "bank_goal_unused": N_("No question asks for goal {where}."),
    "bank_keys_longest": N_("Theme {where}: the right option is the longest in {times} of {count} questions."),
    "bank_keys_longest_overall": N_(
        "In {language} the right option is the longest in {times} of {count} questions of the bank."
    ),
    "bank_keys_uneven": N_("Theme {where}: option {option} is the right one in {times} of {count} questions."),
    "bank_keys_uneven_overall": N_("Option {option} is the right one in {times} of {count} questions of the bank."),
    "bank_language_missing": N_("Question {where} has no text in {language}."),
    "bank_language_not_in_edition": N_("Question {where} has a text in {language}, which the edition does not name."),
    "bank_mistakes_by_elsewhere": N_(
        "In {times} of the {count} questions in which somebody with a first name makes the mistake, the name is one from elsewhere."
    ),
    "bank_mistakes_by_here": N_(
        "In {times} of the {count} questions in which somebody with a first name makes the mistake, the name is one from here."
    ),
    "bank_mistakes_by_men": N_(
        "In {times} of the {count} questions in which a man or a woman makes the mistake, it is a man."
    ),
    "bank_mistakes_by_women": N_(
        "In {times} of the {count} questions in which a man or a woman makes the mistake, it is a woman."
    ),
    "bank_near_double": N_(
        "Questions {where} and {other} ask nearly the same. Merge them, or name each as an enemy of the other."
    ),
    "bank_review_due": N_("Question {where} had to be reviewed by {review_on}."),
    "bank_source_checked_later": N_(
        "The source of question {where} was checked on {checked_on}, which is after today."
    ),
    "bank_stem_double": N_("Question {where} asks the same words in {language} as {other}."),
    "bank_theme_not_asked": N_("Blueprint {blueprint} asks nothing of theme {where}."),
    "bank_variant_twice": N_("Two of the {count} questions of family {where} name the same variant."),
    "batch_hash": N_(
        "What was sent does not fit its own signature (entry {seq}). Nothing was stored. Call the agency."
    ),
    "blueprint_impossible": N_(
        "Theme {cell} needs {needed} questions and the bank has {available} that can be used. No test version was made. Make fewer versions or add questions."
    ),
    "blueprint_impossible_difficulty": N_(
        "The bank has no test versions that are equally difficult: their mean difficulties would lie more than 0.1 apart. No test version was made. Make fewer versions or add questions."
    ),
    "blueprint_impossible_enemies": N_(
        "Too many questions of {cell} may not stand together in one test version, because one gives the other away. No test version was made. Make fewer versions or add questions."
    ),
    "blueprint_impossible_rules": N_(
        "Too many questions of {cell} are variants of each other or give each other away, so they may not stand together in one test version. No test version was made. Make fewer versions or add questions."
    ),
    "blueprint_impossible_variants": N_(
        "Theme {cell} needs {needed} questions. Variants of one question cannot stand in one test version, and so only {available} can be used. No test version was made. Make fewer versions or add questions."
    ),
    "body_kind": N_(
        "Something from outside has a kind of record ({kind}) that this program does not know. Nothing of it was taken over. Update MO Desk."
    ),
    "body_too_large": N_(
        "A record from outside holds a value that is too large ({field}). Nothing was taken over. Call support."
    ),
    "body_unreadable": N_("A record ({kind}) cannot be read. Nothing of it was taken over. Call support."),
    "body_unstorable": N_(
        "This cannot be stored ({field}): it is too long or holds signs that cannot be kept. Nothing was changed."
    ),
    "cannot_remove_yourself": N_("You cannot remove yourself. Ask a colleague."),
    "captive_portal": N_(
        "Something else than the agency answered, perhaps the sign-in page of this wifi network. Nothing was sent to it. Sign in to the network first, then try again."
    ),
    "card_changed": N_(
        "Somebody else changed this in the meantime. Nothing of yours was stored. Open it again and repeat your change."
    ),
    "card_differs": N_(
        "The agency sent a version of a record ({kind}) that differs from the one here. Nothing was taken over. Call support."
    ),
    "card_not_yours": N_(
        "This person or group belongs to the agency or to another laptop. Nothing was changed. Call the agency."
    ),
    "card_unknown": N_("This record is not on this laptop."),
    "cards_digest": N_(
        "The data from the agency was changed on the way. Nothing of it was used. Try again on another network."
    ),
    "cards_older": N_(
        "The agency sent older data than this laptop already has. Nothing of it was used. Call the agency."
    ),
    "certificate_not_ours": N_(
        "The certificate that came back is not for this laptop. It was not kept. Call the agency."
    ),
    "certificate_unreadable": N_("A certificate cannot be read. Nothing of it was used. Call the agency."),
    "certificate_wrong_use": N_(
        "A certificate is used for something it was not made for. Nothing of it was used. Call the agency."
    ),
    "chain_fork": N_(
        "Two laptops wrote on the same journal, perhaps after a copy of the disk. Both are kept apart, nothing was overwritten. A person at the agency must decide."
    ),
    "chain_not_opened": N_("A journal from outside does not begin as it should. Nothing was taken over."),
    "chain_not_yours": N_("This journal belongs to another laptop. Nothing was changed. Call the agency."),
    "chain_opening": N_(
        "This journal does not begin as a journal of this laptop. Nothing was stored. Call the agency."
    ),
    "checkpoint": N_("The signature of the laptop does not fit what was sent. Nothing was stored. Call the agency."),
    "cipher_missing": N_("This program cannot encrypt, so it stops. Nothing was written; install MO Desk again."),
    "content_duplicate_id": N_("{file}: the id {id} is used twice. Nothing was read. Give one of the two another id."),
    "content_key_missing": N_("{file}: {key} is missing. The file was refused. Add the key."),
    "content_key_unknown": N_("{file}: {key} is not known. The file was refused. Remove it or correct its name."),
    "content_missing": N_("The file {file} is not there or cannot be opened. Nothing was read. Check the folder."),
    "content_options_differ": N_(
        "{file}: {key} does not have the same options in the same order as the first language. The file was refused. Make them alike."
    ),
    "content_options_equal": N_(
        "{file}: two options of {key} have the same text. The file was refused. Change one of them."
    ),
    "content_parts_differ": N_(
        "{file}: {key} does not have the same parts in the same order as the first language. The file was refused. Make them alike."
    ),
    "content_text_control": N_(
        "{file}: the text of {key} holds the invisible character {character}. The file was refused. Remove the character."
    ),
    "content_text_length": N_(
        "{file}: the text of {key} must have {least} to {limit} characters. The file was refused. Correct the text."
    ),
    "content_text_not_nfc": N_(
        "{file}: the text of {key} is not in Unicode form NFC. The file was refused. Save the text again as NFC."
    ),
    "content_too_large": N_("The file {file} is larger than {limit} bytes. Nothing was read from it. Split the file."),
    "content_too_many": N_("{file}: {key} holds more than {limit} entries. Nothing was read. Split or shorten it."),
    "content_type": N_("What was sent has an unknown form. Nothing was stored. Update MO Desk."),
    "content_unreadable": N_(
        "The file {file} is not TOML in UTF-8. Nothing was read from it. Open it in an editor and correct it."
    ),
    "content_value_wrong": N_("{file}: the value of {key} is not possible. The file was refused. Correct the value."),
    "course_goal_unserved": N_("No lesson serves goal {where}."),
    "course_lessons_few": N_("There are {count} lessons, and a course needs {least}."),
    "course_number_missing": N_("Fill in the course number."),
    "course_number_taken": N_("There is a group with this course number already."),
    "course_picture_unknown": N_("{where} names the picture {picture}, which is not there."),
    "course_principle_missing": N_("No step of a lesson is about the principle {where}."),
    "course_source_checked_later": N_(
        "{where}: the source “{title}” was checked on {checked_on}, which is after today."
    ),
    "course_theme_thin": N_("Theme {where} has {count} lessons and needs {least}."),
    "criterion_not_judged": N_("Choose a level for {criterion}. The process evaluation is not confirmed yet."),
    "criterion_unknown": N_("Criterion {criterion} is not in this rubric. The process evaluation was not confirmed."),
    "database_busy": N_("The database is busy with something else. Nothing was lost; try again in a moment."),
    "database_exists": N_("There is already a database here. Nothing was changed; sign in, or choose another folder."),
    "database_in_use": N_(
        "The database is still in use. Nothing was changed; close MO Desk, start it again and try again."
    ),
    "database_missing": N_(
        "The database of this laptop was not found. Nothing was changed; restore a backup, or ask support."
    ),
    "database_newer": N_(
        "This database was made by a newer MO Desk (version {found}; this program knows {known}). Nothing was changed; install the newer program."
    ),
    "database_unreadable": N_(
        "The database of this laptop cannot be read. The file was left as it is; restore a backup."
    ),
    "date_in_future": N_("This day is still to come."),
    "decision_unknown": N_("Choose what is decided. Nothing was recorded."),
    "desk_exists": N_("There is a desk in this folder already, or the folder is not empty. Nothing was changed."),
    "desk_missing": N_("There is no desk in this folder yet. Make one first: mo-desk desk init."),
    "device_exists": N_(
        "The agency knows a laptop with this number but with another key. Nothing was changed. Call the agency."
    ),
    "device_identity_unreadable": N_("The keys of this laptop cannot be read. Nothing was changed. Call support."),
    "device_revoked": N_(
        "The agency no longer lets this laptop in. Your work is safe and keeps waiting here. Call the agency."
    ),
    "device_unknown": N_("The agency does not know this laptop. Your work is safe on it. Ask the agency for a code."),
    "disk_error": N_("The disk does not answer as it should. What was saved is safe; check the disk and try again."),
    "disk_full": N_("The disk is full. What was saved is safe; free some space, then go on."),
    "disk_readonly": N_(
        "MO Desk may not write on this disk. What was saved is safe; make the disk or folder writable again."
    ),
    "document_in_use": N_(
        "{file} cannot be replaced: it is open in another program, or this folder may not be written. The old file is unchanged. Close it and try again, or choose another folder."
    ),
    "document_kind_missing": N_("Choose which kind of document you saw."),
    "document_not_written": N_(
        "{file} could not be written. Nothing was lost. Check the folder or the stick and try again."
    ),
    "double_has_history": N_(
        "Tests or evaluations hang on the card that would go. Nothing was joined. Let the other one stay, or leave it to the agency."
    ),
    "draft_text_in_official_test": N_(
        "This language still has texts that nobody has reviewed. An official test refuses it."
    ),
    "enrol_code_expired": N_("This code is no longer valid. Nothing was changed. Ask the agency for a new code."),
    "enrol_code_invalid": N_("This is not a whole code. A code has 24 letters and figures. Type it again."),
    "enrol_code_unknown": N_(
        "The agency does not know this code. Nothing was changed. Check the code or ask for a new one."
    ),
    "enrol_code_used": N_(
        "This code was already used for another laptop. Nothing was changed. Ask the agency for a new code."
    ),
    "enrol_proof": N_("The laptop could not show that it holds its key. Nothing was stored. Try again."),
    "enrolment_unreadable": N_(
        "What this laptop kept about the agency cannot be read. Your work is safe. Ask the agency for a new code."
    ),
    "entries_gap": N_(
        "Records are missing in between: expected {expected}, got {got}. Nothing was taken over; the next synchronisation fetches them."
    ),
    "entries_none": N_("The agency has nothing more of this journal."),
    "entry_bad": N_(
        "Record {seq} of a journal from outside was changed or damaged ({reason}). Nothing was taken over. Call support."
    ),
    "entry_shape": N_("Entry {seq} of what was sent is not whole. Nothing was stored. Call the agency."),
    "entry_too_large": N_(
        "Record {seq} of a journal from outside holds a value that is too large ({field}). Nothing was taken over. Call support."
    ),
    "entry_unreadable": N_("A record from outside cannot be read. Nothing was taken over."),
    "erasure_shown": N_(
        "An erasure that was announced at place {seq} of a journal is not what stands there. Nothing was taken over. Call the agency."
    ),
    "evaluation_points_wrong": N_(
        "{points} of {maximum} is not possible for a process evaluation. Correct the points."
    ),
    "file_not_readable": N_(
        "{file} cannot be read. Nothing was changed. Check that the file is there and not open in another program."
    ),
    "form_not_named": N_("Name the test version with --form."),
    "form_unknown": N_("This test version is not on this laptop."),
    "forms_count_wrong": N_(
        "You can make 1 to {limit} test versions at once. Nothing was made. Choose another number."
    ),
    "group_dates_order": N_("The last day is before the first day."),
    "group_empty": N_("Nobody is enrolled in this group yet. Add people first."),
    "group_unknown": N_("This group is not on this laptop."),
    "head_code_invalid": N_("This is not a head code. It has twelve characters, like 7F3K-9QXM-2ABC."),
    "hub_address": N_("This address cannot be used. Use an address that begins with https://."),
    "hub_attempts": N_("Results received"),
    "hub_certificate": N_(
        "The connection to the agency is not safe: its certificate was not accepted. Nothing was sent. Check the clock of this laptop, or try another network."
    ),
    "hub_chain": N_("Journal"),
    "hub_chains": N_("Journals"),
    "hub_checked": N_("Results scored again"),
    "hub_database_unreachable": N_(
        "The database of the agency's server cannot be reached. Nothing was lost; start that database and try again."
    ),
    "hub_device": N_("Laptop"),
    "hub_devices": N_("Laptops"),
    "hub_differences": N_("With another outcome"),
    "hub_enrolled_at": N_("Enrolled"),
    "hub_entries": N_("Entries received"),
    "hub_error": N_("Something went wrong at the agency. Your work is safe on this laptop. Try again later."),
    "hub_fork_entries": N_("Set aside"),
    "hub_fork_found": N_("Since"),
    "hub_fork_from": N_("From record"),
    "hub_forked": N_("Two versions: decide"),
    "hub_forks": N_("Journals with two versions"),
    "hub_half_answer": N_("The answer of the agency broke off. Your work is safe on this laptop. Try again."),
    "hub_head_code": N_("Head code"),
    "hub_head_moves": N_(
        "The agency is receiving from this laptop elsewhere at the same time. Your work is safe. Try again in a few minutes."
    ),
    "hub_in_order": N_("In order"),
    "hub_last_at": N_("Last received"),
    "hub_needs_tls": N_(
        "Without a certificate the server only works on this computer. Nothing was started. Give a certificate and its key, or use 127.0.0.1."
    ),
    "hub_no_chains": N_("Nothing was received yet."),
    "hub_no_devices": N_("No laptop is enrolled yet. Make a code with: mo-desk hub enrol-code."),
    "hub_no_forks": N_("No journal has two versions."),
    "hub_not_started": N_("The agency's server did not start. Nothing was sent."),
    "hub_other_version": N_(
        "The agency uses another version of MO Desk ({theirs}; this laptop: {ours}). Your work is safe on this laptop. Update MO Desk."
    ),
    "hub_refused": N_(
        "The agency did not accept what was sent ({reason}, {status}). Your work is safe on this laptop. Call the agency."
    ),
    "hub_revoked": N_("Shut out"),
    "hub_state": N_("State"),
    "hub_title": N_("Received from laptops"),
    "hub_too_large": N_(
        "The answer of the agency was too large and was cut off. Your work is safe on this laptop. Try again later."
    ),
    "hub_too_slow": N_("The agency answered too slowly. Your work is safe on this laptop. Try again later."),
    "hub_unreachable": N_(
        "The agency cannot be reached now. Your work is safe on this laptop. Try again when there is a network."
    ),
    "identity_not_checked": N_("Check this person's identity first."),
    "identity_outcome_unknown": N_("Choose how the identity was checked."),
    "incident_category_unknown": N_("Choose what kind of incident it was."),
    "issuer_unknown": N_("The signature is right, but the laptop that made it is not known here. Ask the agency."),
    "key_incomplete": N_(
        "The key of test version {form} has no right answer for question {item}. Nothing was scored and nothing was changed. Ask the agency for help."
    ),
    "key_not_changed": N_(
        "The key of the database could not be changed yet. The data is safe; free some space, then sign in again."
    ),
    "keys_exist": N_("This folder was already set up. Nothing was changed; sign in, or choose another folder."),
    "keys_file_changed": N_(
        "The file with the keys was changed from outside. Nobody was added or removed; restore a backup and tell your coordinator."
    ),
    "keys_missing": N_(
        "The file with the keys is not here, so nobody can sign in. The data is still there; restore a backup."
    ),
    "keys_unreadable": N_("The file with the keys cannot be read. The data is still there; restore a backup."),
    "kind_not_erasable": N_("These records hold the journal together and cannot be erased."),
    "language_missing": N_("Choose the language of the course."),
    "language_not_available": N_("There are no questions in this language ({language})."),
    "lesson_check_unknown": N_("Lesson {where} checks with question {item}, which is not in the bank."),
    "lesson_checks_few": N_("Lesson {where} has {count} questions at its end and needs {least}."),
    "lesson_goal_unknown": N_("Lesson {where} names goal {goal}, which does not exist."),
    "lesson_unknown": N_("This lesson is not in the library."),
    "lesson_window_unknown": N_("Lesson {where} opens window {window}, which is not there."),
    "level_unknown": N_("Level {level} does not exist for {criterion}. The process evaluation was not confirmed."),
    "message_unreadable": N_("A message cannot be read ({message}). Nothing of it was used. Update MO Desk."),
    "name_missing": N_("Fill in a name."),
    "name_too_long": N_("This name is too long: at most {limit} characters."),
    "no_result_to_print": N_("There is no result to print: no test was handed in, or the result is still withheld."),
    "no_such_slot": N_("This user has no access on this laptop any more. Nothing was changed."),
    "not_allowed": N_("Your role does not allow this ({action}). Ask the coordinator."),
    "not_enrolled": N_("This laptop is not known to an agency yet. Ask the coordinator for an address and a code."),
    "not_the_assessor": N_(
        "Only the trainer of this group confirms the process evaluation. Whoever can already see the test result does not judge."
    ),
    "official_form_has_drafts": N_(
        "Question {item} of test version {form} still has a draft text. An official test has reviewed texts only. Nothing was sealed."
    ),
    "official_form_missing": N_("There is no official test version on this laptop. Only practice tests can be given."),
    "official_form_needs_release_code": N_(
        "Test version {form} is official and can only be sealed with a release code. Nothing was written."
    ),
    "other_agency": N_(
        "This comes from another agency than yours. Nothing of it was used. Check the address, and call the agency."
    ),
    "other_attempt_running": N_("Somebody else's test is still running on this laptop. Finish or stop it first."),
    "other_chain": N_("The agency answered about another journal. Nothing was changed. Call the agency."),
    "other_group": N_("You may only see your own groups."),
    "out_folder_not_empty": N_("The folder for the output is not empty. Nothing was written. Choose another one."),
    "own_chain_ahead": N_(
        "Somebody else wrote on this laptop's own journal: perhaps a copied disk. Nothing was taken over. Call support."
    ),
    "paper_not_made": N_("The paper could not be made from {template}. Nothing was written. Install MO Desk again."),
    "paper_algorithm": N_("The code names another way of signing than MO Desk uses."),
    "paper_claims": N_("What the code says is impossible."),
    "paper_claims_unusable": N_(
        "This paper cannot be signed: what stands on it is incomplete or too long ({field}, {reason}). Nothing was printed."
    ),
    "paper_encoding": N_("The code is not written as MO Desk writes it."),
    "paper_file_damaged": N_("This file is damaged and cannot be opened. Nothing was checked. Scan the paper again."),
    "paper_file_too_large": N_("This file is too large for a paper: at most {megabytes} MB. Nothing was checked."),
    "paper_key_id": N_("The code names another key than the one it carries."),
    "paper_name_differs": N_("The printed name is another than the name under the signature."),
    "paper_no_code": N_("There is no code of MO Desk on it."),
    "paper_other_key": N_("The code carries another key than the one that is known of this laptop."),
    "paper_points_differs": N_("The printed points are others than the points under the signature."),
    "paper_signature": N_("The signature is not right: the code was changed or made up."),
    "paper_structure": N_("The code does not hold what a code of MO Desk holds."),
    "paper_text": N_("The code is damaged or incomplete."),
    "paper_too_long": N_("The code is longer than a code of MO Desk can be."),
    "paper_too_many_pages": N_(
        "This file has more than {limit} pages. Nothing was checked. Check the papers in smaller files."
    ),
    "paper_type": N_("The code is of another kind than the paper says."),
    "paper_without_code": N_(
        "There is no readable code in {file}. Nothing was checked. Make a sharper picture of the square code."
    ),
    "partner_needs_end_date": N_("A partner abroad needs a last day of access."),
    "passphrase_common": N_("Anyone would try this passphrase first. Take four words that do not belong together."),
    "passphrase_is_name": N_("The passphrase is little more than your name. Add other words."),
    "passphrase_not_given": N_("No passphrase was given. Set MO_DESK_PASSPHRASE, or start from a terminal."),
    "passphrase_short": N_("The passphrase is too short. Use at least {minimum} characters."),
    "passphrase_too_long": N_("The passphrase may have at most {maximum} characters. Take a shorter one."),
    "passphrase_too_short": N_(
        "The passphrase needs at least {minimum} characters. Take four words that you remember easily."
    ),
    "passphrase_wrong": N_("This passphrase is not right."),
    "passphrases_differ": N_("The two passphrases are not the same. Nothing was made."),
    "path_unknown": N_("The agency's side does not know this address. Update MO Desk."),
    "people_out_of_range": N_("Choose between 2 and 40 people."),
    "person_has_attempt": N_("That person has a test in this test moment already."),
    "person_unknown": N_("This person is not on this laptop."),
    "pin_not_six_digits": N_("The PIN has six digits."),
    "plain_form_official": N_("Test version {form} is official. It is never written unsealed. Nothing was written."),
    "plain_form_wrong": N_(
        "The file {file} is not a test version that MO Desk can read. Nothing was scored. Make the file again with form assemble."
    ),
    "plan_lesson_unknown": N_("Plan {where} names lesson {lesson}, which is not there."),
    "plan_sensitive_early": N_(
        "Plan {where} gives lesson {lesson} in one of its first two parts, and that lesson opens the sensitive window {window}."
    ),
    "port_taken": N_("Port {port} is already in use on this computer. Nothing was started. Choose another port."),
    "previous_workbook_unreadable": N_(
        "The earlier workbook {file} cannot be read, so the changes cannot be listed. Nothing was written. Ask for help."
    ),
    "protocol_version": N_(
        "The laptop speaks version {theirs} of the exchange, the agency version {ours}. Nothing was stored. Update the older one."
    ),
    "public_key": N_("The laptop sent a key that is no key. Nothing was stored. Update MO Desk on the laptop."),
    "reason_missing": N_("Fill in a reason."),
    "receipt_hash": N_(
        "The agency confirmed something else than what this laptop sent. Nothing was marked as received. Call the agency."
    ),
    "receipt_other": N_("The confirmation is about other data. Nothing was marked as received. Call the agency."),
    "receipt_short": N_("The agency confirmed less than it should. The rest stays waiting here. Try again later."),
    "recovery_code_mistyped": N_(
        "There is a typing mistake in the recovery code. Compare it with the paper, group by group."
    ),
    "recovery_code_unknown": N_(
        "This recovery code does not belong to this laptop. Nothing was changed; take the code of this laptop."
    ),
    "release_code_short": N_(
        "A release code has at least {least} characters. Nothing was sealed. Choose a longer code."
    ),
    "release_code_wrong": N_(
        "The release code for test version {form} is not right. Nothing was opened. Ask your coordinator for the code and try again."
    ),
    "roles_missing": N_("Choose at least one role."),
    "root_key_wrong": N_("This is not the root key of this agency, or the passphrase is wrong. Nothing was changed."),
    "root_not_announced": N_(
        "The other side is not the agency that made your code. Nothing was sent or kept. Check the address, and call the agency."
    ),
    "root_passphrase_missing": N_(
        "The passphrase for the root key is missing. Put it in the variable {variable}. Nothing was made."
    ),
    "roster_bomb": N_(
        "This workbook holds far more than a list of participants. It was not opened. Ask for the list again."
    ),
    "roster_column_twice": N_("Two columns mean the same: {column}. Nothing was read. Remove or rename one of them."),
    "roster_damaged": N_(
        "This file is damaged. Nothing was read. Ask for the list again, or save it anew and try again."
    ),
    "roster_empty": N_("There is nobody on this list. Nothing was read."),
    "roster_encoding": N_(
        "The letters of this file cannot be read. Nothing was read. Save it as CSV UTF-8 or as .xlsx and try again."
    ),
    "roster_group_missing": N_("Choose a group, or make a new one, before you import the list."),
    "roster_locked": N_("This workbook has a password. Nothing was read. Save it without a password and try again."),
    "roster_no_heading": N_(
        "No column with names was found. Nothing was read. The first rows must name the columns, for example Naam and Voornaam."
    ),
    "roster_not_a_table": N_(
        "This file is not a workbook and not a CSV file. Nothing was read. Choose the list that the agency sent."
    ),
    "roster_old_excel": N_(
        "This is an old Excel file (.xls), or a workbook with a password. Nothing was read. Save it as .xlsx without a password and try again."
    ),
    "roster_too_large": N_(
        "This file is too large for a list of participants: at most {megabytes} MB. Nothing was read."
    ),
    "roster_too_many_columns": N_(
        "This list has more than {limit} columns. Nothing was read. Remove the columns that are not needed."
    ),
    "roster_too_many_rows": N_("This list has more than {limit} rows. Nothing was read. Choose the list of one group."),
    "row_agency_number_form": N_("{column} is not one letter and seven figures: {value}"),
    "row_cell_error": N_("{column} holds an error of the spreadsheet: {value}"),
    "row_date_impossible": N_("{column} is a day that does not exist: {value}"),
    "row_date_in_future": N_("{column} is still to come: {value}"),
    "row_date_too_old": N_("{column} is before 1900: {value}"),
    "row_date_two_digit_year": N_("{column} has a year of two figures: {value}. Write the year in full."),
    "row_date_unreadable": N_("{column} is not a date: {value}"),
    "row_formula": N_(
        "A formula in this row has no stored result. Open and save the file in a spreadsheet program, and import again."
    ),
    "row_hidden": N_("This row is hidden in the file. Show it or remove it, and import again."),
    "row_language_unknown": N_("This language is not known and stays empty: {value}"),
    "row_merged": N_("Cells in this row are merged. Split them, and import again."),
    "row_name_cleaned": N_("Invisible signs were taken out of {column}. Check the name."),
    "row_name_missing": N_("There is no name in this row."),
    "row_name_too_long": N_("{column} is longer than 48 characters. The agency's systems would cut it."),
    "row_name_without_letters": N_("{column} has no letters: {value}"),
    "row_national_number_check": N_("The check figures of {column} are wrong: {value}"),
    "row_national_number_form": N_("{column} does not have 11 figures: {value}"),
    "row_national_number_unknown": N_("{column} is neither a national number nor a BIS number: {value}"),
    "row_number_shared": N_("Row {value} has the same number ({column}). Ask the agency which one is right."),
    "row_possible_double": N_("This may be somebody who is on this laptop already. Decide it by hand."),
    "row_repeated": N_("This is the same row as row {value}. It is taken once."),
    "row_same_name": N_("Row {value} has the same name and date of birth. Both are kept as two people."),
    "row_text_too_long": N_("{column} is longer than 48 characters."),
    "row_value_unknown": N_("{column} is not known and stays empty: {value}"),
    "row_yes_or_no": N_("{column} is neither yes nor no: {value}"),
    "rule_form_mismatch": N_(
        "Pass rule {rule} asks for {needed} questions in the part {block}; this test has {available}. Nothing was judged. Choose a rule that fits this test."
    ),
    "rule_unknown": N_("Pass rule {rule} is not known here. Nothing was judged. Choose a rule from the list."),
    "sealed_form_missing": N_(
        "The sealed files of test version {form} are missing from this laptop. Other test versions still work. Call support."
    ),
    "sealed_form_untrusted": N_(
        "The sealed file of test version {form} ({part}) was changed or is not meant for this device ({reason}). Nothing of it is used. Ask your coordinator for a new test version."
    ),
    "seats_without_status": N_("{count} people have no status yet. Record for each: taken, absent or not admitted."),
    "second_person_missing": N_("A second person is needed, not yourself."),
    "setting_type": N_("The setting {field} in settings.toml has the wrong type."),
    "setting_unknown": N_("The file settings.toml has an unknown setting: {field}."),
    "sign_in_failed": N_("Name or passphrase is not right. Nothing was changed; try again."),
    "signature": N_(
        "The signature does not fit. Nothing of it was used. Your work is safe on this laptop. Call the agency."
    ),
    "sitting_closed": N_("This test moment is closed for good."),
    "sitting_days_missing": N_("Choose at least one day."),
    "sitting_days_order": N_("Put the days in order, each once."),
    "sitting_not_open": N_("This test moment is not open. Open the day first."),
    "sitting_place_missing": N_("Fill in the place."),
    "sitting_unknown": N_("This test moment is not on this laptop."),
    "stick_full": N_("The USB stick is full. Nothing on the laptop was changed; make room or take another stick."),
    "stick_missing": N_(
        "The USB stick is not there or does not answer. Nothing on the laptop was changed; put the stick in and try again."
    ),
    "stick_readonly": N_(
        "MO Desk may not write on this USB stick. Nothing on the laptop was changed; take another stick."
    ),
    "submit_cause_unknown": N_("The reason for handing in is not known."),
    "sync_deadline": N_(
        "Sending took too long and was paused. What was confirmed stays confirmed. Try again to go on."
    ),
    "step_unknown": N_("The lesson has {steps} steps; step {step} is not one of them."),
    "sync_stopped": N_("Sending was stopped. What was confirmed stays confirmed, the rest waits here."),
    "test_without_items": N_("A test without questions cannot be scored. Choose another test version."),
    "text_all_or_none": N_(
        "{where}, {place}: an option such as “all of these” or “a and b” tests reading. Write another option."
    ),
    "text_double_denial": N_("{where}, {place}: this denies twice, which tests reading. Say what is so."),
    "text_french_tu": N_("{where}, {place}: the French says tu. Write vous."),
    "text_hard_to_read": N_(
        "{where}: the Dutch scores {score} for readability and should score at least {least}. Use shorter words and sentences."
    ),
    "text_missing": N_("Fill in a text."),
    "text_number_in_words": N_(
        "{where}, {place}: a number in digits is a word in the other language. Digits in Dutch only: {numbers}. Here only: {others}."
    ),
    "text_numbers_differ": N_("{where}, {place}: the numbers differ. Only in Dutch: {numbers}. Only here: {others}."),
    "text_sentence_long": N_(
        "{where}, {place}: a sentence has {words} words, at most {most} is wanted. It begins with: {begin}"
    ),
    "text_too_long": N_("This text is too long: at most {limit} characters."),
    "time_limit_out_of_range": N_("A time limit lies between 10 and 480 minutes, or is 0 for none."),
    "time_zone_unknown": N_("The time zone {value} is not known."),
    "token_expired": N_("The sign-in at the agency ran out. Your work is safe. Try again."),
    "token_refused": N_("The agency did not accept the sign-in. Your work is safe. Try again."),
    "too_many_languages": N_("Choose at most {limit} languages for one sheet."),
    "too_large": N_("What was sent is larger than {limit} bytes. Nothing was stored."),
    "too_many_users": N_("This laptop already has {maximum} ways to sign in. Nobody was added; remove somebody first."),
    "too_slow": N_("Sending took too long. Nothing of this part was stored. Try again on a better network."),
    "upgrade_failed": N_(
        "The database could not be brought up to date (step {step}). It is as it was; use the earlier program and ask support."
    ),
    "user_exists": N_("Somebody of this name has access already."),
    "user_removed": N_("You no longer have access to this laptop. Ask the coordinator."),
    "user_unknown": N_("Nobody of this name works on this laptop."),
    "value_too_large": N_("This is too long to keep ({field}). Nothing was saved. Make it shorter."),
    "wait_before_retry": N_("Too many wrong tries. Wait {seconds} seconds, then try again."),
    "window_number_twice": N_("Window {where} has number {number}, as {other} has."),
    "window_theme_unknown": N_("Window {where} names theme {theme}, which does not exist."),
    "window_unknown": N_("This window of the canon is not in the library."),
}
