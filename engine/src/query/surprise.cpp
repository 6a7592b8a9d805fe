#include "query/surprise.h"

#include <utility>

namespace maquette {
namespace {

// SplitMix64 (Steele, Lea and Flood, 2014). The standard library's distributions differ from one library to the next.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  // Fisher-Yates.
  template <class Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[next() % left]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace

Preferences surprising_preferences(const Model& model, std::uint64_t seed) {
  Preferences preferences = default_preferences(model, nullptr);
  Random random(seed);
  random.shuffle(preferences.order);
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (model.parts[part].kind != PartKind::text) random.shuffle(preferences.options[part]);
  }
  return preferences;
}

}  // namespace maquette
