#include "engine/entry/sample_entry.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "engine/entry/sample_media.h"
#include "entry/bag.h"
#include "entry/dsse.h"
#include "entry/zip.h"

namespace maquette::testing {
namespace {

constexpr const char* kCatalog = R"(format = 1
[catalog]
id = "mug"
version = "1.0"
name = "Mug"
currency = "EUR"
languages = ["en"]
[base]
price = "9.00"
lead_time = "5 days"
[[group]]
id = "glaze"
label = "Glaze"
[[part]]
id = "glaze"
label = "Glaze"
[[part.option]]
id = "white"
label = "White"
sku = "GL-W"
[[part.option]]
id = "gold"
label = "Gold"
price = "12.00"
lead_time = "3 days"
sku = "GL,G"
[[group]]
id = "handle"
label = "Handle"
[[part]]
id = "handle"
label = "Handle"
[[part.option]]
id = "round"
label = "Round"
sku = "HA-R"
[[part.option]]
id = "rope"
label = "Rope"
[[group]]
id = "name"
label = "Name"
[[part]]
id = "name"
kind = "text"
label = "Name"
max_length = 5
[[rule]]
id = "no-gold-rope"
rule = "if glaze is gold then handle is not rope"
because = "Rope burns where gold is fired."
)";

std::vector<entry::ZipMember> in_order(const MemberMap& members) {
  std::vector<entry::ZipMember> ordered;
  for (const auto& [name, data] : members) ordered.push_back({name, data});
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& a, const auto& b) { return entry::member_before(a.name, b.name); });
  return ordered;
}

}  // namespace

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no '" + from + "' in\n" + text);
  text.replace(at, from.size(), to);
}

CatalogFiles mug_catalog() { return {"mug/catalog.toml", {{"mug/catalog.toml", kCatalog}}, {}}; }

std::shared_ptr<const Model> mug_model() {
  const CatalogResult result = build_model(mug_catalog(), false);
  if (!result.model) throw std::logic_error(to_string(result.findings.front()));
  return result.model;
}

KioskKey make_key(std::uint8_t seed_byte) {
  std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
  seed.fill(seed_byte);
  KioskKey key;
  crypto_sign_seed_keypair(key.public_key.data(), key.secret_key.data(), seed.data());
  key.id = entry::key_id(key.public_key);
  return key;
}

EntryContent mug_content() {
  EntryContent content;
  content.fields.title = "First steps";
  content.fields.story = "One line,\nthen another.";
  content.fields.display_name = "Zoé";
  content.fields.language = "fr";
  content.fields.consents = {{"show_publicly", true}};
  content.fields.contest = "spring";
  content.fields.rules_version = "1";
  content.fields.counter = 3;
  content.variant.options = {1, 0, 3};
  content.variant.texts = {{2, "Zoé"}};
  content.renders = {{"front", tiny_png(), "A gold mug", 0.0F, 10.0F, 1.0F}};
  content.glb = tiny_glb();
  return content;
}

std::string mug_package() {
  EntryWritten written = write_entry(*mug_model(), mug_catalog(), mug_content(), make_key(1));
  if (!written.problem.empty()) throw std::logic_error(written.problem);
  return std::move(written.package);
}

std::string forge(const std::function<void(MemberMap&)>& change, const KioskKey& key, bool fit) {
  static const std::string package = mug_package();
  MemberMap members;
  for (const entry::ZipMember& member : entry::read_zip(package).members) members[member.name] = member.data;
  change(members);
  const std::string envelope(entry::kEnvelopeName);
  members.erase(envelope);
  if (fit) {
    members[std::string(entry::kManifestName)] = entry::write_manifest(entry::digest(in_order(members)));
    members[std::string(entry::kBagInfoName)] = entry::write_bag_info(entry::digest(in_order(members)));
  }
  members[envelope] = entry::write_envelope(entry::seal(entry::write_statement(entry::digest(in_order(members))), key));
  return entry::write_zip(in_order(members));
}

}  // namespace maquette::testing
