#include "bench/peers/xcsp_tuples.h"

#include "bench/peers/text_words.h"

namespace maquette::bench {
namespace {

void require_arity(std::size_t offset, const std::vector<Values>& tuples, std::size_t arity) {
  const std::size_t size = tuples.back().size();
  if (size == arity) return;
  throw Mistake{offset, "bad-tuple",
                "Tuple " + std::to_string(tuples.size()) + " has " + std::to_string(size) +
                    " values, but the relation's arity is " + std::to_string(arity) + "."};
}

}  // namespace

std::vector<Values> read_tuples(std::string_view file, const XmlTag& relation, std::string_view tuples, std::size_t arity) {
  std::vector<Values> result;
  Words words(tuples);
  bool open = false;
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    const auto offset = static_cast<std::size_t>(word.data() - file.data());
    if (word == "|") {
      if (!open) throw Mistake{offset, "bad-tuple", "A tuple is missing before this \"|\"."};
      require_arity(offset, result, arity);
      open = false;
      continue;
    }
    if (!open) result.emplace_back();
    open = true;
    std::int64_t value = 0;
    if (!read_number(word, value)) {
      throw Mistake{offset, "bad-value", "\"" + std::string(word) + "\" is not a whole number."};
    }
    result.back().push_back(value);
  }
  if (open) require_arity(relation.offset, result, arity);
  return result;
}

}  // namespace maquette::bench
