// Sentences of the command's reports, each in every language it speaks, side by side: a translator adds a member.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace maquette::cli {

/// "%1", "%2" are blanks, since languages put words in different orders.
struct Phrase {
  std::string_view en, fr, de, ja;
};

/// The phrase in `language`, else in English, with its blanks filled in.
std::string say(const Phrase& phrase, std::string_view language, std::initializer_list<std::string_view> blanks = {});

}  // namespace maquette::cli
