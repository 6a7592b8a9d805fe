// The seal of an entry: a DSSE envelope around an in-toto statement that lists every other member with its SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "entry/bag.h"
#include "maquette/entry.h"

namespace maquette::entry {

inline constexpr std::string_view kEnvelopeName = "META-INF/entry.dsse.json";

using PublicKey = std::array<std::uint8_t, 32>;

/// A DSSE v1 envelope with one signature.
struct Envelope {
  std::string statement;  ///< the payload: JSON text
  std::string key_id;
  std::array<std::uint8_t, 64> signature{};
};

struct EnvelopeRead {
  std::optional<Envelope> envelope;
  std::string problem;  ///< one line, when there is none
};

inline constexpr std::string_view kEntryPredicate = "urn:maquette:entry:v1";

/// The in-toto Statement v1 about `members`, the envelope itself left out. One spelling for one list of members;
/// `predicate` says what they are together.
std::string write_statement(const Digests& members, std::string_view predicate = kEntryPredicate);

/// Why the signed `statement` is not the one about `members`, in one line that names the first member concerned. Empty: it
/// is.
std::string compare_statement(std::string_view statement, const Digests& members);

Envelope seal(std::string statement, const KioskKey& key);

/// Whether `key` signed the envelope's statement.
bool is_signed_by(const Envelope& envelope, const PublicKey& key);

/// One spelling for one envelope.
std::string write_envelope(const Envelope& envelope);

/// Accepts exactly what `write_envelope` writes.
EnvelopeRead read_envelope(std::string_view text);

/// Lower-case hex of the first 8 bytes of the key's SHA-256.
std::string key_id(const PublicKey& key);

}  // namespace maquette::entry
