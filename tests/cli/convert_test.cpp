#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/command.h"

namespace maquette {
namespace {

using namespace maquette::testing;
using ::testing::HasSubstr;

TEST(Convert, WhatIsWrittenHasTheSameDesigns) {
  const TemporaryFolder folder;
  const std::string designs = maquette({"count", mug()}).out;
  for (const char* file : {"mug.uvl", "mug.dimacs", "mug.cnf"}) {
    const Ran ran = maquette({"convert", mug(), folder / file});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("lost: texts: 1 text part(s)"));
    EXPECT_EQ(maquette({"count", folder / file}).out, designs) << file;
  }
}

TEST(Convert, GivesTheDocumentedShape) {
  const TemporaryFolder folder;
  const Ran ran = maquette({"convert", mug(), "--to", "smtlib", "--out", folder / "mug.smt2", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["format"], "smtlib");
  EXPECT_EQ(ran.json()["file"], folder / "mug.smt2");
  EXPECT_EQ(ran.json()["same_designs"], true);
  EXPECT_EQ(ran.json()["lost"][0]["what"], "labels");
  EXPECT_EQ(ran.json()["bytes"], text_of(folder / "mug.smt2").size());
  EXPECT_THAT(text_of(folder / "mug.smt2"), HasSubstr(":named |rule no-gold-rope|"));
}

TEST(Convert, WithoutAFileItGoesToStandardOutput) {
  const Ran ran = maquette({"convert", mug(), "--to", "dimacs"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("c 1 glaze=white\n"));
  EXPECT_THAT(maquette({"convert", mug(), "--to", "uvl", "--json"}).json()["text"].get<std::string>(),
              HasSubstr("features"));
}

TEST(Convert, AnUnknownFormatIsMisuse) {
  EXPECT_EQ(maquette({"convert", mug()}).status, 2);
  const Ran ran = maquette({"convert", mug(), "mug.docx"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("unknown-format: say --to uvl, dimacs, smtlib or minizinc"));
}

TEST(Convert, ReadsUvlOfAllLevels) {
  const TemporaryFolder folder;
  write_text(folder / "m.uvl",
             "features\n\tMug {Price 4}\n\t\tmandatory\n\t\t\tInteger Size {constraint Size >= 1 & Size <= 3}\n"
             "\t\toptional\n\t\t\tLid {Price 2.5}\nconstraints\n\tsum(Price) > 6 => Size == 3\n");
  EXPECT_EQ(maquette({"count", folder / "m.uvl"}).out, "4\n");
  EXPECT_EQ(maquette({"convert", folder / "m.uvl", folder / "m.dimacs"}).status, 0);
  EXPECT_EQ(maquette({"count", folder / "m.dimacs"}).out, "4\n");
  EXPECT_EQ(
      maquette({"complete", folder / "m.uvl", "--choose", "Lid=true", "--minimize", "price", "--json"}).json()["price"],
      65);
  EXPECT_THAT(maquette({"explain", folder / "m.uvl", "--choose", "Lid=true", "--want", "Size=2"}).out,
              ::testing::AllOf(HasSubstr("sum(Price) > 6 => Size == 3"), HasSubstr("Size: 2 (Size=2)"),
                               HasSubstr("Lid: yes (Lid=true)")));
}

TEST(Convert, WritesMiniZincByItsEnding) {
  const TemporaryFolder folder;
  const Ran ran = maquette({"convert", mug(), folder / "mug.mzn", "--json"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.json()["format"], "minizinc");
  EXPECT_THAT(text_of(folder / "mug.mzn"), HasSubstr("constraint :: \"no-gold-rope\" "));
}

}  // namespace
}  // namespace maquette
