#include "state/carry_design.h"

#include <unordered_map>

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

}  // namespace

DesignCarrier::DesignCarrier(const Model& from, const Model& to, std::string_view language)
    : from_(from), to_(to), language_(language) {
  const Index parts = index_of(to.parts);
  for (const Part& old : from.parts) {
    parts_.push_back(look_up(parts, old.id));
    auto& options = options_.emplace_back(old.options.size());
    if (!parts_.back()) continue;
    const Part& now = to.parts[*parts_.back()];
    const Index known = index_of(now.options);
    for (OptionIndex option = 0; option < old.options.size() && now.kind == old.kind; ++option) {
      options[option] = look_up(known, old.options[option].id);
    }
  }
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

std::optional<LostChoice> DesignCarrier::carry_choice(Choice old, DesignSnapshot* next) const {
  if (const auto now = option(old)) {
    next->selections.chosen[*parts_[old.part]] = *now;
    return std::nullopt;
  }
  const auto reason = parts_[old.part] ? LostChoice::Reason::no_option : LostChoice::Reason::no_part;
  return lost(reason, old.part, in_language(from_.parts[old.part].options[old.option].label, language_));
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
  for (PartIndex part = 0; part < old.options.size() && part < parts_.size(); ++part) {
    const auto to = parts_[part];
    if (!to) continue;
    const auto text = old.texts.find(part);
    OptionIndex length = 0;
    if (text == old.texts.end()) {
      if (const auto known = option({part, old.options[part]})) now.options[*to] = *known;
    } else if (to_.parts[*to].kind == PartKind::text && !refuse_text(to_.parts[*to], text->second, language_, &length)) {
      now.options[*to] = length;
      if (length > 0) now.texts[*to] = text->second;
    }
  }
  return now;
}

DesignSnapshot DesignCarrier::carry(const DesignSnapshot& old, std::vector<LostChoice>* gone) const {
  DesignSnapshot next;
  for (const auto& [part, option] : old.selections.chosen) {
    const auto text = old.selections.texts.find(part);
    if (text != old.selections.texts.end()) {
      carry_text(part, text->second, &next, gone);
    } else if (auto missing = carry_choice({part, option}, &next); missing && gone != nullptr) {
      gone->push_back(std::move(*missing));
    }
  }
  next.shown = carry_shown(old.shown);
  for (const auto& [part, option] : next.selections.chosen) next.shown.options[part] = option;
  for (const auto& [part, text] : next.selections.texts) next.shown.texts[part] = text;
  return next;
}

}  // namespace maquette::viewer
