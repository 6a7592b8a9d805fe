#include "query/surprise.h"

#include <random>
#include <utility>

namespace maquette {
namespace {

/// Fisher-Yates; the standard library's shuffle differs from one library to the next.
template <class Item>
void shuffle(std::vector<Item>& items, std::mt19937_64& random) {
  for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[random() % left]);
}

}  // namespace

Preferences surprising_preferences(const Model& model, std::uint64_t seed) {
  Preferences preferences = default_preferences(model, nullptr);
  std::mt19937_64 random(seed);
  shuffle(preferences.order, random);
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (model.parts[part].kind != PartKind::text) shuffle(preferences.options[part], random);
  }
  return preferences;
}

}  // namespace maquette
