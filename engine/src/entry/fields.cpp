// entry.json is read by writing it again: the text gives the values, the values give the one text they are written as, and
// both must agree to the byte. So the reader only has to find each value and its kind; unknown keys, repeated keys, other
// spellings of a number or a string and values out of their limits all fail that one comparison or the checks the writer
// uses too.
#include "entry/fields.h"

#include <sodium.h>

#include <nlohmann/json.hpp>

#include "entry/json_reader.h"
#include "entry/renders.h"
#include "entry/text.h"
#include "support/sha256.h"
#include "support/strict_json.h"

namespace maquette::entry {
namespace {

using nlohmann::json;
using Problem = std::optional<std::string>;

constexpr JsonLimits kLimits{std::size_t{256} << 10, 6, 2'000};
constexpr std::size_t kMostConsents = 32;

PublicKey read_key(JsonReader& reader, const std::string& at) {
  PublicKey key{};
  const std::string hex = reader.text(at);
  std::size_t size = 0;
  const int status = sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &size, nullptr);
  reader.expect(status == 0 && size == key.size(), at, "the 64 hex digits of an Ed25519 key");
  return key;
}

EntryJson read_values(JsonReader& reader) {
  EntryJson entry;
  EntryFields& fields = entry.fields;
  reader.expect(reader.count("/format") == 1, "/format", "1, the format this version knows");
  fields.title = reader.text("/title");
  fields.story = reader.text("/story");
  fields.display_name = reader.text("/creator/display_name");
  fields.language = reader.text("/language");
  fields.contest = reader.text("/contest/id");
  fields.rules_version = reader.text("/contest/rules_version");
  fields.counter = reader.count("/kiosk/counter");
  const auto if_stated = [&reader](const std::string& at) { return reader.has(at) ? reader.text(at) : std::string(); };
  fields.market = if_stated("/sold/market");
  fields.channel = if_stated("/sold/channel");
  fields.day = if_stated("/sold/on");
  entry.public_key = read_key(reader, "/kiosk/public_key");
  entry.catalog = reader.text("/catalog");
  if (const json* consents = reader.object("/consents")) {
    for (const auto& [name, given] : consents->items()) {
      if (!reader.expect(given.is_boolean(), "/consents/" + json_pointer_token(name), "true or false")) break;
      fields.consents[name] = given.get<bool>();
    }
  }
  entry.renders = read_renders_json(reader, "/renders");
  return entry;
}

}  // namespace

std::optional<std::string> refuse_fields(const EntryFields& fields) {
  for (const Problem& problem : {refuse_text("the title", fields.title, 1, 120, Lines::one),
                                 refuse_text("the story", fields.story, 0, 4'000, Lines::many),
                                 refuse_text("the display name", fields.display_name, 1, 80, Lines::one)}) {
    if (problem) return problem;
  }
  if (!is_language_tag(fields.language)) return "the language is not a tag like 'en' or 'fr-CA'";
  if (!is_id(fields.contest, 64)) return "the contest's id is 1 to 64 small letters, digits, '-', '_' or '.'";
  if (!fields.rules_version.empty() && !is_id(fields.rules_version, 32)) {
    return "the rules' version is at most 32 small letters, digits, '-', '_' or '.'";
  }
  for (const auto& [what, value] :
       {std::pair{"market", &fields.market}, {"channel", &fields.channel}, {"day", &fields.day}}) {
    if (!value->empty() && !is_id(*value, 64)) return std::string("the ") + what + " it was sold in is not one";
  }
  if (fields.consents.size() > kMostConsents) return "more than " + std::to_string(kMostConsents) + " consents";
  for (const auto& [name, given] : fields.consents) {
    if (!is_id(name, 64)) return "a consent's name is 1 to 64 small letters, digits, '-', '_' or '.'";
  }
  return std::nullopt;
}

std::string write_entry_json(const EntryJson& entry) {
  const EntryFields& fields = entry.fields;
  const std::string key(reinterpret_cast<const char*>(entry.public_key.data()), entry.public_key.size());
  json document{
      {"format", 1},
      {"title", fields.title},
      {"story", fields.story},
      {"language", fields.language},
      {"creator", {{"display_name", fields.display_name}}},
      {"consents", json(fields.consents)},
      {"contest", {{"id", fields.contest}, {"rules_version", fields.rules_version}}},
      {"kiosk", {{"key_id", key_id(entry.public_key)}, {"public_key", to_hex(key)}, {"counter", fields.counter}}},
      {"catalog", entry.catalog},
      {"renders", renders_json(entry.renders)},
  };
  // Entries that state nothing are written as they were before there was anything to state.
  for (const auto& [name, value] :
       {std::pair{"market", &fields.market}, {"channel", &fields.channel}, {"on", &fields.day}}) {
    if (!value->empty()) document["sold"][name] = *value;
  }
  return document.dump(2) + '\n';
}

EntryJsonRead read_entry_json(std::string_view text) {
  const JsonDocument document = parse_json(text, kFieldsName, kLimits);
  if (!document.value) return {std::nullopt, to_string(*document.problem)};
  JsonReader reader(document);
  EntryJson entry = read_values(reader);
  if (!reader.problem().empty()) return {std::nullopt, reader.problem()};
  const auto refuse = [](const std::string& why) {
    return EntryJsonRead{std::nullopt, std::string(kFieldsName) + ": " + why};
  };
  if (const Problem problem = refuse_fields(entry.fields)) return refuse(*problem);
  if (const Problem problem = refuse_renders(entry.renders)) return refuse(*problem);
  if (write_entry_json(entry) != text) return refuse("not written the one way its values are written");
  return {std::move(entry), {}};
}

}  // namespace maquette::entry
