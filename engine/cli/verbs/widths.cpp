// `maquette widths FONT`: the sheet of letters' widths that a text part reads, measured from the machine's own font.
#include "cli/verbs/widths.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>

#include "cli/files.h"
#include "cli/font_widths.h"
#include "cli/input.h"
#include "support/utf8.h"

namespace maquette::cli {
namespace {

constexpr std::size_t kLargestFont = std::size_t{64} << 20U;
constexpr double kMostMillimetres = 1000;

struct WidthsInput {
  std::string font, characters, out;
  std::string capitals, em, gap;  ///< as written
  LetterSize size;
};

/// "12 mm" or "12" in micrometres; nothing for anything else.
std::optional<std::int64_t> micrometres(std::string_view text) {
  if (text.ends_with("mm")) text.remove_suffix(2);
  while (text.ends_with(' ')) text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 0 && value <= kMostMillimetres))
    return std::nullopt;
  return static_cast<std::int64_t>(value * 1000 + 0.5);
}

/// What most texts are written with: space, figures, Latin letters with their accents.
std::vector<char32_t> usual_characters() {
  std::vector<char32_t> characters{U' '};
  const auto add = [&](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) characters.push_back(c);
  };
  add(U'0', U'9');
  add(U'A', U'Z');
  add(U'a', U'z');
  add(0xC0, 0xD6);
  add(0xD8, 0xF6);
  add(0xF8, 0x17F);
  return characters;
}

/// Each character once, in the order written; nothing when the text is not UTF-8.
std::optional<std::vector<char32_t>> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.length == 0) return std::nullopt;
    if (std::find(characters.begin(), characters.end(), point.value) == characters.end()) characters.push_back(point.value);
    at += point.length;
  }
  return characters;
}

std::string utf8(char32_t c) {
  std::string text;
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6U));
    text += static_cast<char>(0x80 | (c & 0x3FU));
  } else {
    if (c >= 0x10000) text += static_cast<char>(0xF0 | (c >> 18U));
    text += static_cast<char>(c >= 0x10000 ? 0x80 | ((c >> 12U) & 0x3FU) : 0xE0 | (c >> 12U));
    text += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
    text += static_cast<char>(0x80 | (c & 0x3FU));
  }
  return text;
}

std::string table_of(const FontWidths& measured) {
  std::string table = "character,width\n";
  for (const auto& [character, width] : measured.widths) {
    const bool quoted = character == U' ' || character == U',' || character == U'"';
    const std::string text = character == U'"' ? "\"\"" : utf8(character);
    char digits[32];
    std::snprintf(digits, sizeof digits, "%lld.%03lld", static_cast<long long>(width / 1000),
                  static_cast<long long>(width % 1000));
    table += (quoted ? '"' + text + '"' : text) + ',' + digits + '\n';
  }
  return table;
}

bool read_size(WidthsInput& input) {
  bool sound = true;
  const auto read = [&](const char* flag, const std::string& text, std::int64_t& into) {
    if (text.empty()) return;
    const auto value = micrometres(text);
    if (!value) print_finding(flag, "bad-length", "a length is written like \"12 mm\", at most 1000 mm");
    sound = sound && value;
    into = value.value_or(0);
  };
  read("--height", input.capitals, input.size.capitals);
  read("--em", input.em, input.size.em);
  read("--gap", input.gap, input.size.gap);
  if (sound && (input.size.capitals > 0) == (input.size.em > 0)) {
    print_finding("--height", "bad-length",
                  "say how tall capitals are with --height, or the font's size with --em, not both");
    return false;
  }
  return sound;
}

ExitCode run(WidthsInput input) {
  const auto characters = input.characters.empty() ? usual_characters() : characters_of(input.characters);
  if (!characters) print_finding("--characters", "not-utf8", "the characters are not UTF-8");
  if (!read_size(input) || !characters) return ExitCode::unusable;
  const auto font = read_input(input.font, kLargestFont);
  if (!font) return ExitCode::unusable;
  const FontWidths measured = measure_font(*font, *characters, input.size);
  if (!measured.problem.empty()) {
    print_finding(input.font, "bad-font", measured.problem);
    return ExitCode::unusable;
  }
  const std::string table = table_of(measured);
  if (input.out.empty()) {
    std::cout << table;
  } else if (!write_file(input.out, table)) {
    return ExitCode::unusable;
  }
  if (input.characters.empty()) return ExitCode::yes;  // of the usual ones, those the font has
  for (const char32_t character : measured.missing)
    print_finding(input.font, "missing-glyph", "the font has no \"" + utf8(character) + '"');
  return measured.missing.empty() ? ExitCode::yes : ExitCode::no;
}

}  // namespace

void add_widths(CLI::App& command, Job& job) {
  auto input = std::make_shared<WidthsInput>();
  CLI::App* verb = command.add_subcommand("widths", "Measure a font's letters for a text part's sheet of widths");
  verb->add_option("FONT", input->font, "A TrueType or OpenType font: the one the machine stitches or engraves")
      ->required();
  verb->add_option("--height", input->capitals, "How tall capitals are made")->type_name("\"12 mm\"");
  verb->add_option("--em", input->em, "The font's size instead, as print measures it")->type_name("\"16 mm\"");
  verb->add_option("--gap", input->gap, "What the machine leaves after each letter besides")->type_name("\"0.3 mm\"");
  verb->add_option("--characters", input->characters, "Which; without it space, figures and Latin letters the font has")
      ->type_name("TEXT");
  verb->add_option("--out", input->out, "The sheet to write; without it, standard output")->type_name("FILE");
  verb->footer(
      "A text part with widths = \"letters.csv\" and max_width = \"60 mm\" accepts what is not wider. Status 1 when the "
      "font\n"
      "lacks a character that was asked for.\n\n"
      "Example:\n  maquette widths block-script.ttf --height \"12 mm\" --gap \"0.4 mm\" --out letters.csv");
  verb->callback([input, &job] { job = [input] { return run(*input); }; });
}

}  // namespace maquette::cli
