// Where a line of text may end: Unicode's line breaking (Standard Annex 14), as ICU does it.
//
// It knows what each script wants: after spaces, hyphens and soft hyphens; in Japanese between any two letters, but never
// before a full stop, a closing bracket, a small kana or a long-vowel mark (kinsoku). Few readers like a Japanese word torn
// apart where there is room to avoid it, so lines end between phrases first (ICU's `lw=phrase`, which finds them with a
// dictionary) and between letters only where a phrase is wider than the line.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace maquette::ui {

/// Used from one thread: answers are kept.
class LineBreaks {
 public:
  enum class Between : unsigned char { phrases, letters };

  LineBreaks();
  ~LineBreaks();

  /// Bytes of `text` after which a line may end, ascending; the last is its size. `text` is UTF-8.
  const std::vector<std::size_t>& of(std::string_view text, Between between = Between::phrases);

 private:
  struct Iterators;
  std::unique_ptr<Iterators> iterators_;
  std::unordered_map<std::string, std::vector<std::size_t>> known_[2];
};

/// Whether there are letters of an East Asian script in `text`.
bool is_east_asian(std::string_view text);

}  // namespace maquette::ui
