#include "bench/peers/orders.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "support/file.h"
#include "support/utf8.h"

namespace maquette::bench {
namespace {

class OrdersReader {
 public:
  OrdersReader(const Model& model, std::string_view text, std::string_view name)
      : model_(model), text_(text), name_(name) {}

  OrdersResult run() {
    if (text_.size() > kMaxOrderBytes) fail("too-big", "The file is larger than 16 MiB.");
    if (find_malformed_utf8(text_) != std::string_view::npos) fail("not-utf-8", "The file is not UTF-8.");
    for (std::size_t begin = 0; begin < text_.size() && result_.findings.empty();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      ++line_;
      read_line(text_.substr(begin, end - begin));
      begin = end + 1;
    }
    if (result_.findings.empty() && result_.parts.empty()) fail("no-header", "The first line must name the parts.");
    if (!result_.findings.empty()) return {{}, {}, std::move(result_.findings)};
    return std::move(result_);
  }

 private:
  void read_line(std::string_view line) {
    const bool is_header = result_.parts.empty();
    if (!is_header) result_.orders.emplace_back();
    std::size_t column = 0;
    for (std::size_t at = line.find_first_not_of(kSpace); at != std::string_view::npos && result_.findings.empty();) {
      const std::size_t end = std::min(line.find_first_of(kSpace, at), line.size());
      column_ = at + 1;
      if (is_header) {
        read_name(line.substr(at, end - at));
      } else {
        read_cell(line.substr(at, end - at), column++);
      }
      at = line.find_first_not_of(kSpace, end);
    }
    if (is_header || !result_.findings.empty() || column == result_.parts.size()) return;
    column_ = 1;
    fail("cell-count", "There are " + std::to_string(column) + " cells, but " + std::to_string(result_.parts.size()) +
                           " parts in the first line.");
  }

  void read_name(std::string_view word) {
    const auto part = find_part(model_, word);
    if (!part) return fail("unknown-part", "There is no part \"" + std::string(word) + "\".");
    if (std::find(result_.parts.begin(), result_.parts.end(), *part) != result_.parts.end()) {
      return fail("duplicate-part", "The part \"" + std::string(word) + "\" has a column already.");
    }
    result_.parts.push_back(*part);
  }

  void read_cell(std::string_view word, std::size_t column) {
    if (column >= result_.parts.size()) return fail("cell-count", "There are more cells than parts in the first line.");
    const Part& part = model_.parts[result_.parts[column]];
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool good = error == std::errc() && end == word.data() + word.size();
    const auto option =
        std::find_if(part.options.begin(), part.options.end(), [&](const Option& o) { return o.number == number; });
    if (!good || option == part.options.end()) {
      return fail("unknown-option", "\"" + std::string(word) + "\" is not an option of \"" + part.id + "\".");
    }
    result_.orders.back().push_back(static_cast<OptionIndex>(option - part.options.begin()));
  }

  void fail(std::string code, std::string message) {
    const Position where{std::string(name_), line_, static_cast<std::uint32_t>(column_)};
    result_.findings.push_back({Severity::error, where, std::move(code), std::move(message)});
  }

  static constexpr std::string_view kSpace = " \t\r";
  const Model& model_;
  std::string_view text_, name_;
  std::uint32_t line_ = 0;
  std::size_t column_ = 0;
  OrdersResult result_;
};

}  // namespace

OrdersResult parse_orders(const Model& model, std::string_view text, std::string_view name) {
  return OrdersReader(model, text, name).run();
}

OrdersResult load_orders(const Model& model, const std::filesystem::path& path) {
  const FileContent file = read_file(path, kMaxOrderBytes);
  if (file.problem == ReadProblem::none) return parse_orders(model, file.bytes, path.string());
  return {{},
          {},
          {{Severity::error, {path.string(), 0, 0}, "unreadable", "The file cannot be read, or is larger than 16 MiB."}}};
}

}  // namespace maquette::bench
