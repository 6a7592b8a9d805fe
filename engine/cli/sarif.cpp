#include "cli/sarif.h"

#include <algorithm>
#include <cstdio>
#include <set>

namespace maquette::cli {
namespace {

/// A path as a relative URI reference (RFC 3986): what may not stand in one is percent-encoded.
std::string uri_of(const std::string& path) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      char encoded[4];
      std::snprintf(encoded, sizeof encoded, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      uri += encoded;
    }
  }
  return uri;
}

Json result_of(const Finding& finding) {
  Json place{{"artifactLocation", {{"uri", uri_of(finding.where.file)}}}};
  if (finding.where.line > 0) {
    place["region"] = {{"startLine", finding.where.line}, {"startColumn", std::max<std::size_t>(finding.where.column, 1)}};
  }
  return {{"ruleId", finding.code},
          {"level", to_word(finding.severity)},
          {"message", {{"text", finding.message}}},
          {"locations", Json::array({{{"physicalLocation", std::move(place)}}})}};
}

}  // namespace

Json sarif(const Findings& findings) {
  std::set<std::string> codes;
  Json results = Json::array(), rules = Json::array();
  for (const Finding& finding : findings) {
    codes.insert(finding.code);
    results.push_back(result_of(finding));
  }
  for (const std::string& code : codes) rules.push_back({{"id", code}});
  Json driver{{"name", "maquette"}, {"version", MAQUETTE_VERSION}, {"rules", std::move(rules)}};
  Json run{{"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", Json::array({std::move(run)})}};
}

}  // namespace maquette::cli
