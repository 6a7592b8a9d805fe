// One register in German: the studio says du, so every product does.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "maquette/catalog.h"

namespace maquette {
namespace {

/// "Wählen Sie", "für Sie", "Ihnen": but not the "Sie" of "Sie hält Stöße aus", which begins a sentence about a part.
bool is_formal(const std::string& text) {
  static const std::regex formal("(^|[^.!?:] )(Sie|Ihnen|Ihre[mnrs]?|Ihr)\\b|[a-z]en Sie\\b");
  return std::regex_search(text, formal) && !text.starts_with("Sie ");
}

TEST(IsFormal, KnowsAnAddressFromAPronoun) {
  EXPECT_TRUE(is_formal("Das geht nicht. Wählen Sie Gummi."));
  EXPECT_TRUE(is_formal("Was Ihr Fuß spürt."));
  EXPECT_TRUE(is_formal("Ihre Pizza"));
  EXPECT_FALSE(is_formal("Sie hält Stöße aus."));
  EXPECT_FALSE(is_formal("Wähle Gummi. Sie hält besser."));
}

class Register : public ::testing::TestWithParam<const char*> {};

TEST_P(Register, IsDu) {
  const auto folder = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / GetParam();
  const CatalogResult read = load_catalog(folder);
  ASSERT_TRUE(read.model);
  const auto expect_du = [](const std::string& where, const LocalizedText& text) {
    const auto german = text.find("de");
    if (german == text.end()) return;
    EXPECT_FALSE(is_formal(german->second)) << where << ": " << german->second;
  };
  expect_du("description", read.model->description);
  for (const Group& group : read.model->groups) expect_du(group.id, group.label), expect_du(group.id, group.help);
  for (const Rule& rule : read.model->rules) expect_du(rule.id, rule.because);
  for (const Part& part : read.model->parts) {
    for (const LocalizedText* text : {&part.label, &part.help, &part.spoken}) expect_du(part.id, *text);
    for (const Option& option : part.options) expect_du(part.id, option.label), expect_du(part.id, option.spoken);
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogs, Register, ::testing::Values("court-sneaker", "stiletto-pump", "pizza"));

}  // namespace
}  // namespace maquette
