#include <algorithm>

#include "catalog/lowering.h"
#include "catalog/toml_document.h"
#include "support/suggestion.h"

namespace maquette::catalog {

RuleText::RuleText(Text text) : text_(std::move(text)) {
  if (auto decoded = decode_string(text_.where)) offsets_ = std::move(decoded->offsets);
}

Place RuleText::at(std::size_t offset) const {
  if (offset >= offsets_.size()) return text_.where;
  return {text_.where.source, offsets_[offset]};
}

void Names::error(std::size_t at, std::string_view code, std::string message) const {
  assembly_.report.error(text_.at(at), code, std::move(message));
}

void Names::unknown(std::size_t at, std::string_view code, std::string message) const {
  assembly_.report.unknown(text_.at(at), code, std::move(message));
}

std::optional<PartIndex> Names::part(const Word& word) const {
  if (const auto index = assembly_.parts.find(assembly_.local(word.text))) return index;
  if (const Several* several = find_several(word.text)) {
    error(word.at, "takes-several",
          say("of ", in_quotes(word.text), " a design takes several options; write ", word.text, " include ..",
              several->parts.empty() ? "" : say(", or name one: ", in_quotes(model().parts[several->parts.front()].id))));
    return std::nullopt;
  }
  std::string advice = assembly_.parts.suggest(word.text);
  const std::size_t digits = word.text.find_first_not_of("0123456789.");
  if (digits > 0 && digits != std::string::npos)
    advice = say("; an amount has a space before its unit: ", word.text.substr(0, digits), " ", word.text.substr(digits));
  if (const auto attribute = assembly_.attributes.find(word.text)) {
    const bool longest = model().attributes[*attribute].aggregate == Aggregate::max;
    advice = say("; of the whole design write ", longest ? "longest " : "total ", word.text);
  }
  if (const auto group = assembly_.groups.find(assembly_.local(word.text))) {
    advice = "; it is a group";
    std::string_view separator = " of ";
    for (const PartIndex part : model().groups[*group].parts) {
      advice += say(separator, in_quotes(model().parts[part].id));
      separator = ", ";
    }
  }
  unknown(word.at, "unknown-part", say("there is no part ", in_quotes(word.text), advice));
  return std::nullopt;
}

std::optional<PartIndex> Names::part_of_kind(const Word& word, PartKind kind, std::string_view code,
                                             std::string_view advice) const {
  const auto index = part(word);
  if (!index || model().parts[*index].kind == kind) return index;
  error(word.at, code, say(in_quotes(word.text), advice));
  return std::nullopt;
}

std::optional<OptionIndex> Names::option(PartIndex part, const Word& word) const {
  const auto& options = notes(part).option_of;
  if (const auto found = options.find(word.text); found != options.end()) return found->second;
  if (!notes(part).complete) return std::nullopt;
  for (const Retired& retired : assembly_.retired) {
    if (retired.part != model().parts[part].id || retired.option != word.text) continue;
    unknown(word.at, "unknown-option",
            say(in_quotes(retired.part), " has no option ", in_quotes(word.text), " any more; ",
                in_quotes(retired.by.value), " has replaced it"));
    return std::nullopt;
  }
  unknown(word.at, "unknown-option",
          say(in_quotes(model().parts[part].id), " has no option ", in_quotes(word.text),
              did_you_mean_one_of(word.text, model().parts[part].options)));
  return std::nullopt;
}

std::optional<std::vector<PartIndex>> Names::parts_or_group(const Word& word) const {
  if (const auto index = assembly_.parts.find(assembly_.local(word.text))) return std::vector{*index};
  if (const Several* several = find_several(word.text)) return several->parts;
  if (const auto group = assembly_.groups.find(assembly_.local(word.text))) return model().groups[*group].parts;
  std::string hint = assembly_.parts.suggest(word.text);
  if (hint.empty()) hint = assembly_.groups.suggest(word.text);
  unknown(word.at, "unknown-part", say("there is no part or group ", in_quotes(word.text), hint));
  return std::nullopt;
}

const Several* Names::find_several(std::string_view id) const {
  const auto index = assembly_.several.find(assembly_.local(id));
  return index ? &model().several[*index] : nullptr;
}

const Several* Names::several(const Word& word) const {
  if (const Several* found = find_several(word.text)) return found;
  if (assembly_.parts.find(assembly_.local(word.text))) {
    error(word.at, "takes-one",
          say("of ", in_quotes(word.text), " a design takes one option; write ", word.text, " is .., or give the part a ",
              in_quotes("take")));
    return nullptr;
  }
  unknown(word.at, "unknown-part",
          say("there is no part ", in_quotes(word.text), " of which several options are taken",
              assembly_.several.suggest(word.text)));
  return nullptr;
}

std::optional<PartIndex> Names::taken(const Several& several, const Word& option) const {
  if (const auto part = assembly_.parts.find(say(several.id, ".", option.text))) return part;
  if (!assembly_.several_notes[*assembly_.several.find(several.id)].complete) return std::nullopt;
  std::vector<std::string> ids;
  for (const PartIndex part : several.parts) ids.push_back(model().parts[part].id.substr(several.id.size() + 1));
  unknown(option.at, "unknown-option",
          say(in_quotes(several.id), " has no option ", in_quotes(option.text),
              did_you_mean(option.text, {ids.begin(), ids.end()})));
  return std::nullopt;
}

std::optional<AttributeIndex> Names::attribute(const Word& word) const {
  if (const auto index = assembly_.attributes.find(word.text)) return index;
  unknown(word.at, "unknown-attribute",
          say("there is no attribute ", in_quotes(word.text), assembly_.attributes.suggest(word.text)));
  return std::nullopt;
}

bool Names::refuse_option_as_tag(const Word& part, const Word& tag) const {
  if (assembly_.tags.contains(tag.text)) return false;
  const auto index = assembly_.parts.find(assembly_.local(part.text));
  const Several* several = find_several(part.text);
  const bool of_one = index && find_option(model().parts[*index], tag.text);
  const bool of_several = several != nullptr && assembly_.parts.find(say(several->id, ".", tag.text));
  if (!of_one && !of_several) return false;
  error(tag.at, "unknown-tag",
        say(in_quotes(tag.text), " is an option of ", in_quotes(part.text), " and no tag; write ", part.text,
            of_one ? " is " : " include ", tag.text));
  return true;
}

bool Names::refuse_equals_option(const Word& part, const Word& option, std::size_t at) const {
  const auto index = assembly_.parts.find(assembly_.local(part.text));
  if (!index || !find_option(model().parts[*index], option.text)) return false;
  if (model().parts[*index].kind != PartKind::choice) return false;
  error(at, "not-a-number", say(in_quotes(part.text), " is not a number; write ", part.text, " is ", option.text));
  return true;
}

const TaggedOptions* Names::tag(const Word& word) const {
  if (const auto found = assembly_.tags.find(word.text); found != assembly_.tags.end()) return &found->second;
  const auto& notes = assembly_.part_notes;
  if (std::any_of(notes.begin(), notes.end(), [](const PartNotes& part) { return !part.complete; })) return nullptr;
  std::vector<std::string_view> tags;
  for (const auto& [tag, options] : assembly_.tags) tags.push_back(tag);
  unknown(word.at, "unknown-tag", say("no option has the tag ", in_quotes(word.text), did_you_mean(word.text, tags)));
  return nullptr;
}

}  // namespace maquette::catalog
