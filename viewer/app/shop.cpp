#include "app/shop.h"

#include <fstream>
#include <utility>

namespace maquette::app {

namespace {

constexpr std::size_t kLargestStock = std::size_t{4} << 20;

/// At most one byte more than allowed, so that a sheet that is too large is seen to be so.
std::optional<std::string> read_sheet(const std::filesystem::path& path) {
  std::error_code ignored;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, ignored)) return std::nullopt;
  std::string text(kLargestStock + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

}  // namespace

std::optional<Circumstances> circumstances_of(const Shop& shop, std::optional<viewer::Date> day, std::string* problem) {
  Circumstances asked{.market = shop.market, .channel = shop.channel};
  if (day) asked.on = viewer::iso_date(*day);
  if (shop.stock.empty()) return asked;
  auto sheet = read_sheet(shop.stock);
  if (!sheet) {
    *problem = "cannot read the stock sheet " + shop.stock.string();
    return std::nullopt;
  }
  if (sheet->size() > kLargestStock) {
    *problem = shop.stock.string() + " is larger than 4 MiB; divide it";
    return std::nullopt;
  }
  asked.stock = std::move(*sheet);
  asked.stock_name = shop.stock.string();
  return asked;
}

viewer::Sale sale_under(const Circumstances& asked, std::vector<Absence> absences) {
  return {asked.market, asked.channel, asked.on, std::move(absences)};
}

}  // namespace maquette::app
