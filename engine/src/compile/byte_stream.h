// Numbers as bytes and back: little-endian, with every length checked against what is left before anything is allocated.
//
// Used for files that may be damaged or hostile, so reading never throws and never reads beyond the end: the first problem
// makes the reader fail, and everything read after it is zero or empty.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace maquette::compile {

class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    static_assert(std::is_arithmetic_v<Number>);
    using Bits = std::conditional_t<sizeof(Number) == 8, std::uint64_t,
                                    std::conditional_t<sizeof(Number) == 4, std::uint32_t, std::uint8_t>>;
    static_assert(sizeof(Bits) == sizeof(Number));
    Bits bits{};
    std::memcpy(&bits, &value, sizeof bits);
    for (std::size_t i = 0; i < sizeof bits; ++i) bytes_ += static_cast<char>((std::uint64_t{bits} >> (8 * i)) & 255U);
  }
  template <class Number>
  void numbers(const std::vector<Number>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    if constexpr (std::endian::native == std::endian::little) {
      bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Number));
    } else {
      for (const Number value : values) number(value);
    }
  }
  void text(std::string_view text) {
    number(static_cast<std::uint64_t>(text.size()));
    bytes_ += text;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  /// Everything was read, and nothing failed.
  bool finished() const { return !failed_ && at_ == bytes_.size(); }

  template <class Number>
  Number number() {
    using Bits = std::conditional_t<sizeof(Number) == 8, std::uint64_t,
                                    std::conditional_t<sizeof(Number) == 4, std::uint32_t, std::uint8_t>>;
    if (!has(1, sizeof(Number))) return {};
    std::uint64_t wide = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      wide |= std::uint64_t{static_cast<unsigned char>(bytes_[at_ + i])} << (8 * i);
    }
    at_ += sizeof(Number);
    const auto bits = static_cast<Bits>(wide);
    Number value{};
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  template <class Number>
  std::vector<Number> numbers() {
    const auto count = number<std::uint64_t>();
    std::vector<Number> values;
    if (!has(count, sizeof(Number)) || count == 0) return values;
    values.resize(static_cast<std::size_t>(count));
    if constexpr (std::endian::native == std::endian::little) {
      std::memcpy(values.data(), bytes_.data() + at_, values.size() * sizeof(Number));
      at_ += values.size() * sizeof(Number);
    } else {
      for (Number& value : values) value = number<Number>();
    }
    return values;
  }
  std::string text() {
    const auto size = number<std::uint64_t>();
    if (!has(size, 1)) return {};
    const std::string text(bytes_.substr(at_, static_cast<std::size_t>(size)));
    at_ += static_cast<std::size_t>(size);
    return text;
  }
  /// How many items follow; fails when there cannot be so many of at least `least_bytes` each.
  std::uint64_t count(std::size_t least_bytes) {
    const auto count = number<std::uint64_t>();
    return has(count, least_bytes) ? count : 0;
  }

 private:
  bool has(std::uint64_t count, std::size_t size) {
    failed_ = failed_ || count > (bytes_.size() - at_) / size;
    return !failed_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace maquette::compile
