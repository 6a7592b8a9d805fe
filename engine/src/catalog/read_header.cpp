// format, [catalog], [[attribute]] and [base]: what every other stage builds on.
#include <algorithm>
#include <array>

#include "catalog/assembly.h"
#include "catalog/availability.h"
#include "catalog/derived.h"
#include "catalog/limits.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

/// What a table already has cannot name an attribute as well: its column would mean two things.
constexpr std::array<std::string_view, 46> kTakenNames{
    "id",          "kind",      "label",      "help",       "slots",       "options",    "option",     "only",
    "except",      "default",   "material",   "color",      "shows",       "sku",        "tags",       "from",
    "to",          "step",      "unit",       "per_step",   "deny",        "max_length", "characters", "per_letter",
    "base",        "rule",      "because",    "take",       "yes",         "no",         "none",       "spoken",
    "replaced_by", "markets",   "channels",   "valid_from", "valid_until", "places",     "in_stock",   "scripts",
    "widths",      "max_width", "importance", "morphs",     "variant",     "technique"};

/// Every key that may stand at the top of a file, so that a misplaced or misspelled one is reported once.
void check_top_level(const Document& document, Assembly& assembly) {
  TableCursor top(document.root, document.is_entry ? "catalog.toml" : "an included file", assembly.report);
  for (const std::string_view key : {"include", "attribute", "assembly", "derived", "group", "preference", "replaced",
                                     "part", "material", "rule", "shape", "table"})
    top.find(key);
  for (const std::string_view key : {"format", "catalog", "base", "contest", "moderation"}) {
    const Member* member = find_member(document.root, key);
    top.find(key);
    if (member == nullptr || document.is_entry) continue;
    assembly.report.error(member->where, "only-in-catalog-toml",
                          say(in_quotes(key), " belongs in the catalog's catalog.toml; move it there"));
  }
  top.finish();
}

void read_format(TableCursor& top) {
  const Node* format = top.find("format");
  if (format == nullptr) {
    return top.report().error(top.where(), "missing-key", "catalog.toml begins with the line format = 1; add it");
  }
  if (format->kind == Node::Kind::integer && format->integer == 1) return;
  top.report().error(format->where, "unknown-format", "this program reads format = 1; write that, or use a newer program");
}

bool is_language_tag(std::string_view tag) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return tag.size() >= 2 && tag.size() <= 16 && tag.front() != '-' && tag.back() != '-' &&
         std::all_of(tag.begin(), tag.end(), allowed);
}

void read_languages(TableCursor& catalog, Assembly& assembly) {
  const Node* node = catalog.need("languages");
  const auto languages = catalog.texts("languages");
  if (!languages) return;
  if (languages->empty() || languages->size() > kMaxLanguages) {
    return assembly.report.error(node->where, "bad-language",
                                 say("list 1 to ", std::to_string(kMaxLanguages), " languages"));
  }
  for (const Text& language : *languages) {
    auto& known = assembly.model.languages;
    if (!is_language_tag(language.value)) {
      assembly.report.error(
          language.where, "bad-language",
          say("a language is a BCP 47 tag like \"en\" or \"pt-BR\"; ", in_quotes(language.value), " is not"));
    } else if (std::find(known.begin(), known.end(), language.value) != known.end()) {
      assembly.report.error(language.where, "duplicate-id",
                            say("the language ", in_quotes(language.value), " is listed twice; delete one"));
    } else {
      known.push_back(language.value);
    }
  }
}

void read_currency(TableCursor& catalog, Assembly& assembly) {
  const auto currency = catalog.need_text("currency");
  if (!currency) return;
  const auto decimals = currency_decimals(currency->value);
  if (!decimals) {
    return assembly.report.error(
        currency->where, "bad-currency",
        say("a currency is one of ISO 4217's codes like \"EUR\"; ", in_quotes(currency->value), " is not"));
  }
  assembly.model.currency = currency->value;
  assembly.model.attributes[kPrice].unit = currency->value;
  assembly.model.attributes[kPrice].decimals = *decimals;
}

void read_catalog_table(TableCursor& top, Assembly& assembly) {
  if (top.find("catalog") == nullptr) {
    assembly.report.error(top.where(), "missing-key", "catalog.toml needs the table [catalog]; add it");
  }
  const Node* table = top.table("catalog");
  if (table == nullptr) return;
  Model& model = assembly.model;
  TableCursor catalog(*table, "[catalog]", assembly.report);
  read_languages(catalog, assembly);
  read_currency(catalog, assembly);
  read_offers(catalog, assembly);
  if (const auto id = catalog.need_text("id"); id && check_id(*id, "a catalog's id", assembly.report)) model.id = id->value;
  if (const auto version = catalog.need_text("version")) model.version = version->value;
  model.label = read_localized(catalog, "name", true, assembly);
  model.description = read_localized(catalog, "description", false, assembly);
  if (const auto mesh = catalog.text("mesh")) {
    if (const auto path = resolve_path(*mesh, assembly.report)) {
      model.mesh = *path;
      assembly.assets.push_back({*path, mesh->where, true});
    }
  }
  catalog.finish();
}

void add_built_in_attributes(Assembly& assembly) {
  assembly.model.attributes = {
      {"price", "EUR", 2, Aggregate::sum, 0, {{"en", "Price"}, {"fr", "Prix"}, {"de", "Preis"}, {"ja", "価格"}}},
      {"weight", "g", 0, Aggregate::sum, 0, {{"en", "Weight"}, {"fr", "Poids"}, {"de", "Gewicht"}, {"ja", "重さ"}}},
      {"lead_time",
       "day",
       0,
       Aggregate::max,
       0,
       {{"en", "Lead time"}, {"fr", "Délai"}, {"de", "Lieferzeit"}, {"ja", "お届けまで"}}},
  };
}

/// An [[attribute]] named like a built-in one: words it, and may measure weight and time more finely.
void refine_built_in(TableCursor& cursor, AttributeIndex index, Assembly& assembly) {
  Attribute& attribute = assembly.model.attributes[index];
  if (auto label = read_localized(cursor, "label", false, assembly); !label.empty()) attribute.label = std::move(label);
  if (index != kPrice) {
    if (const auto decimals = cursor.integer("decimals", 0, 6)) attribute.decimals = static_cast<int>(*decimals);
  }
  cursor.finish();
}

std::optional<Aggregate> read_aggregate(TableCursor& cursor) {
  const auto text = cursor.text("aggregate");
  if (!text || text->value == "sum") return Aggregate::sum;
  if (text->value == "max") return Aggregate::max;
  cursor.report().error(text->where, "unknown-aggregate", "\"aggregate\" is \"sum\" or \"max\"");
  return std::nullopt;
}

void read_new_attribute(TableCursor& cursor, const Text& id, Assembly& assembly) {
  Attribute attribute;
  attribute.id = id.value;
  if (const auto unit = cursor.need_text("unit")) attribute.unit = read_unit(*unit, assembly.report);
  attribute.decimals = static_cast<int>(cursor.integer("decimals", 0, 6).value_or(0));
  attribute.aggregate = read_aggregate(cursor).value_or(Aggregate::sum);
  attribute.label = read_localized(cursor, "label", true, assembly);
  cursor.finish();
  add_attribute(id, std::move(attribute), assembly);
}

void read_attribute_tables(Assembly& assembly) {
  std::set<std::string> refined;
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("attribute")) {
      TableCursor cursor(*node, "an attribute", assembly.report);
      const auto id = cursor.need_text("id");
      if (!id) continue;
      const auto built_in = assembly.attributes.find(id->value);
      if (!built_in || *built_in > kLeadTime) {
        read_new_attribute(cursor, *id, assembly);
      } else if (refined.insert(id->value).second) {
        refine_built_in(cursor, *built_in, assembly);
      } else {
        assembly.report.error(id->where, "duplicate-id",
                              say("the attribute ", in_quotes(id->value), " is already refined; join the two"));
      }
    }
  }
}

}  // namespace

std::string read_unit(const Text& text, Report& report) {
  if (!is_unit(text.value)) {
    report.error(text.where, "bad-unit",
                 say("a unit is one word of letters, like \"gCO2\"; ", in_quotes(text.value), " is not"));
  }
  return text.value == "days" ? "day" : text.value;
}

bool add_attribute(const Text& id, Attribute attribute, Assembly& assembly) {
  const bool taken = std::find(kTakenNames.begin(), kTakenNames.end(), id.value) != kTakenNames.end();
  if (taken) {
    assembly.report.error(id.where, "reserved-word",
                          say(in_quotes(id.value), " already means something in a part; choose another id"));
    return false;
  }
  if (!check_id(id, "an attribute's id", assembly.report)) return false;
  auto& attributes = assembly.model.attributes;
  if (const auto known = assembly.attributes.find(id.value); known && *known <= kLeadTime) {
    assembly.report.error(id.where, "duplicate-id",
                          say("every catalog has the attribute ", in_quotes(id.value), "; choose another id"));
    return false;
  }
  if (attributes.size() == kMaxAttributes) {
    assembly.report.error(id.where, "too-many",
                          say("a catalog has at most ", std::to_string(kMaxAttributes), " attributes"));
    return false;
  }
  if (!assembly.attributes.add(id, static_cast<AttributeIndex>(attributes.size()), "attribute", assembly.report))
    return false;
  attributes.push_back(std::move(attribute));
  return true;
}

void read_header(Assembly& assembly) {
  add_built_in_attributes(assembly);
  const auto& attributes = assembly.model.attributes;
  for (AttributeIndex i = 0; i < attributes.size(); ++i)
    assembly.attributes.add({attributes[i].id, {}}, i, "attribute", assembly.report);
  for (const Document& document : assembly.documents) check_top_level(document, assembly);
  if (assembly.documents.empty()) return;

  TableCursor top(assembly.documents.front().root, "catalog.toml", assembly.report);
  read_format(top);
  read_catalog_table(top, assembly);
  read_attribute_tables(assembly);
  declare_derived(assembly);
  if (const Node* node = top.table("base")) {
    TableCursor base(*node, "[base]", assembly.report);
    const auto values = read_attributes(base, assembly);
    for (AttributeIndex i = 0; i < values.size(); ++i) assembly.model.attributes[i].base = values[i].value_or(0);
    base.finish();
  }
}

}  // namespace maquette::catalog
