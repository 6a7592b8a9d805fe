// The words and numbers between the tags of an XCSP file.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace maquette::bench {

/// The words of a text, each with where it stands.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  /// Empty at the end. A `|` is a word of its own.
  std::string_view next() {
    constexpr std::string_view kSpace = " \t\r\n";
    at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size());
    const std::size_t begin = at_;
    if (begin < text_.size() && text_[begin] == '|') return text_.substr(at_++, 1);
    at_ = std::min(text_.find_first_of(" \t\r\n|", at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// False when the word is anything but an integer.
inline bool read_number(std::string_view word, std::int64_t& number) {
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() && !word.empty();
}

}  // namespace maquette::bench
