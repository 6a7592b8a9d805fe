// The tags of an XML file one after the other, each with where it stands: enough for flat files such as XCSP 2.1.
//
//   XmlCursor cursor(text);
//   while (const auto tag = cursor.next()) ...   the text between this tag and the next is cursor.text_after()
//   if (cursor.problem()) ...
//
// A pull parser over the bytes in memory: no tree, no recursion, no entities, no document types, so nothing can grow. Tags
// must close in the order they open and nest at most kMaxXmlDepth deep.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"

namespace maquette::bench {

inline constexpr std::size_t kMaxXmlDepth = 8;
inline constexpr std::size_t kMaxXmlAttributes = 16;

struct XmlTag {
  struct Attribute {
    std::string_view name, value;
  };
  std::string_view name;
  bool closes = false;  ///< </name>; of <name/> too, the closing tag follows by itself
  std::vector<Attribute> attributes;
  std::size_t offset = 0;  ///< of its `<`

  /// Null when there is none of this name.
  const std::string_view* find(std::string_view attribute) const;
};

class XmlCursor {
 public:
  /// `text` must outlive the cursor and its tags.
  explicit XmlCursor(std::string_view text) : text_(text) {}

  /// The next tag; nothing at the end of the file or at a mistake.
  std::optional<XmlTag> next();

  /// What stands between the tag last returned and the next.
  std::string_view text_after() const;

  struct Problem {
    std::size_t offset = 0;
    std::string message;
  };
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  bool skip_to_tag();
  bool skip_past(std::string_view opening, std::string_view closing);
  std::string_view take_name();
  bool take_attributes(XmlTag& tag);
  bool take_attribute(XmlTag& tag);
  bool finish(XmlTag& tag);
  bool close(const XmlTag& tag);
  void skip_space();
  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  std::nullopt_t fail(std::size_t offset, std::string message);

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  std::optional<XmlTag> closing_;  ///< of an empty tag just returned
  std::optional<Problem> problem_;
};

/// Line and column, counted from 1; columns in code points.
Position position_of(std::string_view file, std::string_view text, std::size_t offset);

}  // namespace maquette::bench
