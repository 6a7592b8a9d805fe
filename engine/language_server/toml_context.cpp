#include "language_server/toml_context.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace maquette::lsp {
namespace {

using Place = TomlContext::Place;

constexpr std::size_t kDeepest = 64;

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

class Walk {
 public:
  explicit Walk(std::string_view before) : text_(before) {}

  TomlContext run() {
    while (at_ < text_.size() && !arrived_) step();
    if (!arrived_) settle();
    return std::move(context_);
  }

 private:
  /// A list or a table in braces around the cursor, and what was around that.
  struct Frame {
    bool list = false;
    std::string table, key;
    std::set<std::string, std::less<>> written;
  };

  void settle() {
    context_.place = in_value_ ? Place::value : Place::key;
    context_.begin = text_.size();
  }

  void arrive(Place place, std::size_t begin) {
    context_.place = place;
    context_.begin = begin;
    arrived_ = true;
  }

  void step() {
    const char c = text_[at_];
    if (c == '#') return comment();
    if (c == '\n') return line_end();
    if (c == '[' && !in_value_ && frames_.empty()) return header();
    if (c == '[' || c == '{') return open(c == '[');
    if (c == ']' || c == '}') return close();
    if (c == ',') return comma();
    if (c == '"' || c == '\'') return string(c);
    if (!in_value_ && is_bare(c)) return bare_key();
    if (c == '=') in_value_ = true;
    ++at_;
  }

  void comment() {
    at_ = text_.find('\n', at_);
    if (at_ != std::string_view::npos) return;
    at_ = text_.size();
    arrive(Place::none, at_);
  }

  void line_end() {
    ++at_;
    if (frames_.empty()) in_value_ = false;
  }

  void header() {
    const std::size_t end = text_.find_first_of("\n", at_);
    if (end == std::string_view::npos && text_.find(']', at_) == std::string_view::npos) {
      at_ = text_.size();
      return arrive(Place::none, at_);
    }
    std::string_view line = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    const std::size_t first = std::min(line.find_first_not_of("[ \t"), line.size());
    line.remove_prefix(first);
    context_.table = line.substr(0, line.find_first_of("] \t\r"));
    context_.written.clear();
    if (context_.table == "part" || context_.table.find('.') == std::string::npos) context_.part.clear();
    at_ = end == std::string_view::npos ? text_.size() : end;
  }

  void open(bool list) {
    ++at_;
    if (frames_.size() == kDeepest) return arrive(Place::none, at_);
    frames_.push_back({list, context_.table, context_.key, context_.written});
    if (list) return;
    context_.table += (context_.table.empty() ? "" : ".") + context_.key;
    context_.written.clear();
    in_value_ = false;
  }

  void close() {
    ++at_;
    if (frames_.empty()) return;
    context_.table = std::move(frames_.back().table);
    context_.key = std::move(frames_.back().key);
    context_.written = std::move(frames_.back().written);
    frames_.pop_back();
    in_value_ = true;
  }

  void comma() {
    ++at_;
    in_value_ = frames_.empty() || frames_.back().list;
  }

  void bare_key() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_bare(text_[at_])) ++at_;
    if (at_ == text_.size()) return arrive(Place::key, begin);
    take_key(text_.substr(begin, at_ - begin));
  }

  void take_key(std::string_view key) {
    context_.key = key;
    context_.written.insert(context_.key);
  }

  void string(char quote) {
    const std::string triple(3, quote);
    const bool long_form = text_.substr(at_, 3) == triple;
    const std::size_t begin = at_ + (long_form ? 3 : 1);
    std::size_t end = begin;
    const auto closes = [&] {
      return long_form ? text_.substr(end, 3) == triple : text_[end] == quote || text_[end] == '\n';
    };
    while (end < text_.size() && !closes()) end += quote == '"' && text_[end] == '\\' ? 2 : 1;
    if (end >= text_.size()) {
      at_ = text_.size();
      return arrive(in_value_ ? Place::text : Place::key, begin);
    }
    const std::string_view value = text_.substr(begin, end - begin);
    if (!in_value_) take_key(value);
    if (in_value_ && context_.table == "part" && context_.key == "id") context_.part = value;
    at_ = end + (long_form ? 3 : text_[end] == '\n' ? 0 : 1);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool in_value_ = false;
  bool arrived_ = false;
  std::vector<Frame> frames_;
  TomlContext context_;
};

}  // namespace

TomlContext context_at(std::string_view text, std::size_t offset) { return Walk(text.substr(0, offset)).run(); }

}  // namespace maquette::lsp
