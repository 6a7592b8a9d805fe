#include "ui/line_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "state/utf8.h"

namespace maquette::ui {

namespace {

constexpr std::size_t kMostKnown = 4096;

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator open(const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(icu::BreakIterator::createLineInstance(icu::Locale::createFromName(locale), status));
  if (U_FAILURE(status)) iterator.reset();
  return iterator;
}

std::vector<std::size_t> breaks_of(icu::BreakIterator* iterator, std::string_view text) {
  std::vector<std::size_t> breaks;
  UErrorCode status = U_ZERO_ERROR;
  UText* const bytes = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (iterator != nullptr && U_SUCCESS(status)) {
    iterator->setText(bytes, status);
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
      breaks.push_back(static_cast<std::size_t>(at));
  }
  utext_close(bytes);
  if (breaks.empty() || breaks.back() != text.size()) breaks.push_back(text.size());  // without ICU's data: never
  return breaks;
}

}  // namespace

/// Opened when they are first needed: the one of phrases reads a dictionary.
struct LineBreaks::Iterators {
  Iterator western, phrases, letters;

  icu::BreakIterator* for_text(std::string_view text, Between between) {
    const bool western_text = !is_east_asian(text);
    Iterator& iterator = western_text ? western : between == Between::phrases ? phrases : letters;
    const char* const locale = western_text ? "" : between == Between::phrases ? "ja@lb=strict;lw=phrase" : "ja@lb=strict";
    if (!iterator) iterator = open(locale);
    return iterator.get();
  }
};

LineBreaks::LineBreaks() : iterators_(std::make_unique<Iterators>()) {}
LineBreaks::~LineBreaks() = default;

const std::vector<std::size_t>& LineBreaks::of(std::string_view text, Between between) {
  auto& known = known_[static_cast<std::size_t>(between)];
  std::string key(text);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= kMostKnown) known.clear();
  auto breaks = breaks_of(iterators_->for_text(text, between), text);
  return known.emplace(std::move(key), std::move(breaks)).first->second;
}

bool is_east_asian(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (viewer::next_code_point(text, &at) >= 0x2E80) return true;
  }
  return false;
}

}  // namespace maquette::ui
