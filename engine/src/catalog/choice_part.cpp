// A choice: options from a sheet, written inline, or both.
#include <algorithm>

#include "catalog/availability.h"
#include "catalog/limits.h"
#include "catalog/parts.h"
#include "catalog/take.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

using Drafts = std::vector<OptionDraft>;

auto find_draft(Drafts& drafts, std::string_view id) {
  return std::find_if(drafts.begin(), drafts.end(), [&](const OptionDraft& draft) { return draft.id.value == id; });
}

std::string suggest_draft(std::string_view id, const Drafts& drafts) {
  std::vector<std::string_view> ids;
  for (const OptionDraft& draft : drafts) ids.push_back(draft.id.value);
  return did_you_mean(id, ids);
}

/// `only` and `except`: which rows of the sheet this part takes.
void narrow(TableCursor& cursor, Drafts& drafts, bool complete, bool has_sheet) {
  const auto only = cursor.texts("only");
  const auto except = cursor.texts("except");
  if (!only && !except) return;
  const Place& where = (only ? cursor.find("only") : cursor.find("except"))->where;
  if (!has_sheet)
    return cursor.report().error(where, "missing-key",
                                 "\"only\" and \"except\" choose rows of a sheet; add options = \"..csv\"");
  if (only && except)
    return cursor.report().error(where, "conflicting-keys", "write either \"only\" or \"except\", not both");
  std::set<std::string, std::less<>> named;
  for (const Text& id : only ? *only : *except) {
    named.insert(id.value);
    if (find_draft(drafts, id.value) != drafts.end() || !complete) continue;
    cursor.report().error(id.where, "unknown-option",
                          say("the sheet has no row ", in_quotes(id.value), suggest_draft(id.value, drafts)));
  }
  std::erase_if(drafts, [&](const OptionDraft& draft) { return named.contains(draft.id.value) == except.has_value(); });
}

void add_inline(const Node& node, Drafts& drafts, Registry& inline_ids, PartDraft& part, Assembly& assembly) {
  auto option = read_option(node, assembly);
  if (!option) {
    part.notes.complete = false;
    return;
  }
  if (!inline_ids.add(option->id, 0, "option", assembly.report)) return;
  if (const auto row = find_draft(drafts, option->id.value); row != drafts.end()) {
    *row = merge(std::move(*row), *option);
    return;
  }
  if (find_member(node, "label") == nullptr) {
    assembly.report.error(node.where, "missing-key", "an option needs \"label\"; add it");
  }
  drafts.push_back(std::move(*option));
}

void read_default(TableCursor& cursor, PartDraft& draft) {
  const auto id = cursor.text("default");
  if (!id) return;
  const auto found = find_option(draft.part, id->value);
  if (found) {
    draft.part.default_option = *found;
  } else if (draft.notes.complete) {
    cursor.report().error(id->where, "unknown-option",
                          say("the default ", in_quotes(id->value), " is not an option of this part",
                              did_you_mean_one_of(id->value, draft.part.options)));
  }
}

}  // namespace

void read_choice(TableCursor& cursor, PartDraft& draft, Assembly& assembly) {
  Drafts drafts;
  const auto reference = cursor.text("options");
  if (reference) {
    const Sheet* sheet = read_sheet(*reference, assembly);
    draft.notes.complete = sheet != nullptr && sheet->complete;
    if (sheet != nullptr) drafts = sheet->rows;
  }
  narrow(cursor, drafts, draft.notes.complete, cursor.find("options") != nullptr);
  Registry inline_ids;
  for (const Node* node : cursor.tables("option")) add_inline(*node, drafts, inline_ids, draft, assembly);

  if (drafts.size() > kMaxOptionsOfPart) {
    assembly.report.error(cursor.where(), "too-many",
                          say("a part has at most ", std::to_string(kMaxOptionsOfPart), " options"));
    drafts.resize(kMaxOptionsOfPart);
  }
  for (OptionDraft& option : drafts) {
    if (option.replaced_by) {
      draft.retired.emplace_back(option.id.value, *option.replaced_by);
      continue;
    }
    draft.option_places.push_back(option.id.where);
    draft.notes.available.push_back(merge(draft.defaults.available, option.available));
    draft.part.options.push_back(finish(std::move(option), draft.defaults));
  }
  if (draft.part.options.empty() && draft.notes.complete) {
    assembly.report.error(cursor.where(), "empty-part",
                          "this part has no options; add [[part.option]] or options = \"..csv\"");
    draft.notes.complete = false;
  }
  if (draft.take.kind == Take::Kind::optional) add_none(cursor, draft, assembly);
  if (draft.take.kind != Take::Kind::several) read_default(cursor, draft);
}

}  // namespace maquette::catalog
