#include "compile/stored.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "compile/byte_stream.h"
#include "compile/fingerprint.h"
#include "compile/plausible.h"
#include "support/sha256.h"

namespace maquette::compile {
namespace {

constexpr std::string_view kMagic = "maquette compiled catalog\n";
/// To be raised whenever the layout below changes, or what the compiler makes of a catalog.
constexpr std::uint32_t kFormat = 2;
constexpr std::size_t kChecksumSize = 64;

void write_circuit(ByteWriter& out, const Circuit& circuit) {
  out.number(circuit.leaf_count);
  out.numbers(circuit.node_branches);
  out.numbers(circuit.branch_leaves);
  out.numbers(circuit.branch_children);
  out.numbers(circuit.leaves);
  out.numbers(circuit.children);
}

Circuit read_circuit(ByteReader& in) {
  Circuit circuit;
  circuit.leaf_count = in.number<std::uint32_t>();
  circuit.node_branches = in.numbers<BranchIndex>();
  circuit.branch_leaves = in.numbers<std::uint32_t>();
  circuit.branch_children = in.numbers<std::uint32_t>();
  circuit.leaves = in.numbers<LeafIndex>();
  circuit.children = in.numbers<NodeIndex>();
  return circuit;
}

template <class Value>
void write_rows(ByteWriter& out, const PerOption<Value>& rows) {
  out.number(static_cast<std::uint64_t>(rows.size()));
  for (const auto& row : rows) out.numbers(row);
}

template <class Value>
PerOption<Value> read_rows(ByteReader& in) {
  PerOption<Value> rows;
  const std::uint64_t count = in.count(sizeof(std::uint64_t));
  for (std::uint64_t i = 0; i < count && !in.failed(); ++i) rows.push_back(in.numbers<Value>());
  return rows;
}

/// Whether there is one value for each option.
template <class Value>
bool fits(const Model& model, const PerOption<Value>& rows) {
  return rows.size() == model.parts.size() &&
         std::equal(rows.begin(), rows.end(), model.parts.begin(),
                    [](const auto& row, const Part& part) { return row.size() == part.options.size(); });
}

void write_residual(ByteWriter& out, std::span<const Residual> residual) {
  out.number(static_cast<std::uint64_t>(residual.size()));
  for (const Residual& rule : residual) {
    out.number(rule.rule);
    out.number(rule.sum.lower);
    out.number(rule.sum.upper);
    out.number(static_cast<std::uint64_t>(rule.sum.terms.size()));
    for (const Linear::Term& term : rule.sum.terms) {
      out.number(term.part);
      out.numbers(term.values);
    }
  }
}

std::vector<Residual> read_residual(ByteReader& in) {
  std::vector<Residual> residual;
  const std::uint64_t count = in.count(28);
  for (std::uint64_t i = 0; i < count && !in.failed(); ++i) {
    Residual& rule = residual.emplace_back();
    rule.rule = in.number<RuleIndex>();
    rule.sum.lower = in.number<std::int64_t>();
    rule.sum.upper = in.number<std::int64_t>();
    const std::uint64_t terms = in.count(12);
    for (std::uint64_t j = 0; j < terms && !in.failed(); ++j) {
      const auto part = in.number<PartIndex>();
      rule.sum.terms.push_back({part, in.numbers<std::int64_t>()});
    }
  }
  return residual;
}

bool fits(const Model& model, const Residual& rule) {
  std::vector<char> seen(model.parts.size(), 0);
  for (const Linear::Term& term : rule.sum.terms) {
    if (term.part >= model.parts.size() || seen[term.part] != 0) return false;
    if (term.values.size() != model.parts[term.part].options.size()) return false;
    seen[term.part] = 1;
  }
  return rule.rule < model.rules.size() && within_bounds(rule.sum);
}

PerOption<std::uint8_t> as_bytes(const PerOption<Verdict>& verdicts) {
  PerOption<std::uint8_t> bytes;
  for (const auto& row : verdicts) {
    auto& out = bytes.emplace_back();
    for (const Verdict verdict : row) out.push_back(static_cast<std::uint8_t>(verdict));
  }
  return bytes;
}

/// Nothing when a byte is no verdict.
std::optional<PerOption<Verdict>> as_verdicts(const PerOption<std::uint8_t>& bytes) {
  PerOption<Verdict> verdicts;
  for (const auto& row : bytes) {
    auto& out = verdicts.emplace_back();
    for (const std::uint8_t byte : row) {
      if (byte > static_cast<std::uint8_t>(Verdict::unknown)) return std::nullopt;
      out.push_back(static_cast<Verdict>(byte));
    }
  }
  return verdicts;
}

void write_unselected(ByteWriter& out, const Unselected& unselected) {
  out.text(unselected.designs.value_or(""));
  write_rows(out, unselected.shares.value_or(PerOption<double>{}));
}

/// Nothing when there is something that cannot be a count or a share.
std::optional<Unselected> read_unselected(ByteReader& in, const Model& model) {
  Unselected unselected;
  if (std::string digits = in.text(); !digits.empty()) {
    if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    unselected.designs = std::move(digits);
  }
  if (PerOption<double> shares = read_rows<double>(in); !shares.empty()) {
    const auto is_share = [](double share) { return share >= 0.0 && share <= 1.0; };
    const auto are_shares = [&](const std::vector<double>& row) { return std::all_of(row.begin(), row.end(), is_share); };
    if (!fits(model, shares) || !std::all_of(shares.begin(), shares.end(), are_shares)) return std::nullopt;
    unselected.shares = std::move(shares);
  }
  return unselected;
}

/// What comes before the checksum says whose the rest is.
std::string heading(const Model& model) {
  ByteWriter out;
  out.number(kFormat);
  out.text(fingerprint(model));
  return std::string(kMagic) + out.take();
}

/// What follows heading and checksum, when both are right.
std::optional<std::string_view> verified_body(const Model& model, std::string_view bytes) {
  const std::string expected = heading(model);
  if (!bytes.starts_with(expected) || bytes.size() < expected.size() + kChecksumSize) return std::nullopt;
  const std::string_view checksum = bytes.substr(expected.size(), kChecksumSize);
  const std::string_view body = bytes.substr(expected.size() + kChecksumSize);
  if (checksum != sha256_hex(body)) return std::nullopt;
  return body;
}

}  // namespace

std::string write_stored(const CompiledCatalog& catalog, const Unselected& unselected) {
  ByteWriter out;
  write_circuit(out, catalog.circuit());
  write_rows(out, catalog.layer().leaf);
  write_residual(out, catalog.residual());
  write_rows(out, as_bytes(catalog.ever_possible()));
  write_unselected(out, unselected);
  const std::string body = out.take();
  return heading(catalog.model()) + sha256_hex(body) + body;
}

std::optional<StoredCatalog> read_stored(std::shared_ptr<const Model> model, std::string_view bytes) {
  const auto body = verified_body(*model, bytes);
  if (!body) return std::nullopt;
  ByteReader in(*body);
  CompiledParts parts;
  parts.circuit = read_circuit(in);
  parts.layer.leaf_count = parts.circuit.leaf_count;
  parts.layer.leaf = read_rows<LeafIndex>(in);
  parts.residual = read_residual(in);
  auto ever_possible = as_verdicts(read_rows<std::uint8_t>(in));
  auto unselected = read_unselected(in, *model);
  if (!in.finished() || !ever_possible || !unselected || !fits(*model, *ever_possible)) return std::nullopt;
  const auto residual_fits = [&](const Residual& rule) { return fits(*model, rule); };
  if (!std::all_of(parts.residual.begin(), parts.residual.end(), residual_fits)) return std::nullopt;
  if (!plausible(*model, parts.circuit, parts.layer, parts.residual)) return std::nullopt;
  parts.ever_possible = std::move(*ever_possible);
  return StoredCatalog{CompiledCatalog::assemble(std::move(model), std::move(parts)), std::move(*unselected)};
}

}  // namespace maquette::compile
