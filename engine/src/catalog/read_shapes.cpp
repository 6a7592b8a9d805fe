// [[shape]]: how the mesh follows a number.
//
// A heel of any height is drawn from a few that were modelled: each is a morph target of the mesh, its key the number it
// was modelled for. What is followed is a sum in the words of rules, so that a heel on a platform follows the difference;
// names and units are checked as in a rule. Which weights follow from a number is the viewer's arithmetic
// (viewer/scene/morph.h): the engine keeps keys and terms.
#include <cmath>

#include "catalog/assembly.h"
#include "catalog/comparison_terms.h"
#include "catalog/instances.h"
#include "catalog/limits.h"
#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

constexpr int kKeyDecimals = 2;

double real(const Factor& factor) {
  return static_cast<double>(factor.value) / static_cast<double>(power_of_ten(factor.decimals));
}

/// The terms of what a shape follows, added up; their unit is that of its keys.
class FollowedSum {
 public:
  explicit FollowedSum(const Names& names) : names_(names) {}

  /// The unit; nothing when a name or a unit is wrong, which is reported.
  std::optional<std::string> read(const Sum& terms, LinearSum& into) {
    bool sound = true;
    for (const Term& term : terms) sound = note_unit(term) && sound;
    if (!sound) return std::nullopt;
    if (!unit_) {
      names_.error(terms.front().at, "nothing-to-compare", "this never changes; name a number part");
      return std::nullopt;
    }
    for (const Term& term : terms) sound = add(term, into) && sound;
    return sound ? unit_ : std::nullopt;
  }

 private:
  bool note_unit(const Term& term) {
    if (std::holds_alternative<Amount>(term.value)) return true;
    if (!std::holds_alternative<Word>(term.value)) {
      names_.error(term.at, "not-a-number", "a shape follows number parts and amounts alone, as in heel - platform");
      return false;
    }
    const auto scale = scale_of(term, names_);
    if (!scale) return false;
    if (unit_ && !same_unit(*unit_, scale->unit)) {
      names_.error(term.at, "wrong-unit",
                   say("this is measured in ", unit_words(scale->unit), " and what stands before it in ",
                       unit_words(*unit_), "; only equal units can be added"));
      return false;
    }
    unit_ = scale->unit;
    return true;
  }

  bool add(const Term& term, LinearSum& into) {
    const double sign = term.subtracted ? -1.0 : 1.0;
    if (const auto* amount = std::get_if<Amount>(&term.value)) {
      if (!check_amount(*amount, {*unit_, kKeyDecimals}, names_)) return false;
      const auto value = parse_decimal(amount->digits.text, kKeyDecimals).value;
      into.offset += sign * real({value, kKeyDecimals});
      return true;
    }
    into.terms.push_back({*number_part(std::get<Word>(term.value), names_), sign * real(factor_of(term))});
    return true;
  }

  static std::string unit_words(std::string_view unit) {
    return unit.empty() ? "no unit" : std::string(written_unit(unit));
  }

  const Names& names_;
  std::optional<std::string> unit_;
};

std::optional<std::string> read_followed(const Text& text, LinearSum& into, Assembly& assembly) {
  const RuleText rule_text(text);
  const Names names(rule_text, assembly);
  const auto parsed = parse_sum(rule_text.value());
  if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
    names.error(error->at, error->code, error->message);
    return std::nullopt;
  }
  return FollowedSum(names).read(std::get<Sum>(parsed), into);
}

Shape::Between read_between(TableCursor& cursor) {
  const auto text = cursor.text("between");
  if (!text || text->value == "spline") return Shape::Between::spline;
  if (text->value != "linear") {
    cursor.report().error(text->where, "unknown-kind",
                          say("between its keys a shape is \"spline\" or \"linear\", not ", in_quotes(text->value)));
  }
  return Shape::Between::linear;
}

/// `unit`: of what is followed; nothing when that is not known, so that only the key's own mistakes are found.
std::optional<Shape::Key> read_key(const Node& node, const std::optional<std::string>& unit, Assembly& assembly) {
  TableCursor cursor(node, "a key", assembly.report);
  const auto at = cursor.need_text("at");
  const auto morph = cursor.text("morph");
  cursor.finish();
  Shape::Key key;
  if (morph) {
    key.morph = morph->value;
    name_instance(key.morph, assembly);
    assembly.mesh_morphs.push_back({key.morph, morph->where});
  }
  const auto value =
      at && unit ? read_quantity(*at, "at", *unit, kKeyDecimals, UnitIs::needed, assembly.report) : std::nullopt;
  if (!value) return std::nullopt;
  key.at = real({*value, kKeyDecimals});
  return key;
}

void read_keys(TableCursor& cursor, const std::optional<std::string>& unit, Shape& shape, Assembly& assembly) {
  const Node* listed = cursor.need("keys");
  const auto nodes = cursor.tables("keys");
  if (nodes.size() > kMaxShapeKeys) {
    return assembly.report.error(nodes[kMaxShapeKeys]->where, "too-many",
                                 say("a shape has at most ", std::to_string(kMaxShapeKeys), " keys"));
  }
  bool as_it_lies = false;
  for (const Node* node : nodes) {
    const auto key = read_key(*node, unit, assembly);
    if (!key) continue;
    if (!shape.keys.empty() && key->at <= shape.keys.back().at)
      assembly.report.error(node->where, "bad-range", "keys go upwards; put this one where its number belongs");
    if (key->morph.empty() && as_it_lies)
      assembly.report.error(node->where, "conflicting-keys",
                            "two keys have no morph, and the mesh lies in one shape only; name a morph target here");
    as_it_lies = as_it_lies || key->morph.empty();
    shape.keys.push_back(*key);
  }
  if (listed != nullptr && listed->kind == Node::Kind::array && nodes.size() < 2)
    assembly.report.error(listed->where, "bad-range", "a shape needs two keys or more to go from one to the other");
}

void read_shape(const Node& node, Assembly& assembly) {
  Shape shape;
  shape.where = node.where.position();
  TableCursor cursor(node, "a shape", assembly.report);
  const auto follows = cursor.need_text("follows");
  shape.between = read_between(cursor);
  const auto unit = follows ? read_followed(*follows, shape.follows, assembly) : std::nullopt;
  read_keys(cursor, unit, shape, assembly);
  cursor.finish();
  if (follows) shape.source = follows->value;
  if (assembly.model.shapes.size() == kMaxShapes) {
    return assembly.report.error(node.where, "too-many",
                                 say("a catalog has at most ", std::to_string(kMaxShapes), " shapes"));
  }
  assembly.model.shapes.push_back(std::move(shape));
}

}  // namespace

void read_shapes(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("shape")) {
      if (assembly.report.is_full()) continue;
      const Member* follows = find_member(*node, "follows");
      const auto words = follows == nullptr ? std::vector<std::string_view>{} : words_of_rule(follows->value.text);
      for_each_instance(words, node->where, assembly, [&] { read_shape(*node, assembly); });
    }
  }
}

}  // namespace maquette::catalog
