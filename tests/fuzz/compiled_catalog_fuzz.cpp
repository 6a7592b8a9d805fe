// Feeds bytes to the reader of compiled catalogs: as a whole file, and as the body behind a right heading and checksum, so
// that what the checksum keeps out in practice is reached too.
//
// The reader must end and must not throw; what it accepts must be safe to ask, and come back from being written again.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "compile/live_catalog.h"
#include "compile/stored.h"
#include "support/sha256.h"

namespace {

using maquette::Model;
using maquette::compile::CompiledCatalog;

void expect(bool condition) {
  if (!condition) std::abort();
}

maquette::Part make_part(std::string id, std::uint32_t options) {
  maquette::Part part;
  part.id = std::move(id);
  for (std::uint32_t i = 0; i < options; ++i) {
    part.options.emplace_back();
    part.options.back().id = std::to_string(i);
    part.options.back().attributes = {i * 10, i, i};
  }
  return part;
}

maquette::Formula among(maquette::PartIndex part, std::vector<maquette::OptionIndex> options) {
  return {maquette::Among{part, std::move(options)}};
}

/// Three parts, two rules the circuit knows and one that is left out of it.
std::shared_ptr<const Model> make_model() {
  auto model = std::make_shared<Model>();
  model->digest = std::string(64, '0');
  for (const char* id : {"price", "weight", "lead_time"}) {
    maquette::Attribute attribute;
    attribute.id = id;
    model->attributes.push_back(attribute);
  }
  model->parts = {make_part("upper", 4), make_part("sole", 3), make_part("lining", 3)};
  maquette::Linear weight;
  for (maquette::PartIndex part = 0; part < 3; ++part) {
    maquette::Linear::Term term{part, {}};
    for (std::size_t i = 0; i < model->parts[part].options.size(); ++i) {
      term.values.push_back(static_cast<std::int64_t>((7 + part) * i * i));
    }
    weight.terms.push_back(std::move(term));
  }
  weight.upper = 60;
  model->rules.push_back({"a", {}, {maquette::Implies{{among(0, {1, 2}), among(1, {0})}}}, {0, 1}, "", {}});
  model->rules.push_back({"b", {}, {maquette::Not{{among(2, {2})}}}, {2}, "", {}});
  model->rules.push_back({"c", {}, {weight}, {0, 1, 2}, "", {}});
  return model;
}

/// The heading is whatever the writer puts before the checksum of the body.
std::string with_heading(const std::shared_ptr<const Model>& model, std::string_view body) {
  static const std::string written =
      write_stored(*CompiledCatalog::compile(model, {}, {.states = 1}).catalog, maquette::compile::Unselected{});
  constexpr std::size_t kHeading = 26 + 4 + 8 + 64;
  return written.substr(0, kHeading) + maquette::sha256_hex(body) + std::string(body);
}

void check(const std::shared_ptr<const Model>& model, std::string_view bytes) {
  const auto stored = maquette::compile::read_stored(model, bytes);
  if (!stored) return;
  maquette::compile::LiveCatalog live(stored->catalog);
  maquette::Selections selections;
  live.domains(selections);
  selections.chosen[0] = 1;
  live.domains(selections);
  live.cheapest(selections, maquette::kPrice);
  const std::string again = write_stored(*stored->catalog, stored->unselected);
  expect(maquette::compile::read_stored(model, again).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const Model> model = make_model();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(model, bytes);
  check(model, with_heading(model, bytes));
  return 0;
}
