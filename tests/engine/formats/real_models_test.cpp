// Real feature models, read, compiled and counted: every number as two independent counters agreed on.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "compile/compiled.h"
#include "maquette/formats.h"

namespace maquette {
namespace {

const std::filesystem::path kModels = std::filesystem::path(MAQUETTE_SOURCE_DIR) / "../shared/models";

TEST(RealModels, HaveTheExpectedNumberOfDesigns) {
  std::ifstream expected(kModels / "expected_counts.tsv");
  if (!expected) GTEST_SKIP() << "the real models are not on this machine";
  std::string line;
  std::getline(expected, line);
  std::size_t models = 0;
  while (std::getline(expected, line)) {
    std::istringstream cells(line);
    std::string file, designs;
    cells >> file >> designs;
    if (file.ends_with(".xml")) continue;  // XCSP tables are read beside the benchmarks
    SCOPED_TRACE(file);
    const CatalogResult read = load_model(kModels / file);
    ASSERT_TRUE(read.model) << to_string(read.findings.front());
    const compile::CompileResult compiled = compile::CompiledCatalog::compile(read.model);
    ASSERT_TRUE(compiled.catalog);
    EXPECT_EQ(compiled.catalog->count({}), designs);
    ++models;
  }
  EXPECT_EQ(models, 16U);
}

TEST(RealModels, AreTheSameWhenWrittenAndReadBack) {
  std::size_t models = 0;
  for (const char* file : {"uvl/e_commerce_e_shop_Lau2006.uvl", "uvl/hardware_pc-richmond_Sprey2020.uvl",
                           "uvl/systems_windows_Mendonca2009-7.uvl", "uvl/finance_FinancialServices01_2018-01-23.dimacs"}) {
    if (!std::filesystem::exists(kModels / file)) continue;
    SCOPED_TRACE(file);
    const auto model = load_model(kModels / file).model;
    ASSERT_TRUE(model);
    const auto designs = compile::CompiledCatalog::compile(model).catalog->count({});
    for (const ModelFormat format : {ModelFormat::uvl, ModelFormat::dimacs}) {
      const std::string text = write_model(*model, format).text;
      const auto read = format == ModelFormat::uvl ? parse_uvl(text, "x.uvl").model : parse_dimacs(text, "x.dimacs").model;
      ASSERT_TRUE(read);
      EXPECT_EQ(compile::CompiledCatalog::compile(read).catalog->count({}), designs);
    }
    ++models;
  }
  if (models == 0) GTEST_SKIP() << "the real models are not on this machine";
  EXPECT_EQ(models, 4U);
}

}  // namespace
}  // namespace maquette
