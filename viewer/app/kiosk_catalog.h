// The catalog a kiosk shows, kept true between visitors: another release on the shelf, another day, another stock sheet.
//
// What a catalog is read from is compared every now and then (a link, a day, a file's time: nothing that costs anything,
// and nothing that a shared folder of another machine could not tell). When it is another, the catalog is read and checked
// on a thread of its own, and waits until nobody stands at the kiosk. One that cannot be used is said once, and the old one
// goes on.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "app/reloader.h"
#include "app/shop.h"

namespace maquette::app {

inline constexpr double kLookEvery = 30;  ///< seconds between two looks at where the catalog comes from

using PublicKey = std::array<std::uint8_t, 32>;  ///< Ed25519

/// Keys from a file: 64 hex digits a line, empty lines and lines that start with '#' apart.
struct KeysResult {
  std::vector<PublicKey> keys;  ///< not empty unless `problem` is set
  std::string problem;          ///< one sentence
};
KeysResult read_public_keys(const std::filesystem::path& file);

/// Where a kiosk's catalog comes from.
struct KioskSource {
  std::filesystem::path catalog;  ///< as named: a folder, or a link on a shelf (docs/run-a-kiosk.md)
  Shop shop{};
  std::vector<PublicKey> trusted{};  ///< keys that releases must be sealed with; none: anyone's
};

/// Why nothing from there is shown: a release whose files are not those that were sealed, or sealed by nobody who is
/// trusted.
std::optional<std::string> refuse_source(const KioskSource& source);
/// The catalog's own folder: a release's neighbours lie in the release, not beside the link that leads to it.
std::filesystem::path folder_of(const KioskSource& source);

/// A catalog that can be shown.
struct FreshCatalog {
  ReadCatalog read;                       ///< its model is not null
  std::shared_ptr<scene::Assets> assets;  ///< null: the product has no mesh
};
struct FreshResult {
  std::optional<FreshCatalog> catalog;
  Findings findings;    ///< of the reader
  std::string problem;  ///< one sentence, when there is no catalog
};

/// Reads the catalog for a customer of that day. A release whose files are not those that were sealed is refused.
FreshResult read_fresh(const KioskSource& source, viewer::Date day);

class KioskCatalog {
 public:
  /// What `source` gives on `day` runs already.
  KioskCatalog(KioskSource source, viewer::Date day, std::function<void()> wake);

  /// Reads, elsewhere, what is another than what runs.
  void look(viewer::Date day);
  /// The newest that was read; nothing when there is no other.
  std::optional<FreshResult> take();
  bool idle() const { return !reading_.valid(); }

 private:
  /// What tells one catalog from another without reading it.
  struct Token {
    std::filesystem::path folder;
    std::string day;
    std::filesystem::file_time_type stock{};
    std::uintmax_t stock_size = 0;
    bool operator==(const Token&) const = default;
  };
  Token token(viewer::Date day) const;

  KioskSource source_;
  std::function<void()> wake_;
  Token seen_;
  std::future<FreshResult> reading_;
};

}  // namespace maquette::app
