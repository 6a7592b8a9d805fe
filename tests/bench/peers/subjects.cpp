#include "bench/peers/subjects.h"

#include <fstream>
#include <stdexcept>

#include "bench/peers/product_line.h"
#include "bench/peers/xcsp.h"
#include "maquette/formats.h"

namespace maquette::bench {
namespace {

constexpr std::uint64_t kSeed = 1;

std::shared_ptr<const Model> required(const CatalogResult& result) {
  if (!result.model) throw std::runtime_error(to_string(result.findings.at(0)));
  return result.model;
}

std::shared_ptr<const Model> read_model(const SubjectFiles& files) {
  if (files.made_groups > 0) return make_product_line(files.made_groups, kSeed);
  return required(files.model.extension() == ".xml" ? load_xcsp(files.model) : load_model(files.model));
}

/// The model with the features' prices.
std::shared_ptr<const Model> with_prices(const Model& model, const std::filesystem::path& path) {
  auto priced = std::make_shared<Model>(model);
  std::ifstream lines(path);
  std::string feature, cents;
  std::getline(lines, feature);  // the names of the columns
  while (std::getline(lines, feature, '\t') && std::getline(lines, cents)) {
    const auto part = find_part(model, feature);
    if (!part) throw std::runtime_error(path.string() + ": no feature \"" + feature + "\"");
    priced->parts[*part].options[kFeatureSelected].attributes[kPrice] = std::stoll(cents);
  }
  return priced;
}

}  // namespace

std::vector<SubjectFiles> find_subjects(const std::filesystem::path& root) {
  const std::filesystem::path uvl = root / "../shared/models/uvl";
  const std::filesystem::path renault = root / "../shared/models/renault";
  std::vector<SubjectFiles> subjects{
      {"court sneaker", root / "catalogs/court-sneaker", {}, {}, 0},
      {"berkeleydb", uvl / "database_berkeleydb_Hierons2020.uvl", {}, {}, 0},
      {"renault", renault / "medium_domainsorted.xml", {}, renault / "config_medium_filtered.txt", 0},
      {"e-shop", uvl / "e_commerce_e_shop_Lau2006.uvl", {}, {}, 0},
      {"windows-7", uvl / "systems_windows_Mendonca2009-7.uvl", {}, {}, 0},
      {"pc-richmond",
       uvl / "hardware_pc-richmond_Sprey2020.dimacs",
       uvl / "hardware_pc-richmond_Sprey2020.price_cents.tsv",
       {}},
      {"busybox", uvl / "systems_BusyBox_latest.dimacs", {}, {}, 0},
      {"financial-services-01", uvl / "finance_FinancialServices01_2018-01-23.uvl", {}, {}, 0},
      {"financial-services-05", uvl / "finance_FinancialServices01_2018-05-09.uvl", {}, {}, 0},
      {"automotive01", uvl / "automotive_automotive01_Kowal2016.uvl", {}, {}, 0},
      {"automotive02", uvl / "automotive_automotive2_Knueppel2017-2_4.uvl", {}, {}, 0},
  };
  std::erase_if(subjects, [](const SubjectFiles& files) { return !std::filesystem::exists(files.model); });
  for (const std::uint32_t groups : {8, 30, 100, 300, 1000}) {
    subjects.push_back({"line-" + std::to_string(groups), {}, {}, {}, groups});
  }
  return subjects;
}

Subject load_subject(const SubjectFiles& files) {
  Subject subject{files.name, {}, {}};
  subject.model = read_model(files);
  if (!files.prices.empty()) subject.model = with_prices(*subject.model, files.prices);
  subject.catalog = compile::CompiledCatalog::compile(subject.model).catalog;
  if (!subject.catalog) throw std::runtime_error(files.name + " does not compile within the limits");
  return subject;
}

}  // namespace maquette::bench
