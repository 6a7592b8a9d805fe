#include "bench/peers/xml_cursor.h"

#include <algorithm>

namespace maquette::bench {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
         c == ':';
}

}  // namespace

const std::string_view* XmlTag::find(std::string_view attribute) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const Attribute& each) { return each.name == attribute; });
  return found == attributes.end() ? nullptr : &found->value;
}

std::optional<XmlTag> XmlCursor::next() {
  if (problem_) return std::nullopt;
  if (closing_) {
    std::optional<XmlTag> closing;
    closing.swap(closing_);
    open_.pop_back();
    return closing;
  }
  if (!skip_to_tag()) {
    if (!problem_ && !open_.empty()) return fail(text_.size(), "<" + std::string(open_.back()) + "> is never closed.");
    return std::nullopt;
  }
  XmlTag tag;
  tag.offset = at_++;
  tag.closes = starts_with("/");
  if (tag.closes) ++at_;
  tag.name = take_name();
  if (tag.name.empty()) return fail(tag.offset, "A tag needs a name after its \"<\".");
  if (!take_attributes(tag) || !finish(tag)) return std::nullopt;
  return tag;
}

std::string_view XmlCursor::text_after() const {
  if (closing_) return {};
  return text_.substr(at_, std::min(text_.find('<', at_), text_.size()) - at_);
}

bool XmlCursor::skip_to_tag() {
  while (true) {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_ == text_.size()) return false;
    if (starts_with("<!--")) {
      if (!skip_past("<!--", "-->")) return false;
    } else if (starts_with("<?")) {
      if (!skip_past("<?", "?>")) return false;
    } else if (starts_with("<!")) {
      fail(at_, "Document types and CDATA are not read.");
      return false;
    } else {
      return true;
    }
  }
}

bool XmlCursor::skip_past(std::string_view opening, std::string_view closing) {
  const std::size_t end = text_.find(closing, at_ + opening.size());
  if (end == std::string_view::npos) {
    fail(at_, "\"" + std::string(opening) + "\" is never closed by \"" + std::string(closing) + "\".");
    return false;
  }
  at_ = end + closing.size();
  return true;
}

std::string_view XmlCursor::take_name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_name(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool XmlCursor::take_attributes(XmlTag& tag) {
  for (skip_space(); at_ < text_.size() && is_name(text_[at_]); skip_space()) {
    if (tag.attributes.size() == kMaxXmlAttributes) {
      fail(at_, "A tag may have at most " + std::to_string(kMaxXmlAttributes) + " attributes.");
      return false;
    }
    if (!take_attribute(tag)) return false;
  }
  return true;
}

bool XmlCursor::take_attribute(XmlTag& tag) {
  const std::size_t begin = at_;
  const std::string_view name = take_name();
  const std::string shown(name);
  if (tag.find(name)) {
    fail(begin, "The attribute \"" + shown + "\" stands there twice.");
    return false;
  }
  skip_space();
  const bool has_value = starts_with("=");
  if (has_value) ++at_;
  skip_space();
  const char quote = at_ < text_.size() ? text_[at_] : '\0';
  const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : std::string_view::npos;
  if (!has_value || end == std::string_view::npos) {
    fail(begin, "The attribute \"" + shown + "\" needs a value in quotes.");
    return false;
  }
  tag.attributes.push_back({name, text_.substr(at_ + 1, end - at_ - 1)});
  at_ = end + 1;
  return true;
}

bool XmlCursor::finish(XmlTag& tag) {
  const bool empty = starts_with("/>");
  if (!empty && !starts_with(">")) {
    fail(at_, "The tag <" + std::string(tag.name) + "> needs a closing \">\" here.");
    return false;
  }
  at_ += empty ? 2 : 1;
  if (tag.closes) return close(tag);
  if (open_.size() == kMaxXmlDepth) {
    fail(tag.offset, "Tags nest more than " + std::to_string(kMaxXmlDepth) + " deep.");
    return false;
  }
  open_.push_back(tag.name);
  if (empty) {
    closing_ = tag;
    closing_->closes = true;
    closing_->attributes.clear();
  }
  return true;
}

bool XmlCursor::close(const XmlTag& tag) {
  if (open_.empty() || open_.back() != tag.name) {
    fail(tag.offset, "</" + std::string(tag.name) + "> closes nothing that is open" +
                         (open_.empty() ? "." : "; <" + std::string(open_.back()) + "> is."));
    return false;
  }
  open_.pop_back();
  return true;
}

void XmlCursor::skip_space() {
  while (at_ < text_.size() && is_space(text_[at_])) ++at_;
}

std::nullopt_t XmlCursor::fail(std::size_t offset, std::string message) {
  problem_ = {offset, std::move(message)};
  return std::nullopt;
}

Position position_of(std::string_view file, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::string_view row = before.substr(before.rfind('\n') + 1);
  const auto column = std::count_if(row.begin(), row.end(), [](char c) { return (c & '\xC0') != '\x80'; }) + 1;
  return {std::string(file), static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

}  // namespace maquette::bench
