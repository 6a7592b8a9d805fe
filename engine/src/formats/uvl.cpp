#include "formats/uvl_parser.h"
#include "maquette/formats.h"
#include "support/utf8.h"

namespace maquette {

CatalogResult parse_uvl(std::string_view text, std::string_view name) {
  const auto refuse = [&](std::string code, std::string message) {
    return CatalogResult{nullptr, {{Severity::error, {std::string(name), 0, 0}, std::move(code), std::move(message)}}};
  };
  if (text.size() > formats::kMaxBytes) return refuse("too-big", "The file is larger than 64 MiB.");
  if (const std::size_t bad = find_malformed_utf8(text); bad != std::string_view::npos) {
    return refuse("not-utf-8", "The file is not UTF-8 at byte " + std::to_string(bad) + ".");
  }
  formats::UvlTokens tokens = formats::tokenize_uvl(text, name);
  if (!tokens.findings.empty()) return {nullptr, std::move(tokens.findings)};
  return formats::UvlParser(tokens.tokens, text, name).run();
}

}  // namespace maquette
