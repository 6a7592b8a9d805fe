// Where the reader's stages put their findings, and the words they share.
#pragma once

#include <string>
#include <string_view>

#include "catalog/source.h"
#include "maquette/finding.h"

namespace maquette::catalog {

/// "a", 1, 'c' -> one text. Messages are built with this so that they read in the code as they read on the screen.
template <class... Pieces>
std::string say(const Pieces&... pieces) {
  std::string text;
  (text.append(pieces), ...);
  return text;
}

/// `"suede"`
inline std::string in_quotes(std::string_view name) { return say("\"", name, "\""); }

/// By file, line and column, without repetitions.
void sort_findings(Findings& findings);

class Report {
 public:
  void error(const Place& where, std::string_view code, std::string message) {
    error(where.position(), code, std::move(message));
  }
  void error(Position where, std::string_view code, std::string message);

  /// Findings about names that are not declared. They are kept back when a file could not be read at all, since the name
  /// may well be declared there.
  void unknown(const Place& where, std::string_view code, std::string message);

  /// What another reader found.
  void add(const Findings& findings);

  /// Nothing more will be kept; a stage that only reports can stop.
  bool is_full() const;

  /// From now on undeclared names are not evidence.
  void set_incomplete() { incomplete_ = true; }

  /// Everything reported, by file, line and column, without repetitions, at most kMaxFindings.
  Findings take();

 private:
  Findings findings_;
  Findings unknown_;
  bool incomplete_ = false;
};

}  // namespace maquette::catalog
