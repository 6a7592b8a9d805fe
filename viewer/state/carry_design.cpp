#include "state/carry_design.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "maquette/localized.h"

namespace maquette::viewer {

namespace {

using Index = std::unordered_map<std::string_view, std::uint32_t>;

template <typename Items>
Index index_of(const Items& items) {
  Index index;
  for (std::uint32_t i = 0; i < items.size(); ++i) index.emplace(items[i].id, i);
  return index;
}

std::optional<std::uint32_t> look_up(const Index& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

const Replacement* replacement_of(const Model& model, std::string_view part, std::string_view option) {
  const auto name = [](const Replacement& one) {
    return std::pair<std::string_view, std::string_view>(one.part, one.option);
  };
  const std::pair wanted{part, option};
  const auto found = std::lower_bound(model.replacements.begin(), model.replacements.end(), wanted,
                                      [&](const Replacement& one, const auto& other) { return name(one) < other; });
  return found != model.replacements.end() && name(*found) == wanted ? &*found : nullptr;
}

}  // namespace

DesignCarrier::DesignCarrier(const Model& from, const Model& to, std::string_view language)
    : from_(from), to_(to), language_(language) {
  const Index parts = index_of(to.parts);
  for (const Part& old : from.parts) {
    auto now = look_up(parts, old.id);
    if (const Replacement* moved = now ? nullptr : replacement_of(to, old.id, {})) now = moved->new_part;
    parts_.push_back(now);
    options_.push_back(successors_of(old));
  }
}

DesignCarrier::Successors DesignCarrier::successors_of(const Part& old) const {
  const auto part = find_part(to_, old.id);
  Index known;
  if (part && to_.parts[*part].kind == old.kind) known = index_of(to_.parts[*part].options);
  Successors successors;
  for (const Option& option : old.options) {
    const auto same = look_up(known, option.id);
    successors.push_back(same ? std::optional(Successor{{*part, *same}, false}) : renamed(old, option));
  }
  return successors;
}

std::optional<DesignCarrier::Successor> DesignCarrier::renamed(const Part& old, const Option& option) const {
  const auto exactly = [this](const std::string& part, const std::string& of) -> std::optional<Successor> {
    const Replacement* one = replacement_of(to_, part, of);
    if (one == nullptr || !one->new_option) return std::nullopt;
    return Successor{{one->new_part, *one->new_option}, true};
  };
  if (const auto exact = exactly(old.id, option.id)) return exact;
  if (const Replacement* moved = replacement_of(to_, old.id, {})) {
    const Part& now = to_.parts[moved->new_part];
    if (now.kind == PartKind::text || old.kind != now.kind) return std::nullopt;
    if (const auto found = find_option(now, option.id)) return Successor{{moved->new_part, *found}, true};
    return exactly(now.id, option.id);
  }
  // One that took an option and takes several today: each of them is a part.
  const bool several =
      std::any_of(to_.several.begin(), to_.several.end(), [&](const Several& one) { return one.id == old.id; });
  const auto taken = several ? find_part(to_, old.id + "." + option.id) : std::nullopt;
  return taken ? std::optional(Successor{{*taken, 1}, true}) : std::nullopt;
}

std::optional<GroupIndex> DesignCarrier::group(GroupIndex old) const {
  for (GroupIndex group = 0; group < to_.groups.size(); ++group) {
    if (to_.groups[group].id == from_.groups[old].id) return group;
  }
  return std::nullopt;
}

LostChoice DesignCarrier::lost(LostChoice::Reason reason, PartIndex part, std::string option) const {
  const Part& old = from_.parts[part];
  const std::string &group = in_language(from_.groups[old.group].label, language_),
                    &own = in_language(old.label, language_);
  return {reason, group == own || own.empty() ? group : group + ", " + own, std::move(option)};
}

LostChoice DesignCarrier::lost_choice(Choice old) const {
  const auto reason = parts_[old.part] ? LostChoice::Reason::no_option : LostChoice::Reason::no_part;
  return lost(reason, old.part, in_language(from_.parts[old.part].options[old.option].label, language_));
}

/// False: the newer catalog has no words for it. A name that has changed gives way to one that has not.
bool DesignCarrier::carry_choice(Choice old, bool renamed, DesignSnapshot* next) const {
  const auto& now = options_[old.part][old.option];
  if (now && now->renamed == renamed) next->selections.chosen.try_emplace(now->choice.part, now->choice.option);
  return now.has_value();
}

/// A text keeps its letters; its option is its length, which the newer limits may refuse.
void DesignCarrier::carry_text(PartIndex old, const std::string& text, DesignSnapshot* next,
                               std::vector<LostChoice>* gone) const {
  const auto now = parts_[old];
  OptionIndex length = 0;
  if (now && to_.parts[*now].kind == PartKind::text && !refuse_text(to_.parts[*now], text, language_, &length)) {
    next->selections.chosen[*now] = length;
    if (length > 0) next->selections.texts[*now] = text;
  } else if (gone != nullptr) {
    gone->push_back(lost(now ? LostChoice::Reason::no_text : LostChoice::Reason::no_part, old, text));
  }
}

Variant DesignCarrier::carry_shown(const Variant& old) const {
  Variant now;
  for (const Part& part : to_.parts) now.options.push_back(part.default_option);
  for (const bool renamed : {true, false}) {  // the last word counts
    for (PartIndex part = 0; part < old.options.size() && part < options_.size(); ++part) {
      const auto& successor = options_[part][old.options[part]];
      const bool is_text = old.texts.contains(part);
      if (!is_text && successor && successor->renamed == renamed)
        now.options[successor->choice.part] = successor->choice.option;
    }
  }
  for (const auto& [part, text] : old.texts) {
    const auto to = parts_[part];
    OptionIndex length = 0;
    if (!to || to_.parts[*to].kind != PartKind::text || refuse_text(to_.parts[*to], text, language_, &length)) continue;
    now.options[*to] = length;
    if (length > 0) now.texts[*to] = text;
  }
  return now;
}

DesignSnapshot DesignCarrier::carry(const DesignSnapshot& old, std::vector<LostChoice>* gone) const {
  DesignSnapshot next;
  for (const bool renamed : {false, true}) {  // the first word counts
    for (const auto& [part, option] : old.selections.chosen) {
      const auto text = old.selections.texts.find(part);
      if (text != old.selections.texts.end()) {
        if (!renamed) carry_text(part, text->second, &next, gone);
      } else if (!carry_choice({part, option}, renamed, &next) && !renamed && gone != nullptr) {
        gone->push_back(lost_choice({part, option}));
      }
    }
  }
  next.shown = carry_shown(old.shown);
  for (const auto& [part, option] : next.selections.chosen) next.shown.options[part] = option;
  for (const auto& [part, text] : next.selections.texts) next.shown.texts[part] = text;
  return next;
}

}  // namespace maquette::viewer
