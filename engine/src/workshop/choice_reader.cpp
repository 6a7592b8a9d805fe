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
    const auto part = find_part(model_, id);
    if (!part) {
      report_.error(member.where, "unknown-part",
                    say("the catalog has no part ", in_quotes(id), did_you_mean_one_of(id, model_.parts)));
      continue;
    }
    const bool twice = std::any_of(found.begin(), found.end(), [&](const Named& other) { return other.part == *part; });
    if (twice) {
      report_.error(member.where, "duplicate-id", say(in_quotes(id), " is written twice here; delete one"));
    } else {
      found.push_back({*part, member.where, &member.value});
    }
  }
}

std::optional<Chosen> ChoiceReader::option(PartIndex index, const Node& value) const {
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
  const auto option = find_option(part, id);
  if (option) return Chosen{{index, *option}, {}};
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

std::vector<Chosen> ChoiceReader::options(PartIndex part, const Node& value) const {
  std::vector<Chosen> found;
  const auto add = [&](const Node& one) {
    if (auto chosen = option(part, one)) found.push_back(std::move(*chosen));
  };
  if (value.kind != Node::Kind::array) {
    add(value);
    return found;
  }
  for (const Node& one : value.items) add(one);
  if (value.items.empty()) report_.error(value.where, "empty-list", "this list is empty; name options, or delete it");
  return found;
}

}  // namespace maquette::workshop
