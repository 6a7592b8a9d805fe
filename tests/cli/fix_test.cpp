// `check --fix`: each mistake that has one mending is mended, shown as a diff, and nothing else is touched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

class Fix : public ::testing::Test {
 protected:
  /// The mug with `wrong` in place of `right`.
  void spoil(const std::string& right, const std::string& wrong) {
    std::string text = text_of(mug() + "/catalog.toml");
    const std::size_t at = text.find(right);
    ASSERT_NE(at, std::string::npos) << right;
    text.replace(at, right.size(), wrong);
    write_text(catalog, text);
  }

  Ran mend() { return maquette({"check", folder / "mug", "--fix"}); }

  /// `wrong` is mended to `right`.
  void expect_mended(const std::string& right, const std::string& wrong) {
    spoil(right, wrong);
    const Ran ran = mend();
    EXPECT_EQ(ran.status, 0) << wrong << '\n' << ran.err;
    EXPECT_EQ(text_of(catalog), text_of(mug() + "/catalog.toml")) << wrong;
    EXPECT_THAT(ran.out, HasSubstr("--- mug/catalog.toml\n+++ mug/catalog.toml\n@@ -"));
  }

  void expect_left(const std::string& right, const std::string& wrong) {
    spoil(right, wrong);
    const std::string before = text_of(catalog);
    EXPECT_EQ(mend().status, 1) << wrong;
    EXPECT_EQ(text_of(catalog), before) << wrong;
  }

  TemporaryFolder folder;
  const std::string catalog = folder / "mug/catalog.toml";
};

TEST_F(Fix, NamesThatAreMisspelled) {
  expect_mended("handle is not rope", "handle is not ropee");
  expect_mended("if glaze is", "if galze is");
  expect_mended("max_length = 5", "max_lenght = 5");
  expect_mended("weight = \"40 g\"", "wieght = \"40 g\"");
  expect_mended("then handle", "thn handle");
}

TEST_F(Fix, AmountsWithoutQuotesOrUnit) {
  expect_mended("price = \"12.00\"", "price = 12.00");
  expect_mended("weight = \"40 g\"", "weight = \"40\"");
}

TEST_F(Fix, TheFirstLine) {
  spoil("format = 1\n", "");
  EXPECT_EQ(mend().status, 0);
  EXPECT_TRUE(text_of(catalog).starts_with("format = 1\n# A mug"));
}

TEST_F(Fix, SeveralAtOnceInOrder) {
  spoil("gold then handle is not rope", "glod then handle is not rpoe");
  const Ran ran = mend();
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(
      ran.out,
      HasSubstr(
          "-rule = \"if glaze is glod then handle is not rpoe\"\n+rule = \"if glaze is gold then handle is not rope\"\n"));
}

TEST_F(Fix, WhatAnAuthorMustDecideIsLeft) {
  expect_left("handle is not rope", "handle is not velvet");
  expect_left("because = {", "becuse = { de = \"x\",");
  expect_left("price = \"12.00\"", "price = \"12.005\"");
  expect_left("rule = \"if glaze is gold", "rule = \"if glaze == gold");
}

TEST_F(Fix, SheetsWithSemicolonsAndShortRows) {
  const std::string catalog_text =
      "format = 1\n[catalog]\nid = \"cup\"\nversion = \"1\"\nname = \"Cup\"\ncurrency = \"EUR\"\nlanguages = [\"en\"]\n"
      "[[group]]\nid = \"cup\"\nlabel = \"Cup\"\n[[part]]\nid = \"cup\"\nlabel = \"Cup\"\noptions = \"cups.csv\"\n";
  write_text(folder / "cup/catalog.toml", catalog_text);
  write_text(folder / "cup/cups.csv", "id;label;tags\nbig;Big;large\nsmall;Small\n");
  const Ran told = maquette({"check", folder / "cup"});
  EXPECT_THAT(told.out, HasSubstr("1 finding; --fix mends it.\n"));
  EXPECT_EQ(maquette({"check", folder / "cup", "--fix"}).status, 0);
  EXPECT_EQ(text_of(folder / "cup/cups.csv"), "id,label,tags\nbig,Big,large\nsmall,Small,\n");
  write_text(folder / "cup/cups.csv", "id,label,tags\nbig,Big,large\nsmall,Small\n");
  EXPECT_EQ(maquette({"check", folder / "cup", "--fix"}).status, 0);
  EXPECT_EQ(text_of(folder / "cup/cups.csv"), "id,label,tags\nbig,Big,large\nsmall,Small,\n");
}

TEST_F(Fix, SheetsOfACountryWithDecimalCommas) {
  ASSERT_EQ(maquette({"new", folder / "bag"}).status, 0);
  write_text(folder / "bag/colours.csv",
             "id;label;price;weight\r\nplain;As it is;;\r\nink;Ink, blue;4,50;12 g\r\nbrick;Red, 1,5 mm;-1,00 EUR;\r\n");
  const Ran ran = maquette({"check", folder / "bag", "--fix"});
  EXPECT_EQ(text_of(folder / "bag/colours.csv"),
            "id,label,price,weight\r\nplain,As it is,,\r\nink,\"Ink, blue\",4.50,12 g\r\nbrick,\"Red, 1,5 mm\",-1.00 "
            "EUR,\r\n");
  EXPECT_THAT(ran.err, HasSubstr("unknown-tag")) << "what the sheet no longer says is left to its author";
}

TEST_F(Fix, WhatASheetHidIsThenFound) {
  ASSERT_EQ(maquette({"new", folder / "bag"}).status, 0);
  write_text(folder / "bag/colours.csv", "id;name;tags\nplain;As it is;\nink;Ink;painted\n");
  const Ran ran = maquette({"check", folder / "bag", "--fix"});
  EXPECT_EQ(text_of(folder / "bag/colours.csv"), "id,name,tags\nplain,As it is,\nink,Ink,painted\n");
  EXPECT_THAT(ran.err, HasSubstr("a sheet has no column \"name\"; did you mean \"label.en\"?"));
}

TEST_F(Fix, ACatalogInOrderIsNotTouched) {
  write_text(catalog, text_of(mug() + "/catalog.toml"));
  const Ran ran = mend();
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, ::testing::Not(HasSubstr("+++")));
}

}  // namespace
}  // namespace maquette
