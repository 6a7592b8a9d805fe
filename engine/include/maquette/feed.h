// What a web shop wants to know of a catalog before anyone designs anything: every option, whether it can be had, and what
// the product costs with it, from the plainest design that has it to the dearest.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/session.h"

namespace maquette {

/// What the product costs over all designs there are with something, in minor units; an end that is not proven is missing.
struct PriceRange {
  std::optional<std::int64_t> least, most;
  bool operator==(const PriceRange&) const = default;
};

struct FeedOption {
  Choice choice;
  Verdict available = Verdict::unknown;   ///< no: in no design at all
  PriceRange price;                       ///< of designs with the option, with all it drags along
  std::optional<std::int64_t> lead_time;  ///< of the quickest design with the option
};

struct Feed {
  std::optional<std::string> designs;  ///< how many there are, in decimal digits; none: not counted within the limits
  PriceRange price;                    ///< over all designs
  std::optional<Variant> as_it_comes;  ///< the design before anything is chosen
  std::vector<FeedOption> options;     ///< of every part, in catalog order
};

/// `limits` are for each question: a few for the whole catalog, more where it does not compile.
Feed make_feed(const std::shared_ptr<const Model>& model, const Limits& limits = {},
               CompiledCache cache = CompiledCache::on);

/// A table with a row for each option; labels in `language`. RFC 4180, UTF-8; a text that a spreadsheet would take for a
/// formula is written with an apostrophe before it.
std::string write_feed_csv(const Model& model, const Feed& feed, std::string_view language);

}  // namespace maquette
