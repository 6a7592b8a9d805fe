#include "formats/uvl_imports.h"

#include <algorithm>
#include <map>
#include <utility>

#include "formats/feature_model.h"
#include "formats/uvl_lexer.h"
#include "formats/uvl_parser.h"
#include "support/utf8.h"

namespace maquette::formats {
namespace {

constexpr std::size_t kMostFiles = 100;
constexpr std::size_t kDeepestImport = 16;

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

void put_in_front(UvlFeature& feature, const std::string& prefix) {
  feature.name = prefix + feature.name;
  feature.path.clear();  // what it had to name has been attached
  for (UvlGroup& group : feature.groups) {
    for (UvlFeature& child : group.features) put_in_front(child, prefix);
  }
}

template <class Visit>
void visit_features(UvlFeature& feature, const Visit& visit) {
  visit(feature);
  for (UvlGroup& group : feature.groups) {
    for (UvlFeature& child : group.features) visit_features(child, visit);
  }
}

class Importer {
 public:
  Importer(const UvlResolver& resolver, Findings& findings) : resolver_(resolver), findings_(findings) {}

  UvlFile read(std::string_view text, std::string_view name) {
    const auto number = static_cast<std::uint32_t>(whole_.files.size());
    whole_.files.emplace_back(name);
    whole_.text += text;
    if (text.size() > kMaxBytes || whole_.text.size() > kMaxBytes) {
      return refuse({number, 0, 0}, "too-big", "The file is larger than 64 MiB, with what it imports.");
    }
    if (const std::size_t bad = find_malformed_utf8(text); bad != std::string_view::npos) {
      return refuse({number, 0, 0}, "not-utf-8", "The file is not UTF-8 at byte " + std::to_string(bad) + ".");
    }
    UvlTokens tokens = tokenize_uvl(text, name);
    findings_.insert(findings_.end(), tokens.findings.begin(), tokens.findings.end());
    if (!tokens.findings.empty()) {
      failed_ = true;
      return {};
    }
    UvlFile file = UvlParser(tokens.tokens, name, number, findings_).run();
    attach_imports(file);
    return file;
  }

  /// Whether a file or an import could not be read at all, so that names may be missing.
  bool failed() const { return failed_; }

  UvlWhole finish(UvlFile file) {
    whole_.root = std::move(*file.root);
    whole_.constraints = std::move(file.constraints);
    return std::move(whole_);
  }

 private:
  UvlFile refuse(const UvlPlace& where, std::string code, std::string message) {
    failed_ = true;
    findings_.push_back(
        {Severity::error, {whole_.files[where.file], where.line, where.column}, std::move(code), std::move(message)});
    return {};
  }

  /// Each import replaces the feature of the tree that names its root.
  void attach_imports(UvlFile& file) {
    std::map<std::string, UvlFeature> roots;
    for (const UvlImport& import : file.imports) {
      if (roots.contains(import.alias)) {
        refuse(import.where, "bad-import", "Two imports are called \"" + import.alias + "\".");
        continue;
      }
      UvlFile imported = read_import(import);
      if (!imported.root) continue;
      const std::string prefix = import.alias + ".";
      put_in_front(*imported.root, prefix);
      roots.emplace(import.alias, std::move(*imported.root));
      for (UvlConstraint& constraint : imported.constraints) {
        constraint.scope = prefix + constraint.scope;
        file.constraints.push_back(std::move(constraint));
      }
    }
    if (!file.root || failed_) return;
    visit_features(*file.root, [&](UvlFeature& feature) { attach(feature, roots); });
    for (const UvlImport& import : file.imports) {
      if (roots.contains(import.alias)) {
        refuse(import.where, "unused-import", "The root of \"" + import.alias + "\" is nowhere in the feature tree.");
      }
    }
  }

  void attach(UvlFeature& feature, std::map<std::string, UvlFeature>& roots) {
    if (feature.path.size() < 2) return;
    const auto root = roots.find(feature.path.front());
    const std::string name = joined(feature.path);
    if (root == roots.end() || root->second.name != name) {
      refuse(feature.where, "unknown-import", "No import not yet used has the root \"" + name + "\".");
      return;
    }
    feature.name = name;
    feature.path.clear();
    feature.type = root->second.type;
    if (!feature.cardinality) feature.cardinality = root->second.cardinality;
    for (auto& attribute : root->second.attributes) feature.attributes.push_back(std::move(attribute));
    for (auto& group : root->second.groups) feature.groups.push_back(std::move(group));
    roots.erase(root);
  }

  UvlFile read_import(const UvlImport& import) {
    const std::string name = joined(import.path);
    if (!resolver_) {
      return refuse(import.where, "unsupported", "Imports need a file on disk to be found beside; this text has none.");
    }
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      return refuse(import.where, "bad-import", "\"" + name + "\" imports itself.");
    }
    if (open_.size() >= kDeepestImport || whole_.files.size() >= kMostFiles) {
      return refuse(import.where, "too-big", "There are too many imports.");
    }
    for (const std::string& part : import.path) {
      const bool plain = !part.empty() && part.front() != '.' && part.find_first_of("/\\:") == std::string::npos &&
                         part.find('\0') == std::string::npos;
      if (!plain) return refuse(import.where, "bad-import", "\"" + part + "\" is no name of a file or folder.");
    }
    const UvlSource source = resolver_(import.path);
    if (source.content.problem != ReadProblem::none) {
      std::string file;
      for (const std::string& part : import.path) file += (file.empty() ? "" : "/") + part;
      return refuse(import.where, "unreadable", "There is no readable file \"" + file + ".uvl\" beside the model.");
    }
    open_.push_back(name);
    UvlFile file = read(source.content.bytes, source.name);
    open_.pop_back();
    return file;
  }

  const UvlResolver& resolver_;
  Findings& findings_;
  UvlWhole whole_;
  bool failed_ = false;
  std::vector<std::string> open_;  ///< imports being read, outermost first
};

}  // namespace

std::optional<UvlWhole> read_uvl(std::string_view text, std::string_view name, const UvlResolver& resolver,
                                 Findings& findings) {
  Importer importer(resolver, findings);
  UvlFile file = importer.read(text, name);
  if (!file.root || importer.failed()) return std::nullopt;
  return importer.finish(std::move(file));
}

}  // namespace maquette::formats
