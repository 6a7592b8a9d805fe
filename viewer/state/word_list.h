// Every word of the studio, once: the names here are the keys of viewer/words/<language>.toml. A language file that lacks
// one, or has one more, is refused at start with the key's name, and by the tests.
#pragma once

// clang-format off
#define MAQUETTE_WORDS(X)                                                                                              \
  X(language_name) X(your_product) X(parts_chosen) X(choose_part) X(add_text)                                         \
  X(undo) X(redo) X(surprise_me) X(your_price) X(ready_on) X(weighs) X(designs_left) X(review) X(next_part) X(help)    \
  X(start_again) X(light) X(light_showroom) X(light_daylight) X(light_evening) X(light_own)                          \
  X(chosen) X(same_price) X(set_by) X(see_why) X(one_moment) X(set_short) X(not_sold_in) X(not_sold_here) X(from_day) X(no_longer_sold) X(out_of_stock)     \
  X(absent_headline) X(not_sold_in_more) X(not_sold_here_more) X(from_day_more) X(no_longer_sold_more)                 \
  X(out_of_stock_more) X(take_another) X(full_stop)                                              \
  X(toast_moved) X(toast_surprise) X(toast_turn)                                                                       \
  X(why_headline_none) X(why_headline_one) X(why_headline_many) X(why_headline_text) X(why_looking) X(why_unknown)     \
  X(ways_one) X(ways_many) X(ways_looking) X(smallest_change) X(to_match) X(and_more) X(keep_design) X(back_to_design) \
  X(no_way) X(your_choice) X(no_text_value)                                                                            \
  X(text_title) X(text_help) X(text_count) X(text_public) X(no_text) X(sew_on) X(back_to_parts) X(your_text)           \
  X(text_too_long_here)                                                                                                \
  X(review_title) X(product_itself) X(included) X(you_pay) X(tax) X(enter_contest) X(change_something) X(one_of)       \
  X(designs) X(set_by_inline)                                                                                          \
  X(contest_title) X(contest_sub) X(field_name) X(field_title) X(field_email) X(field_story) X(hint_email)             \
  X(hint_story) X(consent_show) X(consent_age) X(next_title) X(next_body) X(enter_now) X(left_one) X(left_many)        \
  X(missing_name) X(missing_title) X(missing_email) X(missing_age) X(missing_story) X(missing_show) X(back_to_product)                                    \
  X(stage_preparing) X(stage_rendering) X(stage_sealing) X(stage_checking) X(entry_failed) X(try_again)                \
  X(done_title) X(done_sub) X(done_sub_untitled) X(entry_code) X(scan) X(see_title) X(see_wall) X(see_wall_when)       \
  X(see_web_when) X(see_winner) X(see_winner_how) X(clears_in) X(i_am_done)                                            \
  X(help_tap) X(help_struck) X(help_turn) X(close)                                                                     \
  X(view_front) X(view_side) X(view_back) X(view_three_quarter) X(view_top) X(view_medial)                             \
  X(design_code) X(making_takes)                                                                                       \
  X(key_space) X(key_clear) X(key_next) X(key_accents) X(key_accents_capital) X(key_letters)                           \
  X(price) X(price_more) X(price_less) X(thousands) X(decimal) X(date_long) X(date_short) X(first_day) X(measure) \
  X(list_comma) X(named) X(key_kana) X(key_katakana) X(key_kana_form) \
  X(workshop) X(open_studio) X(find_rule) X(save_broken) X(opened_at) X(saved_at) X(read_in) X(checked_in) \
  X(checking) X(findings) X(must_fix) X(to_look_at) X(hint_one) X(hint_many) X(nothing_found) X(nothing_to_fix) \
  X(nothing_to_fix_more) X(looking_at_designs) X(takes_a_moment) X(source) X(source_hint) X(edit) X(rules) \
  X(rules_right) X(rules_listed) X(rules_one) X(rules_many) X(state_count) X(violated) X(binding) X(idle) \
  X(satisfied) X(unknown) X(violated_means) X(binding_means) X(idle_means) X(satisfied_means) X(unknown_means) \
  X(counting) X(not_counted) X(too_intricate) X(removes_one) X(removes_many) X(of_allowed) X(designs_one) \
  X(designs_many) X(tests) X(tests_pass) X(tests_fail_one) X(tests_fail_many) X(tests_undecided) X(fails_at) \
  X(undecided) X(expected) X(found) X(all_met) X(no_tests) X(no_tests_more) X(live_product) X(live_line) \
  X(days_one) X(days_many) X(design_broken) X(random_valid) X(defaults) X(make_it_fit) X(lost_part) X(lost_text) \
  X(lost_option) X(more_lost) X(counts) X(counted_in) X(in_some_design) X(designs_left_with) X(all_parts) \
  X(possible_of) X(counting_designs) X(valid_designs) X(before_rules) X(too_many_before) X(kept) X(dead_one) \
  X(dead_many) X(run_tests) X(send_to_kiosks) X(show_clash) X(hide_clash) X(clashes) X(show_fix) X(smallest_fix) \
  X(open_rule) X(send_refused) X(no_shelf) X(broken_save_first) X(checking_first) X(findings_first) X(testing_first) \
  X(tests_first) X(weighing) X(nothing_new) X(first_release) X(release_versions) X(release_counts) \
  X(release_uncounted) X(send_now) X(not_now) X(sending) X(sent) X(send_failed)
// clang-format on

namespace maquette::viewer {

enum class Word {
#define MAQUETTE_WORD(name) name,
  MAQUETTE_WORDS(MAQUETTE_WORD)
#undef MAQUETTE_WORD
      count_
};

}  // namespace maquette::viewer
