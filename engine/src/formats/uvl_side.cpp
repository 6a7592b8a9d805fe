#include "formats/uvl_side.h"

namespace maquette::formats {
namespace {

using Kind = UvlExpression::Kind;

class SideReader {
 public:
  SideReader(const UvlNames& names, const std::string& scope) : names_(names), scope_(scope) {}

  std::optional<UvlSide> side(const UvlExpression& expression) const {
    switch (expression.kind) {
      case Kind::number:
        return UvlSide{nullptr, false, {}, expression.number, {}, true};
      case Kind::text:
        return UvlSide{nullptr, false, {}, {}, expression.text, true};
      case Kind::reference:
        return reference(expression);
      case Kind::call:
        return length_of(expression);
      case Kind::negate: {
        const auto operand = side(expression.operands.front());
        return operand ? scaled(*operand, {-1, 1}) : std::nullopt;
      }
      case Kind::invert: {
        const auto operand = side(expression.operands.front());
        if (!operand || operand->feature != nullptr || operand->text) return std::nullopt;
        const auto inverse = divide({1, 1}, operand->offset);
        return inverse ? std::optional(UvlSide{nullptr, false, {}, *inverse, {}, true}) : std::nullopt;
      }
      case Kind::sum:
      case Kind::product:
        return folded(expression);
      default:
        return std::nullopt;
    }
  }

 private:
  std::optional<UvlSide> reference(const UvlExpression& expression) const {
    const auto meaning = names_.find(expression.path, scope_);
    if (!meaning) return std::nullopt;
    const UvlFeature& feature = *meaning->entry->feature;
    if (meaning->attribute != nullptr) {
      // What an attribute says depends on its feature, so a number is no constant here; a text only meets texts.
      if (meaning->attribute->kind != UvlValue::Kind::text) return std::nullopt;
      return UvlSide{nullptr, false, {}, {}, meaning->attribute->text, false};
    }
    if (feature.type == UvlType::boolean) return std::nullopt;
    return UvlSide{&feature, false, {1, 1}, {}, {}, true};
  }

  std::optional<UvlSide> length_of(const UvlExpression& call) const {
    if (call.text != "len" || call.operands.size() != 1) return std::nullopt;
    auto operand = side(call.operands.front());
    if (!operand || !is_text(*operand)) return std::nullopt;
    operand->length = true;
    return operand;
  }

  static std::optional<UvlSide> scaled(const UvlSide& side, const Rational& factor) {
    if (side.text || is_text(side)) return std::nullopt;
    const auto f = multiply(side.factor, factor), o = multiply(side.offset, factor);
    return f && o ? std::optional(UvlSide{side.feature, side.length, *f, *o, {}, true}) : std::nullopt;
  }

  std::optional<UvlSide> folded(const UvlExpression& expression) const {
    std::optional<UvlSide> result = side(expression.operands.front());
    for (std::size_t i = 1; i < expression.operands.size() && result; ++i) {
      const auto next = side(expression.operands[i]);
      if (!next || next->text || is_text(*next) || result->text || is_text(*result)) return std::nullopt;
      if (result->feature != nullptr && next->feature != nullptr) return std::nullopt;
      if (expression.kind == Kind::product) {
        result = next->feature == nullptr ? scaled(*result, next->offset) : scaled(*next, result->offset);
        continue;
      }
      const auto offset = add(result->offset, next->offset);
      if (!offset) return std::nullopt;
      if (next->feature != nullptr) result = next;
      result->offset = *offset;
    }
    return result;
  }

  const UvlNames& names_;
  const std::string& scope_;
};

}  // namespace

bool is_text(const UvlSide& side) {
  return side.feature != nullptr && side.feature->type == UvlType::string && !side.length;
}

std::optional<UvlSide> read_side(const UvlExpression& expression, const UvlNames& names, const std::string& scope) {
  return SideReader(names, scope).side(expression);
}

}  // namespace maquette::formats
