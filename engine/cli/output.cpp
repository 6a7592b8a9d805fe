#include "cli/output.h"

#include <algorithm>
#include <iostream>

#include "maquette/localized.h"
#include "support/utf8.h"

namespace maquette::cli {
namespace {

std::string digits(std::uint64_t value, int decimals, std::string_view language) {
  std::string text = std::to_string(value);
  if (decimals <= 0) return text;
  const auto places = static_cast<std::size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, language.starts_with("en") || language.starts_with("ja") ? "." : ",");
  return text;
}

/// Columns of a terminal: Japanese letters are two wide.
std::size_t columns_of(std::string_view text) {
  std::size_t columns = count_code_points(text);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    columns += static_cast<std::size_t>(point.value >= 0x2E80);
    at += std::max<std::size_t>(point.length, 1);
  }
  return columns;
}

}  // namespace

const char* to_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      break;
  }
  return "note";
}

void print_json(const Json& document) {
  std::cout << document.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

Json to_json(const Model& model, Choice choice) {
  const Part& part = model.parts[choice.part];
  return {{"part", part.id}, {"option", part.options[choice.option].id}};
}

Json to_json(const Rule& rule, std::string_view language) {
  return {{"id", rule.id}, {"because", in_language(rule.because, language)}};
}

Json to_json(const Finding& finding) {
  return {{"severity", to_word(finding.severity)}, {"file", finding.where.file}, {"line", finding.where.line},
          {"column", finding.where.column},        {"code", finding.code},       {"message", finding.message}};
}

std::string_view to_word(OptionState state) {
  switch (state) {
    case OptionState::selected:
      return "selected";
    case OptionState::implied:
      return "implied";
    case OptionState::available:
      return "available";
    case OptionState::excluded:
      return "excluded";
    case OptionState::dead:
      return "dead";
    case OptionState::unknown:
      break;
  }
  return "unknown";
}

Json to_json(Verdict verdict) { return verdict == Verdict::unknown ? Json() : Json(verdict == Verdict::yes); }

Json to_json(const Model& model, const Selections& selections) {
  Json parts = Json::object();
  for (const auto& [index, option] : selections.chosen) {
    const Part& part = model.parts[index];
    const auto text = selections.texts.find(index);
    if (part.kind == PartKind::text) {
      parts[part.id] = text == selections.texts.end() ? "" : text->second;
    } else {
      parts[part.id] = part.options[option].id;
    }
  }
  return parts;
}

std::string part_name(const Model& model, const Part& part, std::string_view language) {
  const std::string& group = in_language(model.groups[part.group].label, language);
  const std::string& own = in_language(part.label, language);
  return group == own ? own : group + ", " + own;
}

std::string describe(const Model& model, Choice choice, std::string_view language) {
  const Part& part = model.parts[choice.part];
  const Option& option = part.options[choice.option];
  return part_name(model, part, language) + ": " + in_language(option.label, language) + " (" + part.id + '=' + option.id +
         ')';
}

std::string decimal(std::int64_t value, int decimals, std::string_view language) {
  const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  return (value < 0 ? "-" : "") + digits(size, decimals, language);
}

std::string amount(const Model& model, AttributeIndex attribute, std::int64_t value, std::string_view language) {
  const Attribute& kind = model.attributes[attribute];
  if (attribute == kLeadTime && kind.decimals == 0) return days(value, language);
  const std::string text = decimal(value, kind.decimals, language) + ' ';
  return text + (attribute == kPrice ? model.currency : kind.unit);
}

std::string days(std::int64_t value, std::string_view language) {
  const std::string number = std::to_string(value);
  const bool one = value == 1 || value == -1;
  if (language.starts_with("de")) return number + (one ? " Tag" : " Tage");
  if (language.starts_with("ja")) return number + "日";
  if (language.starts_with("fr")) return number + (one || value == 0 ? " jour" : " jours");
  return number + (one ? " day" : " days");
}

std::string change(const Model& model, AttributeIndex attribute, std::int64_t value, std::string_view language) {
  return (value >= 0 ? "+" : "") + amount(model, attribute, value, language);
}

std::string right_aligned(std::string text, std::size_t width) {
  const std::size_t columns = columns_of(text);
  if (columns < width) text.insert(0, width - columns, ' ');
  return text;
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t columns = columns_of(text);
  if (columns < width) text.append(width - columns, ' ');
  return text;
}

}  // namespace maquette::cli
