#include "app/kiosk_catalog.h"

#include <charconv>
#include <chrono>
#include <fstream>
#include <string_view>
#include <utility>

#include "maquette/release.h"

namespace maquette::app {

namespace fs = std::filesystem;

namespace {

std::optional<PublicKey> parse_public_key(std::string_view hex) {
  PublicKey key{};
  if (hex.size() != 2 * key.size()) return std::nullopt;
  for (std::size_t byte = 0; byte < key.size(); ++byte) {
    const char* const at = hex.data() + 2 * byte;
    if (std::from_chars(at, at + 2, key[byte], 16).ptr != at + 2) return std::nullopt;
  }
  return key;
}

FreshResult refuse(std::string problem, Findings findings = {}) {
  return {std::nullopt, std::move(findings), std::move(problem)};
}

}  // namespace

std::optional<std::string> refuse_source(const KioskSource& source) {
  const auto release = release_of(source.catalog);
  if (release) return refuse_release(*release, source.trusted);
  if (source.trusted.empty()) return std::nullopt;
  return source.catalog.string() + " lies in no release, so nobody sealed it";
}

fs::path folder_of(const KioskSource& source) {
  std::error_code error;
  const fs::path real = release_of(source.catalog) ? fs::canonical(source.catalog, error) : source.catalog;
  return error ? source.catalog : real;
}

KeysResult read_public_keys(const fs::path& file) {
  constexpr std::uintmax_t largest = std::uintmax_t{1} << 20;
  std::error_code error;
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > largest) {
    return {{}, "there are no public keys in " + file.string()};
  }
  KeysResult result;
  std::ifstream lines(file);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    const auto key = parse_public_key(line);
    if (!key) return {{}, file.string() + ":" + std::to_string(number) + ": a public key is 64 hex digits"};
    result.keys.push_back(*key);
  }
  if (result.keys.empty()) result.problem = "there are no public keys in " + file.string();
  return result;
}

FreshResult read_fresh(const KioskSource& source, viewer::Date day) {
  if (auto refused = refuse_source(source)) return refuse(std::move(*refused));
  std::string problem;
  const auto asked = circumstances_of(source.shop, day, &problem);
  if (!asked) return refuse(std::move(problem));
  FreshCatalog fresh{read_catalog(folder_of(source), 1, FileWatch::Clock::now(), *asked), nullptr};
  Findings findings = fresh.read.saved.findings;
  const std::shared_ptr<const Model> model = fresh.read.saved.model;
  if (!model) return refuse("the catalog cannot be used", std::move(findings));
  if (model->mesh.empty()) return {std::move(fresh), std::move(findings), {}};
  fresh.assets = std::make_shared<scene::Assets>(model);
  if (!fresh.assets->product().product) return refuse(fresh.assets->product().problem, std::move(findings));
  return {std::move(fresh), std::move(findings), {}};
}

KioskCatalog::KioskCatalog(KioskSource source, viewer::Date day, std::function<void()> wake)
    : source_(std::move(source)), wake_(std::move(wake)), seen_(token(day)) {}

KioskCatalog::Token KioskCatalog::token(viewer::Date day) const {
  std::error_code ignored;
  Token token{fs::canonical(source_.catalog, ignored), viewer::iso_date(day)};
  if (source_.shop.stock.empty()) return token;
  token.stock = fs::last_write_time(source_.shop.stock, ignored);
  token.stock_size = fs::file_size(source_.shop.stock, ignored);
  return token;
}

void KioskCatalog::look(viewer::Date day) {
  if (reading_.valid()) return;
  Token now = token(day);
  if (now == seen_) return;
  seen_ = std::move(now);
  reading_ = std::async(std::launch::async, [source = source_, day, wake = wake_] {
    FreshResult result = read_fresh(source, day);
    wake();
    return result;
  });
}

std::optional<FreshResult> KioskCatalog::take() {
  if (!reading_.valid() || reading_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
  return reading_.get();
}

}  // namespace maquette::app
