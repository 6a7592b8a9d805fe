// What may be written at the cursor.
//
// Inside a rule the words before the cursor say what may follow (rule_words.h); elsewhere the table and the key do
// (toml_context.h), and in a spreadsheet the column. Names come from the whole catalog, in whichever file they stand.
#include <algorithm>
#include <array>
#include <set>

#include "catalog/assets.h"
#include "language_server/features.h"
#include "language_server/format_keys.h"
#include "language_server/rule_words.h"
#include "language_server/toml_context.h"

namespace maquette::lsp {
namespace {

namespace fs = std::filesystem;

/// The protocol's CompletionItemKind.
enum class ItemKind : std::uint8_t {
  function = 3,
  klass = 7,
  module = 9,
  property = 10,
  value = 12,
  keyword = 14,
  color = 16,
  file = 17,
  member = 20
};

constexpr std::size_t kMostFiles = 200;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Completer {
 public:
  explicit Completer(const Spot& spot) : spot_(spot), symbols_(spot.catalog.symbols), lines_(spot.text()) {}

  Json run() {
    if (spot_.file.ends_with(".csv"))
      in_sheet();
    else
      in_toml();
    return {{"isIncomplete", false}, {"items", std::move(items_)}};
  }

 private:
  std::string_view before() const { return std::string_view(spot_.text()).substr(0, spot_.offset); }

  /// The first byte of the word the cursor is at the end of.
  std::size_t word_begin(std::size_t least, bool path = false) const {
    std::size_t begin = spot_.offset;
    while (begin > least && (is_word(spot_.text()[begin - 1]) || (path && spot_.text()[begin - 1] == '/'))) --begin;
    return begin;
  }

  void add(const std::string& label, ItemKind kind, const std::string& detail, std::size_t begin, const std::string& text) {
    items_.push_back({{"label", label},
                      {"kind", static_cast<int>(kind)},
                      {"detail", detail},
                      {"textEdit", {{"range", to_json(lines_.range(begin, spot_.offset))}, {"newText", text}}}});
  }

  // TOML -----------------------------------------------------------------------------------------------------------------

  void in_toml() {
    const TomlContext context = context_at(spot_.text(), spot_.offset);
    if (context.place == TomlContext::Place::key) return keys(context);
    if (context.place == TomlContext::Place::text) {
      if (context.key == (context.table == "preference" ? "prefer" : "rule")) return words_of_rule(context.begin);
      begin_ = context.begin;
      return values(context);
    }
    if (context.place != TomlContext::Place::value) return;
    begin_ = word_begin(0);
    quote_ = "\"";
    values(context);
  }

  void keys(const TomlContext& context) {
    const std::string path = context.table.ends_with(".per_step") ? "part.per_step" : context.table;
    const FormatTable* table = find_format_table(path);
    if (table == nullptr) return languages(context);
    for (const FormatKey& key : table->keys) {
      if (context.written.contains(key.key)) continue;
      const bool tables = key.type == FormatKey::Type::tables || (key.type == FormatKey::Type::table && path.empty());
      if (tables && !path.empty()) continue;
      const std::string name(key.key);
      const std::string brackets = key.type == FormatKey::Type::tables ? "[[" + name + "]]" : "[" + name + "]";
      add(tables ? brackets : name, ItemKind::property, std::string(key.help), context.begin,
          tables ? brackets : name + " = ");
    }
    if (!table->attributes) return;
    for (const std::string& attribute : symbols_.attributes) {
      if (!context.written.contains(attribute))
        add(attribute, ItemKind::property, "attribute", context.begin, attribute + " = ");
    }
  }

  /// `label = { | }`: the catalog's languages.
  void languages(const TomlContext& context) {
    if (!spot_.catalog.numbers) return;
    for (const std::string& language : spot_.catalog.numbers->model().languages) {
      if (!context.written.contains(language))
        add(language, ItemKind::keyword, "language", context.begin, language + " = ");
    }
  }

  void value(const std::string& text, ItemKind kind, const std::string& detail) {
    add(text, kind, detail, begin_, quote_ + text + quote_);
  }

  void values(const TomlContext& context) {
    const std::string& key = context.key;
    if (key == "material") return names(symbols_.materials, ItemKind::color, "material");
    if (key == "tags") return names(symbols_.tags, ItemKind::keyword, "tag");
    if (key == "default" || key == "only" || key == "except") return options(context.part, key == "default");
    if (key == "slots" || key == "shows") return in_mesh(&catalog::MeshNames::nodes);
    if (key == "morphs" || key == "morph") return in_mesh(&catalog::MeshNames::morphs);
    if (key == "variant") return in_mesh(&catalog::MeshNames::variants);
    if (key == "options" || key == "file") return files({".csv"});
    if (key == "include") return files({".toml"});
    if (key == "mesh") return files({".glb"});
    if (key == "id" && context.table == "part") return group_ids();
    if (key == "id" && context.table == "part.option") return options(context.part, false);
    const FormatTable* table = find_format_table(context.table);
    if (table == nullptr) return;
    for (const FormatKey& known : table->keys) {
      if (known.key == key && (known.type == FormatKey::Type::word || known.type == FormatKey::Type::words))
        choices(known.inside);
    }
  }

  void choices(std::string_view words) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      value(std::string(words.substr(0, end)), ItemKind::value, "");
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  template <class Names>
  void names(const Names& all, ItemKind kind, const std::string& detail) {
    for (const std::string& name : all) value(name, kind, detail);
  }

  void group_ids() {
    for (const std::string& group : symbols_.groups) value(group, ItemKind::module, "group");
  }

  void options(const std::string& part, bool chosen_only) {
    const auto names = symbols_.parts.find(part);
    if (names == symbols_.parts.end()) return;
    for (const auto& [id, symbol] : names->second.options) {
      if (!chosen_only || !names->second.left_out.contains(id)) value(id, ItemKind::member, label_of(part, id));
    }
  }

  /// Nodes and material slots of the product's mesh, its morph targets, or its variants.
  void in_mesh(std::set<std::string> catalog::MeshNames::*kind) {
    if (!spot_.catalog.numbers || spot_.catalog.numbers->model().mesh.empty()) return;
    const auto names = catalog::read_mesh_names(spot_.catalog.path_of(spot_.catalog.numbers->model().mesh));
    if (!names) return;
    for (const std::string& name : (*names).*kind) value(name, ItemKind::value, "in the mesh");
  }

  /// Files with this ending, below the folder of the file that names them.
  void files(std::string_view ending) {
    const fs::path folder = spot_.catalog.path_of(spot_.file).parent_path();
    std::error_code error;
    std::size_t seen = 0;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end && seen < kMostFiles;
         entry.increment(error), ++seen) {
      if (entry.depth() > 2) entry.disable_recursion_pending();
      const fs::path& path = entry->path();
      if (path.extension() == ending && path.filename() != "catalog.toml")
        value(path.lexically_relative(folder).generic_string(), ItemKind::file, "");
    }
  }

  // Rules ----------------------------------------------------------------------------------------------------------------

  void words_of_rule(std::size_t text_begin) {
    const std::size_t begin = word_begin(text_begin);
    const std::string_view spoken = before().substr(text_begin, begin - text_begin);
    const Continuation next = continuation(spoken);
    if (next.parts) {
      for (const auto& [part, names] : symbols_.parts) add(part, ItemKind::klass, label_of(part, {}), begin, part);
    }
    if (next.groups) {
      for (const std::string& group : symbols_.groups) {
        if (!symbols_.parts.contains(group)) add(group, ItemKind::module, "every part of it", begin, group);
      }
    }
    if (next.attributes) {
      for (const std::string& attribute : symbols_.attributes)
        add(attribute, ItemKind::property, "attribute", begin, attribute);
    }
    const auto part = symbols_.parts.find(next.part);
    if (next.tags) {
      for (const std::string& tag : part == symbols_.parts.end() ? symbols_.tags : part->second.tags)
        add(tag, ItemKind::keyword, "tag", begin, tag);
    }
    if (next.options && part != symbols_.parts.end()) options_of_rule(part->first, part->second, begin);
    for (const std::string_view keyword : next.keywords)
      add(std::string(keyword), ItemKind::keyword, "", begin, std::string(keyword) + (keyword.ends_with('(') ? "" : " "));
  }

  void options_of_rule(const std::string& part, const PartNames& names, std::size_t begin) {
    for (const auto& [id, symbol] : names.options) {
      if (!names.left_out.contains(id)) add(id, ItemKind::member, label_of(part, id), begin, id);
    }
  }

  // Spreadsheets ---------------------------------------------------------------------------------------------------------

  void in_sheet() {
    const std::string_view text = before();
    const std::size_t line = text.rfind('\n') == std::string_view::npos ? 0 : text.rfind('\n') + 1;
    const auto columns = std::count(text.begin() + static_cast<std::ptrdiff_t>(line), text.end(), ',');
    begin_ = word_begin(line);
    if (line == 0) return header();
    std::string_view first = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
    for (std::ptrdiff_t skipped = 0; skipped < columns && !first.empty(); ++skipped)
      first.remove_prefix(std::min(first.find(',') + 1, first.size()));
    const std::string column(first.substr(0, first.find(',')));
    if (column == "material") names(symbols_.materials, ItemKind::color, "material");
    if (column == "tags") names(symbols_.tags, ItemKind::keyword, "tag");
    if (symbols_.parts.contains(column)) options(column, true);
  }

  void header() {
    const bool sheet = std::any_of(symbols_.parts.begin(), symbols_.parts.end(),
                                   [&](const auto& part) { return part.second.sheet == spot_.file; });
    if (!sheet) {
      for (const auto& [part, names] : symbols_.parts) value(part, ItemKind::klass, label_of(part, {}));
      return;
    }
    for (const char* column :
         {"id", "label", "tags", "material", "color", "technique", "shows", "morphs", "variant", "sku"})
      value(column, ItemKind::property, "");
    names(symbols_.attributes, ItemKind::property, "attribute");
  }

  // What names are called ------------------------------------------------------------------------------------------------

  const Part* part_of_model(const std::string& id) const {
    if (!spot_.catalog.numbers) return nullptr;
    const auto index = find_part(spot_.catalog.numbers->model(), id);
    return index ? &spot_.catalog.numbers->model().parts[*index] : nullptr;
  }

  std::string label_of(const std::string& part, const std::string& option) const {
    const Part* read = part_of_model(part);
    if (read == nullptr) return {};
    if (option.empty()) return in_language(read->label, "en");
    const auto index = find_option(*read, option);
    return index ? in_language(read->options[*index].label, "en") : std::string{};
  }

  const Spot& spot_;
  const Symbols& symbols_;
  LineMap lines_;
  Json items_ = Json::array();
  std::size_t begin_ = 0;
  std::string quote_;
};

}  // namespace

Json complete(const Spot& spot) { return Completer(spot).run(); }

}  // namespace maquette::lsp
