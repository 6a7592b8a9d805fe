// The contest entry package (docs/entry-format.md): a variant, its price, its pictures and its model, sealed and signed so
// that an organiser can verify it without trusting the kiosk.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/model.h"

namespace maquette {

using Bytes = std::vector<std::uint8_t>;

/// An Ed25519 key pair. The secret never leaves the file it was read from and the process.
struct KioskKey {
  std::array<std::uint8_t, 32> public_key{};
  std::array<std::uint8_t, 64> secret_key{};
  std::string id;  ///< lower-case hex of the first 8 bytes of SHA-256 of the public key
};

struct KeyResult {
  std::optional<KioskKey> key;
  std::string problem;  ///< one sentence when there is none
};

/// Reads the key at `path`, or makes one there (mode 0600, refused when others can read it).
KeyResult open_or_create_key(const std::filesystem::path& path);

/// A picture of the product with the camera that made it.
struct EntryRender {
  std::string name;  ///< "front", "side", ...
  std::string png;   ///< file bytes
  std::string alt;   ///< description for who cannot see it
  float azimuth = 0.0F, elevation = 0.0F, distance = 1.0F;
};

/// What the customer typed and agreed to.
struct EntryFields {
  std::string title;
  std::string story;
  std::string display_name;
  std::string language = "en";
  std::map<std::string, bool> consents;  ///< "show_publicly", "age_or_guardian", ...
  std::string contest;                   ///< contest id
  std::string rules_version;
  std::uint64_t counter = 0;  ///< of entries this kiosk key has signed
  /// The circumstances under which it was sold (maquette/catalog.h): what the model was built for; empty: not asked. What
  /// was in stock then is not part of an entry.
  std::string market{}, channel{}, day{};
};

struct EntryContent {
  EntryFields fields;
  Variant variant;
  std::vector<EntryRender> renders;
  std::string glb;  ///< bytes of the configured product
};

struct EntryWritten {
  std::string package;  ///< bytes of the .maquette-entry; empty when `problem` is set
  std::string problem;
};

/// The same content, catalog and key give the same bytes. Refuses a variant that breaks a rule.
EntryWritten write_entry(const Model& model, const CatalogFiles& catalog, const EntryContent& content, const KioskKey& key);

struct VerifyOptions {
  std::vector<std::array<std::uint8_t, 32>> trusted_keys;  ///< pinned; an entry signed by another is refused
  std::optional<std::string> catalog_digest;               ///< when set, the snapshot must be this catalog
  std::string day{};  ///< "2027-03-31", when it came in: the catalog's contest must be open; empty: not asked
};

struct EntrySummary {
  EntryFields fields;
  std::string catalog_id, catalog_version, catalog_digest, key_id;
  std::string design_json;
  std::int64_t price = 0;
  std::int64_t lead_time = 0;
  std::string currency;
  int price_decimals = 2;  ///< price is in currency / 10^price_decimals
  std::string code;        ///< six characters a person can read aloud, from the package's digest
  std::vector<std::string> members;
  std::vector<std::string> review;  ///< texts a person reads before the entry is shown (maquette/candidate.h)
};

struct VerifyResult {
  bool verified = false;
  std::string problem;   ///< one line, when not
  EntrySummary summary;  ///< as far as it could be read
};

/// Checks everything: bytes, digests, signature against pinned keys, the design against the catalog snapshot, the price
/// and lead time recomputed, and what the catalog's contest asks. Works in memory; never extracts to disk.
VerifyResult verify_entry(std::string_view package, const VerifyOptions& options);

/// As verify_entry, but without judging the signer: for `entry show`.
VerifyResult inspect_entry(std::string_view package);

struct RendersResult {
  std::vector<EntryRender> renders;
  std::string problem;  ///< one line, when there are none
};

/// The text of `renders.json`, which describes the pictures lying beside it as NAME.png: alt texts and cameras.
std::string describe_renders(const std::vector<EntryRender>& renders);

/// Reads a folder of renders: its `renders.json` and the pictures that one names.
RendersResult read_renders(const std::filesystem::path& folder);

/// The entry code of a package: "M7K-4QD", over an alphabet without look-alikes.
std::string entry_code(std::string_view package);

}  // namespace maquette
