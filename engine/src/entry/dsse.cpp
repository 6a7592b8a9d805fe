// DSSE, the Dead Simple Signing Envelope v1 (github.com/secure-systems-lab/dsse), around an in-toto Statement v1.
//
// What is signed is not JSON but the payload's exact bytes behind their type and both lengths (the "pre-authentication
// encoding"), so nothing has to be parsed, let alone normalised, before the signature is checked; its neighbour JWS signs
// two base64 texts and lets the document choose the algorithm. The in-toto statement is the common form of "these files,
// with these digests", which supply-chain tools (cosign, in-toto-verify) read too.
//
// DSSE allows any JSON around the base64, and base64 itself has spellings that decode alike. Both would leave bytes an
// attacker may change unnoticed. So there is one spelling: compact JSON, sorted keys, canonical base64; whatever differs is
// refused by writing the envelope again and comparing. Ed25519 leaves no freedom either: libsodium rejects scalars that are
// not reduced and points of small order, so a signature cannot be rewritten into another valid one without the key.
#include "entry/dsse.h"

#include <sodium.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "support/sha256.h"
#include "support/strict_json.h"

namespace maquette::entry {
namespace {

using nlohmann::json;

constexpr std::string_view kPayloadType = "application/vnd.in-toto+json";
constexpr std::string_view kStatementType = "https://in-toto.io/Statement/v1";
constexpr JsonLimits kEnvelopeLimits{std::size_t{256} << 10, 4, 100};
constexpr JsonLimits kStatementLimits{std::size_t{192} << 10, 4, 4'000};

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string pre_authentication_encoding(std::string_view body) {
  std::string encoded = "DSSEv1 " + std::to_string(kPayloadType.size()) + ' ';
  encoded += kPayloadType;
  encoded += ' ' + std::to_string(body.size()) + ' ';
  encoded += body;
  return encoded;
}

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // libsodium's terminating zero
  return text;
}

std::optional<std::string> from_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const int status = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                       text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  if (status != 0) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

/// The text at a JSON pointer, or null.
const std::string* text_at(const json& document, const char* pointer) {
  const json::json_pointer path(pointer);
  return document.contains(path) ? document.at(path).get_ptr<const std::string*>() : nullptr;
}

EnvelopeRead refuse(std::string problem) { return {std::nullopt, std::string(kEnvelopeName) + ": " + std::move(problem)}; }

}  // namespace

std::string write_statement(const Digests& members, std::string_view predicate) {
  json subject = json::array();
  for (const Digest& member : members) {
    if (member.name == kEnvelopeName) continue;
    subject.push_back({{"name", member.name}, {"digest", {{"sha256", member.sha256}}}});
  }
  return json{{"_type", kStatementType}, {"predicateType", predicate}, {"subject", std::move(subject)}}.dump();
}

std::string compare_statement(std::string_view statement, const Digests& members) {
  if (statement == write_statement(members)) return {};
  const std::string what = "the signed statement ";
  const JsonDocument document = parse_json(statement, "statement", kStatementLimits);
  if (!document.value) return what + "is no JSON: " + document.problem->message;
  const json::json_pointer list("/subject");
  if (!document.value->contains(list) || !document.value->at(list).is_array()) return what + "lists no members";
  std::map<std::string, std::string> listed;
  for (const json& subject : document.value->at(list)) {
    const std::string* name = text_at(subject, "/name");
    const std::string* digest = text_at(subject, "/digest/sha256");
    if (name != nullptr && digest != nullptr) listed[*name] = *digest;
  }
  for (const Digest& member : members) {
    if (member.name == kEnvelopeName) continue;
    const auto found = listed.find(member.name);
    if (found == listed.end()) return member.name + ": the signed statement does not list it";
    if (found->second != member.sha256) return member.name + ": its bytes are not the signed ones";
    listed.erase(found);
  }
  return what + (listed.empty() ? "is not in its one spelling" : "lists members that are not there");
}

Envelope seal(std::string statement, const KioskKey& key) {
  Envelope envelope{std::move(statement), key.id, {}};
  const std::string encoded = pre_authentication_encoding(envelope.statement);
  crypto_sign_detached(envelope.signature.data(), nullptr, bytes_of(encoded), encoded.size(), key.secret_key.data());
  return envelope;
}

bool is_signed_by(const Envelope& envelope, const PublicKey& key) {
  const std::string encoded = pre_authentication_encoding(envelope.statement);
  return crypto_sign_verify_detached(envelope.signature.data(), bytes_of(encoded), encoded.size(), key.data()) == 0;
}

std::string write_envelope(const Envelope& envelope) {
  const std::string_view signature(reinterpret_cast<const char*>(envelope.signature.data()), envelope.signature.size());
  return json{{"payload", to_base64(envelope.statement)},
              {"payloadType", kPayloadType},
              {"signatures", json::array({{{"keyid", envelope.key_id}, {"sig", to_base64(signature)}}})}}
      .dump();
}

EnvelopeRead read_envelope(std::string_view text) {
  const JsonDocument document = parse_json(text, kEnvelopeName, kEnvelopeLimits);
  if (!document.value) return {std::nullopt, to_string(*document.problem)};
  const std::string* payload = text_at(*document.value, "/payload");
  const std::string* key = text_at(*document.value, "/signatures/0/keyid");
  const std::string* signature = text_at(*document.value, "/signatures/0/sig");
  if (payload == nullptr || key == nullptr || signature == nullptr) return refuse("not a DSSE envelope with one signature");
  const auto statement = from_base64(*payload);
  const auto signature_bytes = from_base64(*signature);
  if (!statement || !signature_bytes) return refuse("payload or signature is not base64");
  Envelope envelope{*statement, *key, {}};
  if (signature_bytes->size() != envelope.signature.size()) return refuse("an Ed25519 signature has 64 bytes");
  std::copy(signature_bytes->begin(), signature_bytes->end(), envelope.signature.begin());
  if (write_envelope(envelope) != text) return refuse("not in its one spelling");
  return {std::move(envelope), {}};
}

std::string key_id(const PublicKey& key) {
  return sha256_hex({reinterpret_cast<const char*>(key.data()), key.size()}).substr(0, 16);
}

}  // namespace maquette::entry
