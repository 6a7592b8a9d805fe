// Names that have gone, and where to: a catalog changes, the designs people saved do not.
//
// An author marks an option or a part with `replaced_by` instead of deleting it, or lists old names in [[replaced]]. Either
// is an arrow from an old name to a newer one, which may have gone in turn; here every arrow is followed to something that
// exists, once, so that whoever opens a design only looks up. What leads nowhere or in a circle is a mistake of the
// catalog, found now and not in front of the customer whose design it is.
#include "catalog/replaced.h"

#include <algorithm>

#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr int kMaxSteps = 100;  ///< from a name to what has its place today

using OldName = std::pair<std::string, std::string>;  ///< part, option; without option the part itself

class Follower {
 public:
  explicit Follower(Assembly& assembly) : assembly_(assembly) {}

  void add(const Retired& retired) {
    const auto [known, added] = arrows_.try_emplace({retired.part, retired.option}, retired.by);
    if (added) return;
    assembly_.report.error(retired.by.where, "duplicate-id",
                           say(shown({retired.part, retired.option}), " is replaced twice; delete one of the two"));
  }

  void follow_all() {
    for (const auto& [name, by] : arrows_) {
      if (still_exists(name)) {
        assembly_.report.error(by.where, "still-there",
                               say(shown(name), " still exists; delete it, or what says that it is replaced"));
      } else if (auto replacement = name.second.empty() ? follow_part(name, by) : follow_option(name, by)) {
        assembly_.model.replacements.push_back(std::move(*replacement));
      }
    }
  }

 private:
  static std::string shown(const OldName& name) {
    return in_quotes(name.second.empty() ? name.first : say(name.first, "=", name.second));
  }

  bool still_exists(const OldName& name) const {
    const auto part = assembly_.parts.find(name.first);
    if (!part) return name.second.empty() && assembly_.several.find(name.first).has_value();
    return name.second.empty() || assembly_.part_notes[*part].option_of.contains(name.second);
  }

  std::nullopt_t circular(const OldName& name, const Text& by) {
    assembly_.report.error(by.where, "circular",
                           say("what replaces ", shown(name), " leads in a circle or too far; name what exists"));
    return std::nullopt;
  }

  /// The part that has the place of `id` now.
  std::optional<PartIndex> part_now(std::string id, const Text& by) {
    for (int steps = 0; steps < kMaxSteps; ++steps) {
      if (const auto part = assembly_.parts.find(id)) return part;
      const auto next = arrows_.find({id, ""});
      if (next == arrows_.end()) {
        assembly_.report.unknown(by.where, "unknown-part",
                                 say("there is no part ", in_quotes(id), assembly_.parts.suggest(id)));
        return std::nullopt;
      }
      id = next->second.value;
    }
    return circular({id, ""}, by);
  }

  std::optional<Replacement> follow_part(const OldName& name, const Text& by) {
    const auto part = part_now(by.value, by);
    if (!part) return std::nullopt;
    return Replacement{name.first, {}, *part, std::nullopt, by.where.position()};
  }

  /// "suede", or "upper.material=suede" where it is another part's.
  static OldName target_of(const std::string& part, const std::string& by) {
    const std::size_t equals = by.find('=');
    if (equals == std::string::npos) return {part, by};
    return {by.substr(0, equals), by.substr(equals + 1)};
  }

  std::optional<Replacement> follow_option(const OldName& name, const Text& by) {
    OldName now = target_of(name.first, by.value);
    for (int steps = 0; steps < kMaxSteps; ++steps) {
      if (const auto next = arrows_.find(now); next != arrows_.end()) {
        now = target_of(now.first, next->second.value);
        continue;
      }
      const auto part = part_now(now.first, by);
      if (!part) return std::nullopt;
      if (assembly_.model.parts[*part].id != now.first) {
        now.first = assembly_.model.parts[*part].id;
        continue;
      }
      const PartNotes& notes = assembly_.part_notes[*part];
      if (const auto option = notes.option_of.find(now.second); option != notes.option_of.end())
        return Replacement{name.first, name.second, *part, option->second, by.where.position()};
      if (!notes.complete) return std::nullopt;
      assembly_.report.unknown(by.where, "unknown-option",
                               say(in_quotes(now.first), " has no option ", in_quotes(now.second),
                                   did_you_mean_one_of(now.second, assembly_.model.parts[*part].options)));
      return std::nullopt;
    }
    return circular(name, by);
  }

  Assembly& assembly_;
  std::map<OldName, Text> arrows_;
};

/// One [[replaced]]: a part that was, what it is now, and options of it that were.
void read_table_of_replaced(const Node& node, Assembly& assembly) {
  TableCursor cursor(node, "a replaced part", assembly.report);
  const auto part = cursor.need_text("part");
  const auto by = cursor.text("by");
  const Node* options = cursor.table("options");
  cursor.finish();
  if (cursor.find("by") == nullptr && cursor.find("options") == nullptr) {
    assembly.report.error(node.where, "missing-key", "say which part replaces this one (by = \"..\"), or which options do");
  }
  if (!part) return;
  if (by) retire(part->value, {}, *by, assembly);
  if (options == nullptr) return;
  for (const Member& member : options->members) {
    if (auto now = read_text(member.value, member.key, assembly.report))
      retire(part->value, member.key, {now->value, member.where}, assembly);
  }
}

}  // namespace

void retire(std::string part, std::string option, Text by, Assembly& assembly) {
  assembly.retired.push_back({std::move(part), std::move(option), std::move(by)});
}

void read_replaced(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("replaced")) read_table_of_replaced(*node, assembly);
  }
  Follower follower(assembly);
  for (const Retired& retired : assembly.retired) follower.add(retired);
  follower.follow_all();
}

}  // namespace maquette::catalog
