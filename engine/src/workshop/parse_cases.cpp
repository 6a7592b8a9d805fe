// Text in memory -> cases of a model, or findings.
//
// The same tools as the catalog's reader: bytes are judged before the TOML parser sees them, every table is read key by
// key (case_parser.cpp), and what nobody asked for is reported with its line and column. A case that names a market or a
// day is read against the catalog as it is there and then, built once for all cases of the same circumstances.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "catalog/limits.h"
#include "catalog/table_cursor.h"
#include "catalog/text_guard.h"
#include "catalog/toml_document.h"
#include "maquette/cases.h"
#include "workshop/case_parser.h"

namespace maquette {
namespace {

using catalog::in_quotes;
using catalog::Node;
using catalog::Report;
using catalog::say;
using catalog::TableCursor;

constexpr std::size_t kMostCases = 10'000;

class FileParser {
 public:
  FileParser(const Model& model, const CasesCatalog& catalog) : model_(model), catalog_(catalog) {}

  void parse(const std::string& name, std::string_view text) {
    if (text.size() > catalog::kMaxTomlBytes) {
      report_.error(Position{name, 0, 0}, "file-too-big",
                    say("the file has more than ", std::to_string(catalog::kMaxTomlBytes), " bytes; divide it"));
      return;
    }
    if (!check_encoding(name, text, report_)) return;
    const catalog::Source source(name, text);
    const auto root = parse_toml(source, report_);
    if (!root) return;
    TableCursor top(*root, "a file of cases", report_);
    for (const Node* node : top.tables("case")) {
      if (result_.cases.size() == kMostCases) {
        report_.error(node->where, "too-many", say("a catalog has at most ", std::to_string(kMostCases), " cases"));
        break;
      }
      if (report_.is_full()) break;
      read(*node);
    }
    top.finish();
  }

  CasesResult finish() {
    result_.findings = report_.take();
    if (has_errors(result_.findings)) result_.cases.clear();
    return std::move(result_);
  }

 private:
  static bool names_circumstances(const Node& table) {
    return find_member(table, "market") != nullptr || find_member(table, "channel") != nullptr ||
           find_member(table, "on") != nullptr;
  }

  void read(const Node& table) {
    if (!names_circumstances(table)) return add(workshop::parse_case(model_, table, report_));
    const auto model = model_under(workshop::circumstances_of(table, catalog_.asked), table);
    Case test = workshop::parse_case(model ? *model : model_, table, report_);
    test.model = model;
    add(std::move(test));
  }

  /// Null, and a report, where the catalog does not know them.
  std::shared_ptr<const Model> model_under(const Circumstances& asked, const Node& table) {
    if (catalog_.files == nullptr) {
      report_.error(table.where, "no-circumstances", "only a catalog's own cases name a market, a channel or a day");
      return nullptr;
    }
    auto& built = models_[{asked.market, asked.channel, asked.on}];
    if (!built) built = build_model(*catalog_.files, false, asked);
    for (const Finding& finding : built->findings) {
      if (finding.severity == Severity::error) report_.error(table.where, finding.code, finding.message);
    }
    return built->model;
  }

  void add(Case test) {
    if (!test.name.empty() && !names_.insert(test.name).second) {
      report_.error(test.where, "duplicate-name",
                    say("another case is called ", in_quotes(test.name), " already; name this one differently"));
    }
    result_.cases.push_back(std::move(test));
  }

  const Model& model_;
  const CasesCatalog& catalog_;
  Report report_;
  std::map<std::tuple<std::string, std::string, std::string>, std::optional<CatalogResult>> models_;
  std::set<std::string> names_;
  CasesResult result_;
};

}  // namespace

CasesResult parse_cases(const Model& model, const CaseFiles& files, const CasesCatalog& catalog) {
  FileParser parser(model, catalog);
  for (const auto& [name, text] : files.files) parser.parse(name, text);
  return parser.finish();
}

}  // namespace maquette
