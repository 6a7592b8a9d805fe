#include "workshop/choice_reader.h"

#include <algorithm>
#include <optional>

#include "catalog/table_cursor.h"
#include "support/suggestion.h"

namespace maquette::workshop {

using catalog::in_quotes;
using catalog::Member;
using catalog::Node;
using catalog::Place;
using catalog::say;

bool is_true(const Node& boolean) { return boolean.where.source->text().substr(boolean.where.offset, 4) == "true"; }

std::vector<Named> ChoiceReader::parts(const Node& table) const {
  std::vector<Named> found;
  collect(table, {}, found);
  return found;
}

void ChoiceReader::collect(const Node& table, const std::string& prefix, std::vector<Named>& found) const {
  for (const Member& member : table.members) {
    const std::string id = prefix + member.key;
    if (member.value.kind == Node::Kind::table) {
      collect(member.value, id + ".", found);
      continue;
    }
    if (const auto part = find_part(model_, id)) {
      add({*part, member.where, &member.value, {}}, found);
    } else if (!collect_several(id, member, found)) {
      report_.error(member.where, "unknown-part",
                    say("the catalog has no part ", in_quotes(id), did_you_mean_one_of(id, model_.parts)));
    }
  }
}

void ChoiceReader::add(Named named, std::vector<Named>& found) const {
  const bool twice = std::any_of(found.begin(), found.end(), [&](const Named& other) { return other.part == named.part; });
  if (twice) {
    report_.error(named.where, "duplicate-id",
                  say(in_quotes(model_.parts[named.part].id), " is written twice here; delete one"));
  } else {
    found.push_back(named);
  }
}

/// False: the model has no such part of several.
bool ChoiceReader::collect_several(const std::string& id, const Member& member, std::vector<Named>& found) const {
  const auto several =
      std::find_if(model_.several.begin(), model_.several.end(), [&](const Several& part) { return part.id == id; });
  if (several == model_.several.end()) return false;
  const std::vector<Node> single{member.value};
  for (const Node& item : member.value.kind == Node::Kind::array ? member.value.items : single) {
    const auto option = catalog::read_text(item, id, report_);
    if (!option) continue;
    const auto part = find_part(model_, id + "." + option->value);
    if (part) {
      add({*part, item.where, &member.value, OptionIndex{1}}, found);
    } else {
      report_.error(item.where, "unknown-option", say(in_quotes(id), " has no option ", in_quotes(option->value)));
    }
  }
  return true;
}

std::optional<Chosen> ChoiceReader::option(const Named& named) const {
  if (named.option) return Chosen{{named.part, *named.option}, {}};
  return read(named.part, *named.value);
}

std::optional<Chosen> ChoiceReader::read(PartIndex index, const Node& value) const {
  const Part& part = model_.parts[index];
  std::string id;
  if (value.kind == Node::Kind::integer) {
    id = std::to_string(value.integer);
  } else if (value.kind == Node::Kind::boolean) {
    id = is_true(value) ? "true" : "false";
  } else if (part.kind == PartKind::text && value.kind == Node::Kind::text && value.text.empty()) {
    return Chosen{{index, 0}, {}};
  } else {
    const auto text = catalog::read_text(value, part.id, report_);
    if (!text) return std::nullopt;
    id = text->value;
  }
  if (part.kind == PartKind::text) return text(index, id, value.where);
  if (const auto option = find_option(part, id)) return Chosen{{index, *option}, {}};
  report_.error(value.where, "unknown-option",
                say(in_quotes(part.id), " has no option ", in_quotes(id), did_you_mean_one_of(id, part.options)));
  return std::nullopt;
}

std::optional<Chosen> ChoiceReader::text(PartIndex index, const std::string& value, const Place& where) const {
  OptionIndex length = 0;
  if (const auto problem = refuse_text(model_.parts[index], value, "en", &length)) {
    report_.error(where, "bad-text", *problem);
    return std::nullopt;
  }
  return Chosen{{index, length}, length > 0 ? value : std::string()};
}

std::vector<Chosen> ChoiceReader::options(const Named& named) const {
  std::vector<Chosen> found;
  if (named.option || named.value->kind != Node::Kind::array) {
    if (auto chosen = option(named)) found.push_back(std::move(*chosen));
    return found;
  }
  for (const Node& one : named.value->items) {
    if (auto chosen = read(named.part, one)) found.push_back(std::move(*chosen));
  }
  if (named.value->items.empty())
    report_.error(named.value->where, "empty-list", "this list is empty; name options, or delete it");
  return found;
}

}  // namespace maquette::workshop
