#include "formats/uvl_domains.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "formats/uvl_value_uses.h"
#include "support/utf8.h"

namespace maquette::formats {
namespace {

/// More integers than this are no options anyone could choose from.
constexpr std::int64_t kMostValues = 10'000;

using Options = std::vector<UvlValueOption>;

/// first..last, either end open.
struct Interval {
  std::optional<std::int64_t> first, last;

  bool is_value() const { return first && last && *first == *last; }
  std::int64_t member() const { return first ? *first : last ? *last : 0; }
  std::string name() const {
    if (is_value()) return std::to_string(*first);
    return (first ? std::to_string(*first) : "") + ".." + (last ? std::to_string(*last) : "");
  }
};

/// Between `least` and `most`, cut wherever a class begins.
std::vector<Interval> intervals_of(const ValueUses& uses, std::optional<std::int64_t> least) {
  if (uses.least && (!least || *uses.least > *least)) least = uses.least;
  std::vector<Interval> intervals;
  Interval next{least, {}};
  for (const std::int64_t start : uses.starts) {
    if ((least && start <= *least) || (uses.most && start > *uses.most)) continue;
    next.last = start - 1;
    intervals.push_back(next);
    next = {start, {}};
  }
  next.last = uses.most;
  if (!next.first || !next.last || *next.first <= *next.last) intervals.push_back(next);
  return intervals;
}

/// As an option: apart from "false", which is "not selected", and from the names of classes.
std::string text_name(const std::string& text) {
  return text == "false" || text.starts_with('*') ? "'" + text + "'" : text;
}

std::int64_t length_of(std::string_view text) { return static_cast<std::int64_t>(count_code_points(text)); }

class Finder {
 public:
  Finder(const std::vector<std::string>& files, Findings& findings) : files_(files), findings_(findings) {}

  Options options_of(const UvlFeature& feature, const ValueUses& uses) {
    classes_ = false;
    Options options;
    if (uses.choices) {
      options = choices(feature, uses);
    } else if (feature.type == UvlType::integer) {
      options = integers(uses);
    } else if (feature.type == UvlType::real) {
      options = reals(uses);
    } else {
      options = texts(feature, uses);
    }
    if (classes_) report(feature, uses, options);
    return options;
  }

 private:
  static Options choices(const UvlFeature& feature, const ValueUses& uses) {
    Options options;
    for (const UvlDatum& choice : *uses.choices) {
      UvlValueOption option;
      if (const auto* text = std::get_if<UvlText>(&choice)) {
        option = {text_name(text->text), UvlText{text->text, length_of(text->text)}};
      } else {
        const Rational& number = std::get<Rational>(choice);
        if (feature.type == UvlType::integer && number.denominator != 1) continue;
        option = {to_string(number), number};
      }
      const auto same = [&](const UvlValueOption& known) { return known.id == option.id; };
      if (std::none_of(options.begin(), options.end(), same)) options.push_back(std::move(option));
    }
    return options;
  }

  Options integers(const ValueUses& uses) {
    Options options;
    if (uses.least && uses.most && *uses.most - *uses.least < kMostValues) {
      for (std::int64_t value = *uses.least; value <= *uses.most; ++value) {
        options.push_back({std::to_string(value), Rational{value, 1}});
      }
      return options;
    }
    for (const Interval& interval : intervals_of(uses, {})) {
      options.push_back({interval.name(), Rational{interval.member(), 1}});
      classes_ = classes_ || !interval.is_value();
    }
    return options;
  }

  /// Each number it is compared with, and what lies between two of them.
  Options reals(const ValueUses& uses) {
    Options options;
    const auto within = [&](const Rational& value) {
      return (!uses.lower || compare(value, *uses.lower) >= 0) && (!uses.upper || compare(value, *uses.upper) <= 0);
    };
    const auto add_between = [&](std::optional<Rational> low, std::optional<Rational> high) {
      const auto member = low && high ? add(*low, *high)
                          : low       ? add(*low, {1, 1})
                          : high      ? subtract(*high, {1, 1})
                                      : Rational{};
      const auto value = low && high && member ? divide(*member, {2, 1}) : member;
      if (!value || !within(*value)) return;
      options.push_back({(low ? to_string(*low) : "") + ".." + (high ? to_string(*high) : ""), *value});
      classes_ = true;
    };
    std::optional<Rational> last;
    for (const Rational& number : uses.breaks) {
      add_between(last, number);
      if (within(number)) options.push_back({to_string(number), number});
      last = number;
    }
    add_between(last, {});
    return options;
  }

  /// Each text it is compared with, and all others by their length.
  Options texts(const UvlFeature& feature, const ValueUses& uses) {
    Options options;
    for (const std::string& text : uses.texts) options.push_back({text_name(text), UvlText{text, length_of(text)}});
    for (const Interval& interval : intervals_of(uses, 0)) {
      const bool anything = interval.first == 0 && !interval.last;
      const std::string name = anything ? "*" : "* of " + interval.name();
      options.push_back({name, UvlText{std::string(1, '\1') + feature.name + name, interval.member()}});
    }
    classes_ = true;
    return options;
  }

  void report(const UvlFeature& feature, const ValueUses& uses, const Options& options) {
    const auto position = [&](const UvlPlace& place) { return Position{files_[place.file], place.line, place.column}; };
    if (uses.needs_values) {
      findings_.push_back({Severity::error, position(*uses.needs_values), "unbounded-value",
                           "This needs the values of \"" + feature.name +
                               "\", which are more than can be listed: bound them by constraints that always hold."});
      return;
    }
    std::string names;
    for (std::size_t i = 0; i < std::min<std::size_t>(options.size(), 5); ++i)
      names += (i == 0 ? "" : ", ") + options[i].id;
    findings_.push_back({Severity::warning, position(feature.where), "value-classes",
                         "The values of \"" + feature.name +
                             "\" are not bounded; they are told apart as far as constraints do (" + names +
                             (options.size() > 5 ? ", .." : "") + "), and a count counts each of these once."});
  }

  const std::vector<std::string>& files_;
  Findings& findings_;
  bool classes_ = false;
};

bool has_open_texts(const Options& options) {
  return std::any_of(options.begin(), options.end(), [](const UvlValueOption& option) {
    const auto* text = std::get_if<UvlText>(&option.value);
    return text != nullptr && text->text.starts_with('\1');
  });
}

}  // namespace

UvlDomains find_domains(const UvlNames& names, const std::vector<UvlConstraint>& constraints,
                        const std::vector<std::string>& files, Findings& findings) {
  UvlDomains domains;
  const auto uses = find_uses(names, constraints);
  Finder finder(files, findings);
  for (const UvlNames::Entry& entry : names.entries()) {
    const auto used = uses.find(entry.feature);
    if (used != uses.end()) domains[entry.feature] = finder.options_of(*entry.feature, used->second);
  }
  for (const auto& [feature, use] : uses) {
    for (const UvlFeature* peer : use.peers) {
      if (!has_open_texts(domains[feature]) || !has_open_texts(domains[peer])) continue;
      findings.push_back({Severity::error,
                          {files[feature->where.file], feature->where.line, feature->where.column},
                          "unbounded-value",
                          "\"" + feature->name + "\" is compared with \"" + peer->name +
                              "\", and nothing bounds the texts of either: bound one by constraints that always hold."});
    }
  }
  return domains;
}

}  // namespace maquette::formats
