// [[part]]: choices, numbers and texts, all lowered to a list of options.
#include <algorithm>

#include "catalog/availability.h"
#include "catalog/habits.h"
#include "catalog/instances.h"
#include "catalog/limits.h"
#include "catalog/options.h"
#include "catalog/parts.h"
#include "catalog/quantity.h"
#include "catalog/replaced.h"
#include "catalog/take.h"

namespace maquette::catalog {
namespace {

std::optional<PartKind> read_kind(TableCursor& cursor) {
  const auto text = cursor.text("kind");
  if (!text) return cursor.find("kind") == nullptr ? std::optional(PartKind::choice) : std::nullopt;
  if (text->value == "choice") return PartKind::choice;
  if (text->value == "number") return PartKind::number;
  if (text->value == "text") return PartKind::text;
  cursor.report().error(text->where, "unknown-kind",
                        say("a part's kind is \"choice\", \"number\" or \"text\", not ", in_quotes(text->value),
                            advice_for_kind(text->value)));
  return std::nullopt;
}

std::string_view kind_words(PartKind kind) {
  switch (kind) {
    case PartKind::choice:
      return "a choice";
    case PartKind::number:
      return "a number part";
    case PartKind::text:
      return "a text part";
  }
  return {};
}

OptionDefaults read_defaults(TableCursor& cursor, Assembly& assembly) {
  OptionDefaults defaults;
  defaults.attributes = read_attributes(cursor, assembly);
  if (const auto material = cursor.text("material")) defaults.material = read_material_name(*material, assembly);
  if (const auto color = cursor.text("color")) defaults.color = read_color(*color, assembly.report);
  if (const auto technique = cursor.text("technique")) defaults.technique = read_technique(*technique, assembly.report);
  defaults.available = read_availability(cursor, assembly);
  return defaults;
}

PartDraft read_common(TableCursor& cursor, Assembly& assembly) {
  PartDraft draft;
  draft.part.where = cursor.where().position();
  draft.part.label = read_localized(cursor, "label", true, assembly);
  draft.part.help = read_localized(cursor, "help", false, assembly);
  draft.part.spoken = read_localized(cursor, "spoken", false, assembly);
  if (const auto importance = cursor.integer("importance", 1, kMostImportance)) {
    draft.part.importance = static_cast<std::uint32_t>(*importance);
  }
  if (const auto slots = cursor.texts("slots")) {
    draft.part.slots = read_names_in_mesh(*slots, assembly.mesh_nodes);
  }
  draft.defaults = read_defaults(cursor, assembly);
  return draft;
}

/// The group a part belongs to: its id up to the dot.
std::optional<GroupIndex> group_of(const Text& id, Assembly& assembly) {
  const std::string group = id.value.substr(0, id.value.find('.'));
  const auto index = assembly.groups.find(group);
  if (!index) {
    const std::string hint = assembly.groups.suggest(group);
    const bool undotted = group == id.value && !assembly.model.groups.empty();
    const std::string other =
        undotted ? say(", or put the part into one: id = ", in_quotes(say(assembly.model.groups.front().id, ".", group)))
                 : "";
    assembly.report.unknown(
        id.where, "unknown-group",
        say("there is no group ", in_quotes(group), hint.empty() ? say("; declare it with [[group]]", other) : hint));
    assembly.groupless_parts = true;
  }
  return index;
}

/// `{instance}` in what a part says becomes this instance.
void name_instance_in(Part& part, const Place& where, Assembly& assembly) {
  const auto name_in_mesh = [&](std::vector<std::string>& names, std::vector<Text>& used) {
    for (std::string& name : names) {
      if (name.find('{') == std::string::npos) continue;
      name_instance(name, assembly);
      used.push_back({name, where});
    }
  };
  for (LocalizedText* text : {&part.label, &part.help, &part.spoken}) name_instance(*text, assembly);
  name_in_mesh(part.slots, assembly.mesh_nodes);
  for (Option& option : part.options) {
    name_instance(option.label, assembly);
    name_instance(option.spoken, assembly);
    name_instance(option.sku, assembly);
    name_in_mesh(option.shows, assembly.mesh_nodes);
    name_in_mesh(option.morphs, assembly.mesh_morphs);
  }
}

std::optional<PartIndex> register_part(const Text& id, std::optional<GroupIndex> group, PartDraft draft,
                                       Assembly& assembly) {
  Model& model = assembly.model;
  const auto index = static_cast<PartIndex>(model.parts.size());
  if (index == kMaxParts || assembly.option_count + draft.part.options.size() > kMaxOptions) {
    assembly.report.error(
        id.where, "too-many",
        say("a catalog has at most ", std::to_string(kMaxParts), " parts and ", std::to_string(kMaxOptions), " options"));
    return std::nullopt;
  }
  if (!assembly.part_names.add(id, index, "part", assembly.report)) return std::nullopt;
  assembly.parts.add(id, index, "part", assembly.report);
  assembly.option_count += draft.part.options.size();
  name_instance_in(draft.part, id.where, assembly);
  for (auto& [option, by] : draft.retired) retire(id.value, option, std::move(by), assembly);
  draft.part.id = id.value;
  if (group) {
    draft.part.group = *group;
    model.groups[*group].parts.push_back(index);
  }
  for (OptionIndex i = 0; i < draft.part.options.size(); ++i) {
    draft.notes.option_of.emplace(draft.part.options[i].id, i);
    for (const std::string& tag : draft.part.options[i].tags) assembly.tags[tag][index].push_back(i);
  }
  model.parts.push_back(std::move(draft.part));
  assembly.part_notes.push_back(std::move(draft.notes));
  return index;
}

/// A part of which several options are taken: a part for each of them.
void register_several(TableCursor& cursor, const Text& id, PartDraft draft, Assembly& assembly) {
  const auto index = static_cast<std::uint32_t>(assembly.model.several.size());
  const auto group = group_of(id, assembly);
  if (!assembly.part_names.add(id, index, "part", assembly.report)) return;
  assembly.several.add(id, index, "part", assembly.report);
  for (const auto& [option, by] : draft.retired)
    retire(say(id.value, ".", option), {}, {say(id.value, ".", by.value), by.where}, assembly);
  Several several{id.value, draft.part.label, draft.part.help, {}, 0, 0, std::nullopt, draft.part.where};
  SeveralNotes notes{
      id, {}, draft.take.written.value == "some" ? "at least 1" : draft.take.written.value, draft.notes.complete};
  const Bounds bounds = draft.take.bounds;
  notes.because = how_many_because(cursor, draft, assembly);
  for (LocalizedText* text : {&several.label, &several.help, &notes.because}) name_instance(*text, assembly);
  for (OptionPart& part : divide(cursor, id, std::move(draft), assembly)) {
    if (const auto made = register_part(part.id, group, std::move(part.draft), assembly)) several.parts.push_back(*made);
  }
  several.least = static_cast<std::uint32_t>(std::min<std::int64_t>(bounds.lower, kMaxOptionsOfPart));
  several.most = static_cast<std::uint32_t>(std::min<std::int64_t>(bounds.upper, several.parts.size()));
  assembly.model.several.push_back(std::move(several));
  assembly.several_notes.push_back(std::move(notes));
}

void read_part(const Node& node, Assembly& assembly) {
  TableCursor probe(node, "a part", assembly.report);
  const auto kind = read_kind(probe);
  TableCursor cursor(node, kind ? std::string(kind_words(*kind)) : "a part", assembly.report);
  cursor.find("kind");
  auto id = cursor.need_text("id");
  PartDraft draft = read_common(cursor, assembly);
  if (kind) {
    draft.part.kind = *kind;
    if (*kind == PartKind::choice) {
      draft.take = read_take(cursor, assembly);
      read_choice(cursor, draft, assembly);
    }
    if (*kind == PartKind::number) read_number_part(cursor, draft, assembly);
    if (*kind == PartKind::text) read_text_part(cursor, draft, assembly);
  } else {
    draft.notes.complete = false;
  }
  const bool sound = id && check_id(*id, "a part's id", assembly.report, true);
  if (!sound) assembly.report.set_incomplete();
  if (sound) id->value = assembly.local(id->value);
  if (const auto by = cursor.text("replaced_by"); sound && by) {
    retire(id->value, {}, {assembly.local(by->value), by->where}, assembly);
  } else if (sound && draft.take.kind == Take::Kind::several) {
    register_several(cursor, *id, std::move(draft), assembly);
  } else if (sound) {
    register_part(*id, group_of(*id, assembly), std::move(draft), assembly);
  }
  if (kind) cursor.finish();
}

/// A technique works letters: its group must have some. The rows of a sheet are for any part that takes them.
void check_techniques(const Assembly& assembly, Report& report) {
  const Model& model = assembly.model;
  const auto is_text = [&](PartIndex part) { return model.parts[part].kind == PartKind::text; };
  for (const Group& group : model.groups) {
    if (std::any_of(group.parts.begin(), group.parts.end(), is_text)) continue;
    for (const PartIndex part : group.parts) {
      const auto& options = model.parts[part].options;
      const auto worked = std::find_if(options.begin(), options.end(), [](const Option& option) {
        return option.technique && !option.where.file.ends_with(".csv");
      });
      if (worked == options.end()) continue;
      report.error(
          worked->where, "not-a-text",
          say("a technique works letters, and the group ", in_quotes(group.id), " has no text part; delete \"technique\""));
    }
  }
}

}  // namespace

void read_parts(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("part")) {
      if (assembly.report.is_full()) continue;
      for_each_instance(id_in(*node), assembly, [&] { read_part(*node, assembly); });
    }
  }
  check_techniques(assembly, assembly.report);
  for (GroupIndex i = 0; i < assembly.model.groups.size(); ++i) {
    const Group& group = assembly.model.groups[i];
    if (!group.parts.empty() || assembly.groupless_parts) continue;  // those parts may be this group's
    assembly.report.unknown(assembly.group_places[i], "empty-group",
                            say("the group ", in_quotes(group.id), " has no part; add one or delete the group"));
  }
}

}  // namespace maquette::catalog
