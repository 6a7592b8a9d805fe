// Feeds bytes to the entry reader in two ways, chosen by the first byte.
//
// Even: the rest is a package as it comes from outside. It must be refused or inspected without a fault, and whatever is
// accepted must be the one ZIP of its members. Odd: the rest replaces one member of a well-formed entry, which is then
// sealed with a key we hold. That takes the fuzzer behind the signature, where a stranger never gets but a kiosk that was
// taken over does.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "entry/bag.h"
#include "entry/dsse.h"
#include "entry/zip.h"
#include "maquette/entry.h"

namespace {

using namespace maquette;

void expect(bool condition) {
  if (!condition) std::abort();
}

void check(std::string_view package) {
  const VerifyResult shown = inspect_entry(package);
  expect(shown.verified == shown.problem.empty());
  expect(shown.problem.find_first_of("\n\x1b") == std::string::npos);
  const entry::ZipRead read = entry::read_zip(package);
  if (read.problem.empty()) expect(entry::write_zip(read.members) == package);
  expect(!verify_entry(package, {}).verified);  // no key is trusted
}

KioskKey key() {
  KioskKey key;
  // Ed25519's pair of the seed 00..00: secret is seed and public key.
  constexpr std::uint8_t public_key[] = {0x3b, 0x6a, 0x27, 0xbc, 0xce, 0xb6, 0xa4, 0x2d, 0x62, 0xa3, 0xa8,
                                         0xd0, 0x2a, 0x6f, 0x0d, 0x73, 0x65, 0x32, 0x15, 0x77, 0x1d, 0xe2,
                                         0x43, 0xa6, 0x3a, 0xc0, 0x48, 0xa1, 0x8b, 0x59, 0xda, 0x29};
  std::copy(std::begin(public_key), std::end(public_key), key.public_key.begin());
  std::copy(std::begin(public_key), std::end(public_key), key.secret_key.begin() + 32);
  key.id = entry::key_id(key.public_key);
  return key;
}

constexpr std::string_view kFields = R"({
  "catalog": "m/catalog.toml",
  "consents": {},
  "contest": {
    "id": "c",
    "rules_version": ""
  },
  "creator": {
    "display_name": "n"
  },
  "format": 1,
  "kiosk": {
    "counter": 0,
    "key_id": "139e3940e64b5491",
    "public_key": "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
  },
  "language": "en",
  "renders": [
    {
      "alt": "a",
      "camera": {
        "azimuth": 0.0,
        "distance": 1.0,
        "elevation": 0.0
      },
      "name": "a"
    }
  ],
  "story": "",
  "title": "t"
}
)";

void check_sealed(std::uint8_t which, std::string_view content) {
  std::vector<entry::ZipMember> members{{"mimetype", entry::kMimetype},
                                        {"bag-info.txt", ""},
                                        {"bagit.txt", entry::kBag},
                                        {"data/bom.csv", ""},
                                        {"data/catalog/m/catalog.toml", "format = 1\n"},
                                        {"data/design.json", "{}"},
                                        {"data/entry.json", kFields},
                                        {"data/model/design.glb", ""},
                                        {"data/render/a.png", ""},
                                        {"manifest-sha256.txt", ""}};
  members[which % members.size()].data = content;
  const std::string envelope = entry::write_envelope(entry::seal(entry::write_statement(entry::digest(members)), key()));
  members.insert(members.begin() + 1, {std::string(entry::kEnvelopeName), envelope});
  check(entry::write_zip(members));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    check(rest);
  } else {
    check_sealed(data[0] / 2, rest);
  }
  return 0;
}
