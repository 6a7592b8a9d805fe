// The texts an editor has open, as it has them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "language_server/positions.h"

namespace maquette::lsp {

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{8} << 20;  ///< twice the largest sheet a catalog may have
inline constexpr std::size_t kMaxDocuments = 1000;

struct OpenDocument {
  std::string uri;  ///< as the editor writes it
  std::int64_t version = 0;
  std::string text;
};

class Documents {
 public:
  /// False: too many, or too big.
  bool open(const std::filesystem::path& path, OpenDocument document);

  /// Applies a didChange's `contentChanges`, in order, whole texts and ranges alike. False: not open, not in the protocol's
  /// form, or too big afterwards; the text then is as before.
  bool change(const std::filesystem::path& path, std::int64_t version, const nlohmann::json& changes);

  void close(const std::filesystem::path& path) { open_.erase(path); }

  const OpenDocument* find(const std::filesystem::path& path) const;
  const std::map<std::filesystem::path, OpenDocument>& all() const { return open_; }

 private:
  std::map<std::filesystem::path, OpenDocument> open_;
};

/// `{"line": 0, "character": 0}`; nothing when it is anything else.
std::optional<TextPosition> read_position(const nlohmann::json& json);
std::optional<TextRange> read_range(const nlohmann::json& json);

}  // namespace maquette::lsp
