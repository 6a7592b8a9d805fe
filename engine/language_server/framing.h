// The Language Server Protocol's base protocol: messages on a stream of bytes, each behind a header that says its length.
//
//   Content-Length: 52\r\n
//   \r\n
//   {"jsonrpc":"2.0","id":1,"method":"initialize", ..}
//
// (Language Server Protocol 3.17, "Base Protocol".) Whoever reads a stream cannot tell where the next message begins once
// a header is wrong, so a fault is final. Sizes are judged before anything is kept.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::lsp {

inline constexpr std::size_t kMaxHeaderBytes = 4096;
inline constexpr std::size_t kMaxContentBytes = std::size_t{32} << 20;

class FrameReader {
 public:
  /// Takes bytes as they come, in pieces of any size. Ignored after a fault.
  void feed(std::string_view bytes);

  /// The content of the next whole message; nothing until it has arrived.
  std::optional<std::string> next();

  /// One sentence: what is wrong with the stream.
  const std::optional<std::string>& fault() const { return fault_; }

 private:
  bool read_header();
  bool read_field(std::string_view line);

  std::string waiting_;
  std::optional<std::size_t> length_;  ///< of the content that follows; none: a header follows
  std::optional<std::string> fault_;
};

/// `content` behind its header.
std::string framed(std::string_view content);

}  // namespace maquette::lsp
