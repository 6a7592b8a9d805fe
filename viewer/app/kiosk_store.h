// What a kiosk keeps on disk, under one folder:
//
//   kiosk.key                        its Ed25519 key, made on first start, readable by its owner alone
//   counter                          how many entries the key has signed
//   contests/ID                      how many of them were for that contest
//   entries/CODE.maquette-entry      the public packages
//   private/CODE.json                how to reach who entered; mode 0600 in a folder of mode 0700, never in a package
//
// Files appear whole or not at all: they are written under another name, flushed, and renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "maquette/entry.h"

namespace maquette::app {

class KioskStore {
 public:
  explicit KioskStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// $XDG_DATA_HOME/maquette, else ~/.local/share/maquette.
  static std::filesystem::path default_folder();

  /// Makes the folders and opens or makes the key.
  KeyResult open();

  /// The number the next entry gets, from 1.
  std::uint64_t next_number() const;

  /// The number it gets within its contest, from 1.
  std::uint64_t next_in_contest(const std::string& contest) const;

  /// Writes the package, the contact and the counters. Returns a sentence when it could not.
  std::string keep(std::string_view package, const std::string& code, std::uint64_t number, const std::string& contest,
                   const std::string& email);

  std::filesystem::path entry_path(const std::string& code) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace maquette::app
