// Design files: JSON, read strictly and written one way only (docs/design-format.md).
//
// Reading is forgiving where a catalog may have moved on and strict where a file is no design at all: a part or option the
// model no longer knows is a warning and the rest of the design is kept; a broken document, another format or another
// product's design is an error. Writing gives parts in catalog order, so that equal designs are equal bytes.
#include <nlohmann/json.hpp>

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
      } else {
        report(Severity::warning, pointer, "unknown-part",
               "the catalog has no part \"" + id + "\"" + did_you_mean_one_of(id, model_.parts));
      }
    }
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
    } else {
      report(Severity::warning, pointer, "unknown-option",
             "\"" + part.id + "\" has no option \"" + id + "\"" + did_you_mean_one_of(id, part.options));
    }
  }

  const Model& model_;
  const JsonDocument& document_;
  Selections selections_;
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
