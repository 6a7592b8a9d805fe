// The kiosk's key: made once, on the machine that signs with it, and readable by nobody else.
//
// A file appears under its name whole or not at all: it is written and synced under another name and then linked to its
// own, and linking fails when the name is taken. So two kiosk processes starting together agree on one key, and a power cut
// leaves none rather than half a key. What is stored is Ed25519's 32-byte seed; the pair is derived from it (RFC 8032), so
// a file cannot hold a public key that does not belong to its secret. The public key lies beside it in `PATH.pub`, ready to
// be given to an organiser.
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include "entry/dsse.h"
#include "maquette/entry.h"
#include "support/sha256.h"

namespace maquette {
namespace {

using Seed = std::array<std::uint8_t, crypto_sign_SEEDBYTES>;

constexpr std::string_view kHeader = "maquette kiosk key 1\n";
constexpr std::size_t kFileSize = kHeader.size() + 2 * crypto_sign_SEEDBYTES + 1;

/// An open file, closed at the end of its scope.
class File {
 public:
  File(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : handle_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&&) = delete;
  File& operator=(File&&) = delete;
  ~File() {
    if (handle_ >= 0) ::close(handle_);
  }
  int handle() const { return handle_; }
  bool is_open() const { return handle_ >= 0; }

 private:
  int handle_;
};

std::string reason() { return std::generic_category().message(errno); }

std::string_view text_of(const auto& bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

KioskKey make_key(const Seed& seed) {
  KioskKey key;
  crypto_sign_seed_keypair(key.public_key.data(), key.secret_key.data(), seed.data());
  key.id = entry::key_id(key.public_key);
  return key;
}

KeyResult refuse(const std::filesystem::path& path, const std::string& why) {
  return {std::nullopt, path.string() + ": " + why};
}

/// The file's whole content, or nothing when it is longer or shorter than a key.
std::optional<std::string> read_exactly(int handle, std::size_t size) {
  std::string text(size + 1, '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ssize_t got = ::read(handle, text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled != size) return std::nullopt;
  text.resize(size);
  return text;
}

bool write_all(int handle, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(handle, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(handle) == 0;
}

KeyResult read_key(const std::filesystem::path& path) {
  const File file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  if (!file.is_open()) return refuse(path, "cannot read the key: " + reason());
  struct stat status {};
  if (::fstat(file.handle(), &status) != 0) return refuse(path, "cannot read the key: " + reason());
  if (!S_ISREG(status.st_mode)) return refuse(path, "not a key file");
  if (status.st_uid != ::geteuid()) return refuse(path, "the key belongs to another user");
  if ((status.st_mode & 077U) != 0)
    return refuse(path, "others can read this key; allow only yourself (chmod 600), or make a new one");
  const auto text = read_exactly(file.handle(), kFileSize);
  Seed seed{};
  std::size_t size = 0;
  if (!text || !text->starts_with(kHeader) || text->back() != '\n' ||
      sodium_hex2bin(seed.data(), seed.size(), text->data() + kHeader.size(), 2 * seed.size(), nullptr, &size, nullptr) !=
          0 ||
      size != seed.size()) {
    return refuse(path, "not a key file of Maquette");
  }
  return {make_key(seed), {}};
}

/// Creates `path` with `text`, all of it or nothing. EEXIST when the name is taken and `replace` is false.
bool create_whole(const std::filesystem::path& path, std::string_view text, mode_t mode, bool replace) {
  std::array<std::uint8_t, 8> nonce{};
  randombytes_buf(nonce.data(), nonce.size());
  const std::filesystem::path draft = path.string() + "." + to_hex(text_of(nonce));
  const File file(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  if (!file.is_open()) return false;
  bool made = write_all(file.handle(), text);
  if (made) made = (replace ? ::rename(draft.c_str(), path.c_str()) : ::link(draft.c_str(), path.c_str())) == 0;
  const int error = errno;
  if (!made || !replace) ::unlink(draft.c_str());
  const File folder(path.parent_path().empty() ? "." : path.parent_path(), O_RDONLY | O_DIRECTORY);
  if (made && folder.is_open()) ::fsync(folder.handle());
  errno = error;
  return made;
}

/// The missing folders above a key, each for its owner alone.
bool make_private_folders(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return true;
  return make_private_folders(folder.parent_path()) && (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST);
}

KeyResult create_key(const std::filesystem::path& path) {
  if (!make_private_folders(path.parent_path())) return refuse(path, "cannot make its folder: " + reason());
  Seed seed{};
  randombytes_buf(seed.data(), seed.size());
  const KioskKey key = make_key(seed);
  std::string text = std::string(kHeader) + to_hex(text_of(seed)) + '\n';
  const bool made = create_whole(path, text, 0600, false);
  sodium_memzero(seed.data(), seed.size());
  sodium_memzero(text.data(), text.size());
  if (made) return {key, {}};
  if (errno == EEXIST) return read_key(path);  // another process was first
  return refuse(path, "cannot write the key: " + reason());
}

}  // namespace

KeyResult open_or_create_key(const std::filesystem::path& path) {
  if (sodium_init() < 0) return refuse(path, "no source of randomness");
  std::error_code ignored;
  const bool there = std::filesystem::symlink_status(path, ignored).type() != std::filesystem::file_type::not_found;
  KeyResult result = there ? read_key(path) : create_key(path);
  if (!result.key) return result;
  const std::filesystem::path beside = path.string() + ".pub";
  if (!std::filesystem::exists(beside, ignored) &&
      !create_whole(beside, to_hex(text_of(result.key->public_key)) + '\n', 0644, true)) {
    return refuse(beside, "cannot write the public key: " + reason());
  }
  return result;
}

}  // namespace maquette
