#include "bench/peers/xcsp.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bench/peers/text_words.h"
#include "bench/peers/xcsp_tuples.h"
#include "bench/peers/xml_cursor.h"
#include "support/file.h"
#include "support/model_builder.h"
#include "support/utf8.h"

namespace maquette::bench {
namespace {

struct Relation {
  std::size_t arity = 0;
  bool supports = true;
  std::vector<Values> tuples;
};

class XcspReader {
 public:
  XcspReader(std::string_view text, std::string_view name)
      : text_(text), name_(name), cursor_(text), builder_(model_id()) {}

  CatalogResult run() {
    try {
      read();
    } catch (const Mistake& mistake) {
      return {nullptr, {{Severity::error, position_of(name_, text_, mistake.offset), mistake.code, mistake.message}}};
    }
    return {builder_.build(), {}};
  }

 private:
  std::string model_id() const { return std::filesystem::path(name_).stem().string(); }

  void read() {
    if (text_.size() > kMaxXcspBytes) throw Mistake{0, "too-big", "The file is larger than 16 MiB."};
    if (const std::size_t bad = find_malformed_utf8(text_); bad != std::string_view::npos) {
      throw Mistake{bad, "not-utf-8", "The file is not UTF-8 from here on."};
    }
    while (const auto tag = cursor_.next()) {
      if (!tag->closes) read_element(*tag);
    }
    if (cursor_.problem()) throw Mistake{cursor_.problem()->offset, "bad-xml", cursor_.problem()->message};
    if (parts_.empty()) throw Mistake{0, "no-variables", "The file declares no variables."};
    for (const auto& [promised, offset, counted, what] : promises_) {
      if (promised != *counted) {
        throw Mistake{
            offset, "count",
            std::to_string(promised) + " " + what + " were promised, but there are " + std::to_string(*counted) + "."};
      }
    }
  }

  void read_element(const XmlTag& tag) {
    if (tag.name == "presentation") return read_presentation(tag);
    if (tag.name == "domains") return expect_count(tag, "nbDomains", domain_count_, "domains");
    if (tag.name == "variables") return expect_count(tag, "nbVariables", variable_count_, "variables");
    if (tag.name == "relations") return expect_count(tag, "nbRelations", relation_count_, "relations");
    if (tag.name == "constraints") return expect_count(tag, "nbConstraints", constraint_count_, "constraints");
    if (tag.name == "domain") return read_domain(tag);
    if (tag.name == "variable") return read_variable(tag);
    if (tag.name == "relation") return read_relation(tag);
    if (tag.name == "constraint") return read_constraint(tag);
    if (tag.name != "instance") {
      throw Mistake{tag.offset, "unsupported",
                    "<" + std::string(tag.name) + "> is not read; only tables in extension are."};
    }
  }

  void read_presentation(const XmlTag& tag) const {
    const std::string_view* format = tag.find("format");
    const std::string_view* type = tag.find("type");
    if (!format || *format != "XCSP 2.1") throw Mistake{tag.offset, "bad-format", "Expected format=\"XCSP 2.1\"."};
    if (type && *type != "CSP") {
      throw Mistake{tag.offset, "unsupported",
                    "Instances of type \"" + std::string(*type) + "\" are not read; only CSP is."};
    }
  }

  void read_domain(const XmlTag& tag) {
    Values values;
    Words words(cursor_.text_after());
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) add_values(tag, word, values);
    if (values.empty()) throw Mistake{tag.offset, "empty-domain", "A domain needs at least one value."};
    if (const auto promised = number(tag, "nbValues"); promised && *promised != static_cast<std::int64_t>(values.size())) {
      throw Mistake{
          tag.offset, "count",
          std::to_string(*promised) + " values were promised, but there are " + std::to_string(values.size()) + "."};
    }
    if (!domains_.emplace(required(tag, "name"), std::move(values)).second) throw taken(tag);
    ++domain_count_;
  }

  /// A value, or a range "low..high".
  static void add_values(const XmlTag& tag, std::string_view word, Values& values) {
    const std::size_t dots = word.find("..");
    std::int64_t low = 0, high = 0;
    const bool good = dots == std::string_view::npos
                          ? read_number(word, low) && read_number(word, high)
                          : read_number(word.substr(0, dots), low) && read_number(word.substr(dots + 2), high);
    if (!good || low > high) {
      throw Mistake{tag.offset, "bad-value",
                    "\"" + std::string(word) + "\" is neither a whole number nor a range of them."};
    }
    // Room is checked in unsigned numbers: the range may span all 64 bits.
    if (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) >= kMaxXcspValues - values.size()) {
      throw Mistake{tag.offset, "too-big", "A domain may have at most " + std::to_string(kMaxXcspValues) + " values."};
    }
    for (std::int64_t value = low;; ++value) {
      if (std::find(values.begin(), values.end(), value) != values.end()) {
        throw Mistake{tag.offset, "duplicate-value", "The value " + std::to_string(value) + " stands there twice."};
      }
      values.push_back(value);
      if (value == high) return;
    }
  }

  void read_variable(const XmlTag& tag) {
    const std::string_view name = required(tag, "name");
    const auto domain = domains_.find(required(tag, "domain"));
    if (domain == domains_.end()) throw unknown(tag, "domain", required(tag, "domain"));
    std::vector<testing::OptionSpec> options;
    for (const std::int64_t value : domain->second) options.emplace_back(std::to_string(value).c_str());
    options_ += options.size();
    if (parts_.size() == kMaxXcspVariables || options_ > kMaxXcspOptions) {
      throw Mistake{tag.offset, "too-big", "There are too many variables, or too many values of all of them."};
    }
    const auto next = static_cast<PartIndex>(parts_.size());
    if (!parts_.emplace(name, next).second) throw taken(tag);
    Part& part = builder_.model().parts[builder_.part(name, options)];
    part.where = position_of(name_, text_, tag.offset);
    for (std::size_t i = 0; i < part.options.size(); ++i) part.options[i].number = domain->second[i];
    ++variable_count_;
  }

  void read_relation(const XmlTag& tag) {
    Relation relation;
    const std::string_view semantics = required(tag, "semantics");
    if (semantics != "supports" && semantics != "conflicts") {
      throw Mistake{tag.offset, "unsupported", "Relations of semantics \"" + std::string(semantics) + "\" are not read."};
    }
    relation.supports = semantics == "supports";
    const auto arity = number(tag, "arity");
    if (!arity || *arity < 1 || *arity > static_cast<std::int64_t>(kMaxXcspArity)) {
      throw Mistake{tag.offset, "bad-arity", "A relation needs an arity of 1 to " + std::to_string(kMaxXcspArity) + "."};
    }
    relation.arity = static_cast<std::size_t>(*arity);
    relation.tuples = read_tuples(text_, tag, cursor_.text_after(), relation.arity);
    if (const auto promised = number(tag, "nbTuples");
        promised && *promised != static_cast<std::int64_t>(relation.tuples.size())) {
      throw Mistake{tag.offset, "count",
                    std::to_string(*promised) + " tuples were promised, but there are " +
                        std::to_string(relation.tuples.size()) + "."};
    }
    if (!relations_.emplace(required(tag, "name"), std::move(relation)).second) throw taken(tag);
    ++relation_count_;
  }

  void read_constraint(const XmlTag& tag) {
    const auto found = relations_.find(required(tag, "reference"));
    if (found == relations_.end()) throw unknown(tag, "relation", required(tag, "reference"));
    const Relation& relation = found->second;
    Table table{scope_of(tag), {}, relation.supports};
    if (table.parts.size() != relation.arity) {
      throw Mistake{tag.offset, "bad-arity",
                    "The scope has " + std::to_string(table.parts.size()) + " variables, but the relation's arity is " +
                        std::to_string(relation.arity) + "."};
    }
    cells_ += relation.tuples.size() * relation.arity;
    if (++constraint_count_ > static_cast<std::int64_t>(kMaxXcspConstraints) || cells_ > kMaxXcspCells) {
      throw Mistake{tag.offset, "too-big", "There are too many constraints, or their tables are too large."};
    }
    for (const Values& tuple : relation.tuples) add_row(tuple, table);
    const RuleIndex rule = builder_.rule(required(tag, "name"), {std::move(table)});
    builder_.model().rules[rule].where = position_of(name_, text_, tag.offset);
  }

  std::vector<PartIndex> scope_of(const XmlTag& tag) const {
    std::vector<PartIndex> parts;
    Words words(required(tag, "scope"));
    for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
      const auto part = parts_.find(word);
      if (part == parts_.end()) throw unknown(tag, "variable", word);
      if (std::find(parts.begin(), parts.end(), part->second) != parts.end()) {
        throw Mistake{tag.offset, "bad-scope", "The scope names \"" + std::string(word) + "\" twice."};
      }
      parts.push_back(part->second);
    }
    return parts;
  }

  /// A tuple with a value outside of a domain matches nothing.
  void add_row(const Values& tuple, Table& table) {
    std::vector<std::vector<OptionIndex>> row;
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      const auto& options = builder_.model().parts[table.parts[i]].options;
      const auto option =
          std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.number == tuple[i]; });
      if (option == options.end()) return;
      row.push_back({static_cast<OptionIndex>(option - options.begin())});
    }
    table.rows.push_back(std::move(row));
  }

  void expect_count(const XmlTag& tag, std::string_view attribute, const std::int64_t& counted, std::string what) {
    if (const auto promised = number(tag, attribute))
      promises_.push_back({*promised, tag.offset, &counted, std::move(what)});
  }

  static std::optional<std::int64_t> number(const XmlTag& tag, std::string_view attribute) {
    const std::string_view* value = tag.find(attribute);
    std::int64_t number = 0;
    if (!value) return std::nullopt;
    if (read_number(*value, number)) return number;
    throw Mistake{tag.offset, "bad-value",
                  std::string(attribute) + "=\"" + std::string(*value) + "\" is not a whole number."};
  }

  static std::string_view required(const XmlTag& tag, std::string_view attribute) {
    if (const std::string_view* value = tag.find(attribute)) return *value;
    throw Mistake{tag.offset, "missing-attribute",
                  "<" + std::string(tag.name) + "> needs the attribute \"" + std::string(attribute) + "\"."};
  }

  static Mistake unknown(const XmlTag& tag, std::string_view what, std::string_view name) {
    return {tag.offset, "unknown-name", "There is no " + std::string(what) + " \"" + std::string(name) + "\"."};
  }
  static Mistake taken(const XmlTag& tag) {
    return {tag.offset, "duplicate-name",
            "There is a " + std::string(tag.name) + " \"" + std::string(required(tag, "name")) + "\" already."};
  }

  struct Promise {
    std::int64_t promised;
    std::size_t offset;
    const std::int64_t* counted;
    std::string what;
  };

  std::string_view text_, name_;
  XmlCursor cursor_;
  testing::ModelBuilder builder_;
  std::map<std::string_view, Values> domains_;
  std::map<std::string_view, PartIndex> parts_;
  std::map<std::string_view, Relation> relations_;
  std::vector<Promise> promises_;
  std::int64_t domain_count_ = 0, variable_count_ = 0, relation_count_ = 0;
  std::int64_t constraint_count_ = 0;
  std::size_t options_ = 0, cells_ = 0;
};

}  // namespace

CatalogResult parse_xcsp(std::string_view text, std::string_view name) { return XcspReader(text, name).run(); }

CatalogResult load_xcsp(const std::filesystem::path& path) {
  const FileContent file = read_file(path, kMaxXcspBytes);
  if (file.problem == ReadProblem::none) return parse_xcsp(file.bytes, path.string());
  const std::string why =
      file.problem == ReadProblem::too_big ? "The file is larger than 16 MiB." : "The file cannot be read.";
  return {nullptr, {{Severity::error, {path.string(), 0, 0}, "unreadable", why}}};
}

}  // namespace maquette::bench
