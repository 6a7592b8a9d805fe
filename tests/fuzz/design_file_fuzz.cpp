// Feeds bytes to the design reader, beside a small catalog with a part of each kind, and to the text check.
//
// The reader must end, must not throw, must give a design exactly when it reports no error, and what it accepted must be
// written and read back as the same design, in the same bytes, with nothing left to report.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "design/text.h"
#include "maquette/design.h"

namespace {

using maquette::Model;
using maquette::Part;
using maquette::PartKind;

void expect(bool condition) {
  if (!condition) std::abort();
}

Part make_part(std::string id, PartKind kind, std::initializer_list<const char*> options) {
  Part part;
  part.id = std::move(id);
  part.kind = kind;
  for (const char* option : options) {
    part.options.emplace_back();
    part.options.back().id = option;
    part.options.back().number = kind == PartKind::choice ? 0 : std::strtol(option, nullptr, 10);
  }
  return part;
}

Model make_model() {
  Model model;
  model.id = "sneaker";
  model.version = "1";
  model.digest = std::string(64, '0');
  model.parts = {make_part("vamp.material", PartKind::choice, {"leather", "suede"}),
                 make_part("sole.height", PartKind::number, {"20", "25", "30"}),
                 make_part("heel_text", PartKind::text, {"0", "1", "2", "3", "4", "5", "6", "7", "8"}),
                 make_part("tongue_text", PartKind::text, {"0", "1", "2", "3"})};
  model.parts[2].text.max_length = 8;
  model.parts[2].text.deny = {"fake"};
  model.parts[3].text.max_length = 3;
  model.parts[3].text.characters = "AB\u00C9\u202E\n";
  return model;
}

void check_text(const Part& part, std::string_view text) {
  maquette::OptionIndex length = 0;
  if (maquette::refuse_text(part, text, "fr", &length)) return;
  expect(length <= part.text.max_length);
  expect(maquette::first_graphemes(text, length) == text);
  if (length > 0) expect(maquette::count_graphemes(maquette::first_graphemes(text, length - 1)) == length - 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Model model = make_model();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Part& part : {model.parts[2], model.parts[3]}) check_text(part, text);
  const maquette::DesignResult read = maquette::parse_design(model, text, "design.json");
  expect(read.selections.has_value() != maquette::has_errors(read.findings));
  if (!read.selections) return 0;
  const std::string written = maquette::write_design(model, *read.selections);
  const maquette::DesignResult again = maquette::parse_design(model, written, "design.json");
  expect(again.findings.empty());
  expect(again.selections == read.selections);
  expect(maquette::write_design(model, *again.selections) == written);
  return 0;
}
