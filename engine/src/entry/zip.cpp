// A canonical ZIP: for a list of members there is exactly one file, so not one of its bytes is anybody's to choose.
//
// ZIP readers disagree. The same file can show one reader an innocent member and another a hostile one: through bytes
// before the first header, a comment that holds a second end record, sizes that differ between local and central headers,
// data descriptors, duplicate names, symbolic links in the attributes. Judging each trick in turn is a losing game (libzip,
// asked to be strict, still accepts most of them). So this reader does not judge, it compares: every header is a list of
// fields whose values follow from the names, the order and the bytes of the members. `write_zip` prints that list;
// `read_zip` walks over the package and checks each byte against the same list, so it accepts a package exactly when
// writing its members again gives that package.
//
// What remains free is the members' names and contents, and those are signed (dsse.h). Hence: flip any byte of a sealed
// entry and either a header is no longer the canonical one, or a member is no longer the signed one.
//
// The format is PKWARE's APPNOTE 6.3, "stored" only: PNG and compressed textures gain nothing from deflate, and without it
// there are no decompression bombs and any ZIP tool opens an entry. libzip could write the same file; reading needs this
// list of fields anyway, and a writer that shares it cannot drift from the reader.
#include "entry/zip.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>

#include "entry/crc32.h"

namespace maquette::entry {
namespace {

struct Field {
  const char* what;
  unsigned width;  ///< bytes, little-endian
  std::uint32_t value;
};

constexpr std::uint32_t kLocalSignature = 0x04034B50;
constexpr std::uint32_t kCentralSignature = 0x02014B50;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kSizeAt = 18, kNameLengthAt = 26;  ///< in a local header
constexpr std::size_t kLongestName = 200;

struct Placed {
  ZipMember member;
  std::uint32_t crc;
  std::uint32_t offset;  ///< of the local header
};

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// What local and central headers say alike. The date is the first one ZIP can tell: 1 January 1980, midnight.
std::array<Field, 8> common_fields(const Placed& placed) {
  return {{{"version needed", 2, 10},
           {"flags (encryption, data descriptor, name encoding)", 2, 0},
           {"compression method", 2, 0},
           {"time", 2, 0},
           {"date", 2, 0x21},
           {"CRC-32", 4, placed.crc},
           {"stored size", 4, narrow(placed.member.data.size())},
           {"size", 4, narrow(placed.member.data.size())}}};
}

std::vector<Field> local_header(const Placed& placed) {
  std::vector<Field> fields{{"local header signature", 4, kLocalSignature}};
  const auto common = common_fields(placed);
  fields.insert(fields.end(), common.begin(), common.end());
  fields.push_back({"length of the name", 2, narrow(placed.member.name.size())});
  fields.push_back({"length of the extra field", 2, 0});
  return fields;
}

std::vector<Field> central_header(const Placed& placed) {
  std::vector<Field> fields{{"directory signature", 4, kCentralSignature}, {"version made by", 2, 10}};
  const auto common = common_fields(placed);
  fields.insert(fields.end(), common.begin(), common.end());
  fields.push_back({"length of the name", 2, narrow(placed.member.name.size())});
  fields.push_back({"length of the extra field", 2, 0});
  fields.push_back({"length of the comment", 2, 0});
  fields.push_back({"disk", 2, 0});
  fields.push_back({"internal attributes", 2, 0});
  fields.push_back({"external attributes (permissions, symbolic link)", 4, 0});
  fields.push_back({"offset", 4, placed.offset});
  return fields;
}

std::vector<Field> end_record(std::size_t members, std::size_t directory_offset, std::size_t directory_size) {
  return {{"end record signature", 4, 0x06054B50},
          {"disk", 2, 0},
          {"disk of the directory", 2, 0},
          {"members on this disk", 2, narrow(members)},
          {"members", 2, narrow(members)},
          {"size of the directory", 4, narrow(directory_size)},
          {"offset of the directory", 4, narrow(directory_offset)},
          {"length of the archive's comment", 2, 0}};
}

void append(std::string& out, const std::vector<Field>& fields) {
  for (const Field& field : fields) {
    for (unsigned byte = 0; byte < field.width; ++byte) out += static_cast<char>((field.value >> (8 * byte)) & 0xFFU);
  }
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, unsigned width) {
  std::uint32_t value = 0;
  for (unsigned byte = 0; byte < width; ++byte) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + byte])} << (8 * byte);
  }
  return value;
}

/// Walks over a package; every step returns a problem or moves on.
class Walker {
 public:
  using Problem = std::optional<std::string>;

  Walker(std::string_view package, const ZipLimits& limits) : package_(package), limits_(limits) {}

  Problem walk() {
    while (at_ == 0 || next_is(kLocalSignature)) {
      if (Problem problem = read_member()) return problem;
    }
    const std::size_t directory = at_;
    for (const Placed& placed : placed_) {
      const std::string owner = "directory entry of '" + placed.member.name + "'";
      if (Problem problem = expect(central_header(placed), owner)) return problem;
      if (Problem problem = expect_name(placed.member.name, owner)) return problem;
    }
    if (Problem problem = expect(end_record(placed_.size(), directory, at_ - directory), "end record")) return problem;
    if (at_ != package_.size()) return here() + std::to_string(package_.size() - at_) + " bytes after the end";
    return std::nullopt;
  }

  std::vector<ZipMember> members() const {
    std::vector<ZipMember> members;
    for (const Placed& placed : placed_) members.push_back(placed.member);
    return members;
  }

 private:
  std::string here() const { return "byte " + std::to_string(at_) + ": "; }
  std::size_t left() const { return package_.size() - at_; }
  bool next_is(std::uint32_t signature) const { return left() >= 4 && number_at(package_, at_, 4) == signature; }

  /// The bytes from here on are these fields, and nothing else.
  Problem expect(const std::vector<Field>& fields, const std::string& owner) {
    for (const Field& field : fields) {
      if (left() < field.width) return here() + "cut short in the " + owner;
      const std::uint32_t found = number_at(package_, at_, field.width);
      if (found != field.value) {
        return here() + owner + ": " + field.what + " is " + std::to_string(found) + ", not " + std::to_string(field.value);
      }
      at_ += field.width;
    }
    return std::nullopt;
  }

  Problem expect_name(std::string_view name, const std::string& owner) {
    if (package_.substr(at_, name.size()) != name) return here() + owner + ": another name than the member's";
    at_ += name.size();
    return std::nullopt;
  }

  /// Takes the name and the size from the local header, and then checks that the header is the one they give.
  Problem read_member() {
    if (left() < kLocalSize) return here() + "cut short in a member's header";
    if (!next_is(kLocalSignature)) return here() + "not a ZIP file: no member's header at the start";
    if (placed_.size() == limits_.members) return here() + "more than " + std::to_string(limits_.members) + " members";
    const std::size_t name_length = number_at(package_, at_ + kNameLengthAt, 2);
    const std::size_t size = number_at(package_, at_ + kSizeAt, 4);
    if (name_length > left() - kLocalSize) return here() + "cut short in a member's name";
    const std::string_view name = package_.substr(at_ + kLocalSize, name_length);
    if (Problem problem = refuse_name(name)) return problem;
    const std::size_t header = kLocalSize + name.size();
    if (size > left() - header) {
      return here() + "'" + std::string(name) + "' claims " + std::to_string(size) + " bytes, only " +
             std::to_string(left() - header) + " are left";
    }
    const std::string_view data = package_.substr(at_ + header, size);
    const Placed placed{{std::string(name), data}, crc32(data), narrow(at_)};
    if (Problem problem = expect(local_header(placed), "header of '" + placed.member.name + "'")) return problem;
    at_ += name.size() + size;
    placed_.push_back(placed);
    return std::nullopt;
  }

  Problem refuse_name(std::string_view name) {
    if (!is_member_name(name)) return here() + "a member's name is not allowed";
    if (placed_.empty()) {
      if (name != "mimetype") return here() + "the first member is not 'mimetype'";
    } else if (name == placed_.back().member.name) {
      return here() + "'" + std::string(name) + "' is there twice";
    } else if (!member_before(placed_.back().member.name, name)) {
      return here() + "'" + std::string(name) + "' is out of order";
    }
    std::string folded(name);
    for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!folded_.insert(std::move(folded)).second)
      return here() + "'" + std::string(name) + "' is there twice but for its case";
    return std::nullopt;
  }

  std::string_view package_;
  ZipLimits limits_;
  std::size_t at_ = 0;
  std::vector<Placed> placed_;
  std::set<std::string> folded_;
};

}  // namespace

bool is_member_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.back() == '/') return false;
  char before = '/';
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    const bool allowed = plain || ((c == '.' || c == '/') && before != '/');
    if (!allowed) return false;
    before = c;
  }
  return true;
}

bool member_before(std::string_view a, std::string_view b) {
  constexpr std::string_view first = "mimetype";
  if (a == first || b == first) return a == first && b != first;
  return a < b;
}

std::string write_zip(const std::vector<ZipMember>& members) {
  std::string package;
  std::vector<Placed> placed;
  for (const ZipMember& member : members) {
    placed.push_back({member, crc32(member.data), narrow(package.size())});
    append(package, local_header(placed.back()));
    package += member.name;
    package += member.data;
  }
  const std::size_t directory = package.size();
  for (const Placed& each : placed) {
    append(package, central_header(each));
    package += each.member.name;
  }
  append(package, end_record(members.size(), directory, package.size() - directory));
  return package;
}

ZipRead read_zip(std::string_view package, const ZipLimits& limits) {
  if (package.size() > limits.bytes) {
    return {{}, std::to_string(package.size()) + " bytes, more than the " + std::to_string(limits.bytes) + " allowed"};
  }
  Walker walker(package, limits);
  if (auto problem = walker.walk()) return {{}, *problem};
  return {walker.members(), {}};
}

}  // namespace maquette::entry
