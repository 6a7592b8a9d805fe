// Design files: JSON, read strictly and written one way only (docs/design-format.md).
//
// Reading is forgiving where a catalog may have moved on and strict where a file is no design at all: a part or option the
// model no longer knows is a warning and the rest of the design is kept; a broken document, another format or another
// product's design is an error. What the catalog says has another name today is taken under that name and reported; where
// the design itself says something of that part, its own word counts. Writing gives parts in catalog order, so that equal
// designs are equal bytes.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

#include "maquette/design.h"
#include "support/strict_json.h"
#include "support/suggestion.h"

namespace maquette {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kFormat = "maquette-design/1";
constexpr JsonLimits kLimits{std::size_t{256} << 10U, 6, 20'000};

class Reader {
 public:
  Reader(const Model& model, const JsonDocument& document) : model_(model), document_(document) {}

  DesignResult read() && {
    if (check_header()) read_selections();
    if (!has_errors(result_.findings)) result_.selections = std::move(selections_);
    return std::move(result_);
  }

 private:
  void report(Severity severity, const std::string& pointer, std::string code, std::string message) {
    result_.findings.push_back({severity, document_.where(pointer), std::move(code), std::move(message)});
  }

  const json* member(const json& object, const char* key, json::value_t type) const {
    const auto found = object.find(key);
    return found != object.end() && found->type() == type ? &*found : nullptr;
  }

  bool check_header() {
    const json& root = *document_.value;
    const json* format = root.is_object() ? member(root, "format", json::value_t::string) : nullptr;
    if (!format || format->get_ref<const std::string&>() != kFormat) {
      report(Severity::error, format ? "/format" : "", "not-a-design",
             "this is not a design; a design begins with \"format\": \"" + std::string(kFormat) + "\"");
      return false;
    }
    const json* catalog = member(root, "catalog", json::value_t::object);
    const json* id = catalog ? member(*catalog, "id", json::value_t::string) : nullptr;
    if (!id || id->get_ref<const std::string&>() != model_.id) {
      report(Severity::error,
             id        ? "/catalog/id"
             : catalog ? "/catalog"
                       : "",
             "other-product",
             id ? "this is a design of \"" + id->get<std::string>() + "\", the catalog is \"" + model_.id + "\""
                : "a design names its product: \"catalog\": {\"id\": \"" + model_.id + "\"}");
      return false;
    }
    compare_version(*catalog);
    return true;
  }

  void compare_version(const json& catalog) {
    const json* version = member(catalog, "version", json::value_t::string);
    const json* digest = member(catalog, "sha256", json::value_t::string);
    if (version && version->get_ref<const std::string&>() != model_.version) {
      report(Severity::warning, "/catalog/version", "other-version",
             "made with version " + version->get<std::string>() + " of the catalog, which is now " + model_.version);
    } else if (digest && digest->get_ref<const std::string&>() != model_.digest) {
      report(Severity::warning, "/catalog/sha256", "other-version",
             "the catalog has changed since this design was made, and still calls itself version " + model_.version);
    }
  }

  void read_selections() {
    const json* selections = member(*document_.value, "selections", json::value_t::object);
    if (!selections) {
      report(Severity::error, "", "no-selections", "a design has \"selections\", an object from part to option");
      return;
    }
    for (const auto& [id, value] : selections->items()) {
      const std::string pointer = "/selections/" + json_pointer_token(id);
      if (const auto part = find_part(model_, id)) {
        read_selection(*part, value, pointer);
      } else if (!read_old_name(id, value, pointer)) {
        report(Severity::warning, pointer, "unknown-part",
               "the catalog has no part \"" + id + "\"" + did_you_mean_one_of(id, model_.parts));
      }
    }
    for (const Renamed& renamed : renamed_) take_renamed(renamed);
  }

  // Names of yesterday
  // -----------------------------------------------------------------------------------------------------

  /// Something the design chose under another name.
  struct Renamed {
    PartIndex part = 0;
    OptionIndex option = 0;
    std::string text;
    std::string pointer;
    std::string old_name;
  };

  const Replacement* find_replacement(std::string_view part, std::string_view option) const {
    const auto name = [](const Replacement& one) {
      return std::pair<std::string_view, std::string_view>(one.part, one.option);
    };
    const auto& all = model_.replacements;
    const auto found = std::lower_bound(all.begin(), all.end(), std::pair(part, option),
                                        [&](const Replacement& one, const auto& wanted) { return name(one) < wanted; });
    return found != all.end() && name(*found) == std::pair(part, option) ? &*found : nullptr;
  }

  static std::string option_named(const json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? value.dump() : std::string{};
  }

  /// False: no part was ever called so.
  bool read_old_name(const std::string& id, const json& value, const std::string& pointer) {
    const std::string option = option_named(value);
    const std::string old_name = id + "=" + option;
    if (const Replacement* exact = option.empty() ? nullptr : find_replacement(id, option)) {
      renamed_.push_back({exact->new_part, *exact->new_option, {}, pointer, old_name});
      return true;
    }
    if (const Replacement* moved = find_replacement(id, {})) {
      read_moved(model_.parts[moved->new_part], moved->new_part, option, pointer, old_name);
      return true;
    }
    return read_taken(id, option, pointer, old_name);
  }

  /// The whole part has another name, perhaps its options too.
  void read_moved(const Part& part, PartIndex index, const std::string& option, const std::string& pointer,
                  const std::string& old_name) {
    OptionIndex length = 0;
    if (part.kind == PartKind::text) {
      if (const auto refused = refuse_text(part, option, "en", &length))
        report(Severity::warning, pointer, "refused-text", *refused);
      else
        renamed_.push_back({index, length, option, pointer, old_name});
    } else if (const auto found = find_option(part, option)) {
      renamed_.push_back({index, *found, {}, pointer, old_name});
    } else if (const Replacement* later = find_replacement(part.id, option)) {
      renamed_.push_back({later->new_part, *later->new_option, {}, pointer, old_name});
    } else {
      report_unknown_option(part, option, pointer);
    }
  }

  /// A part that took one option and takes several today: what was chosen is one of them.
  bool read_taken(const std::string& id, const std::string& option, const std::string& pointer,
                  const std::string& old_name) {
    const auto is_it = [&](const Several& several) { return several.id == id; };
    if (std::none_of(model_.several.begin(), model_.several.end(), is_it)) return false;
    const auto part = find_part(model_, id + "." + option);
    if (!part) return false;
    renamed_.push_back({*part, 1, {}, pointer, old_name});
    return true;
  }

  void take_renamed(const Renamed& renamed) {
    const Part& part = model_.parts[renamed.part];
    const std::string now = part.id + "=" + (part.kind == PartKind::text ? renamed.text : part.options[renamed.option].id);
    const bool taken = selections_.chosen.try_emplace(renamed.part, renamed.option).second;
    if (taken && !renamed.text.empty()) selections_.texts[renamed.part] = renamed.text;
    report(Severity::warning, renamed.pointer, "replaced",
           taken ? "\"" + renamed.old_name + "\" is \"" + now + "\" today"
                 : "\"" + renamed.old_name + "\" is \"" + now + "\" today, and is left out: the design chooses otherwise");
  }

  void read_selection(PartIndex index, const json& value, const std::string& pointer) {
    const Part& part = model_.parts[index];
    const bool is_number = part.kind == PartKind::number && value.is_number_integer();
    if (!value.is_string() && !is_number) {
      report(Severity::error, pointer, "wrong-type",
             part.kind == PartKind::number ? "\"" + part.id + "\" takes a whole number"
             : part.kind == PartKind::text ? "\"" + part.id + "\" takes a text in quotes"
                                           : "\"" + part.id + "\" takes an option's id in quotes");
    } else if (part.kind == PartKind::text) {
      read_text(index, value.get_ref<const std::string&>(), pointer);
    } else {
      read_option(index, is_number ? value.dump() : value.get<std::string>(), pointer);
    }
  }

  void read_text(PartIndex index, const std::string& text, const std::string& pointer) {
    OptionIndex length = 0;
    if (const auto refused = refuse_text(model_.parts[index], text, "en", &length)) {
      report(Severity::warning, pointer, "refused-text", *refused);
      return;
    }
    selections_.chosen[index] = length;
    if (length > 0) selections_.texts[index] = text;
  }

  void read_option(PartIndex index, const std::string& id, const std::string& pointer) {
    const Part& part = model_.parts[index];
    if (const auto option = find_option(part, id)) {
      selections_.chosen[index] = *option;
    } else if (const Replacement* replaced = find_replacement(part.id, id)) {
      renamed_.push_back({replaced->new_part, *replaced->new_option, {}, pointer, part.id + "=" + id});
    } else {
      report_unknown_option(part, id, pointer);
    }
  }

  void report_unknown_option(const Part& part, const std::string& id, const std::string& pointer) {
    report(Severity::warning, pointer, "unknown-option",
           "\"" + part.id + "\" has no option \"" + id + "\"" + did_you_mean_one_of(id, part.options));
  }

  const Model& model_;
  const JsonDocument& document_;
  Selections selections_;
  std::vector<Renamed> renamed_;
  DesignResult result_;
};

ordered_json written(const Part& part, OptionIndex option, const std::string* text) {
  switch (part.kind) {
    case PartKind::text:
      return text ? *text : std::string{};
    case PartKind::number:
      return part.options[option].number;
    case PartKind::choice:
      break;
  }
  return part.options[option].id;
}

}  // namespace

DesignResult parse_design(const Model& model, std::string_view text, std::string_view name) {
  const JsonDocument document = parse_json(text, name, kLimits);
  if (!document.value) return {std::nullopt, {*document.problem}};
  return Reader(model, document).read();
}

std::string write_design(const Model& model, const Selections& selections) {
  ordered_json design;
  design["format"] = kFormat;
  design["catalog"] = {{"id", model.id}, {"version", model.version}, {"sha256", model.digest}};
  design["selections"] = ordered_json::object();
  for (const auto& [part, option] : selections.chosen) {
    const auto text = selections.texts.find(part);
    design["selections"][model.parts[part].id] =
        written(model.parts[part], option, text != selections.texts.end() ? &text->second : nullptr);
  }
  return design.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

Selections to_selections(const Variant& variant) {
  Selections selections;
  for (PartIndex part = 0; part < variant.options.size(); ++part) selections.chosen[part] = variant.options[part];
  selections.texts = variant.texts;
  return selections;
}

}  // namespace maquette
