// What each word of a rule stands for, from its neighbours alone.
//
// The reader's parser needs a whole sentence; an author's is half written most of the time. So the editor's questions
// ("what is this word?", "what may come next?") are answered by one pass over the words with a few bits of memory: after
// `has` stands a tag, after `is` an option of the part before it, after `total` an attribute, elsewhere a part. No name is
// looked up here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::lsp {

struct RuleWord {
  enum class Role : std::uint8_t { keyword, part, option, tag, attribute, amount, unit, symbol };
  Role role = Role::keyword;
  std::string_view text;  ///< a piece of the rule
  std::size_t at = 0;     ///< bytes from the rule's start
  std::string_view part;  ///< of an option: whose
};

/// The words up to the first that is not of the rule language.
std::vector<RuleWord> rule_words(std::string_view rule);

/// What may follow a rule's beginning.
struct Continuation {
  bool parts = false;       ///< a part's id
  bool groups = false;      ///< or a group's
  bool attributes = false;  ///< an attribute's id
  bool tags = false;        ///< a tag, of `part` when it is not empty
  bool options = false;     ///< an option of `part`
  std::string_view part;    ///< a piece of the beginning
  std::vector<std::string_view> keywords;
};

/// `beginning` ends right before the word in question.
Continuation continuation(std::string_view beginning);

}  // namespace maquette::lsp
