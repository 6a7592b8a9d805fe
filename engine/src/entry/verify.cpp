// Verifying an entry, in an order that trusts nothing before it is proven:
//
//   bytes        the package is the one ZIP of its members (zip.cpp), and an entry's members are all it has
//   seal         the statement lists exactly these members with these digests, and a pinned key signed it (dsse.cpp)
//   fields       entry.json is well formed, and names the key that signed
//   catalog      the snapshot loads without a finding and is the catalog it is said to be
//   design       a variant of that catalog, breaking no rule, at its true price and lead time (entry_design.cpp)
//   contest      what the catalog asks of entries to its contest, and words that strangers must not read (contest.cpp)
//   media        the pictures and the model are what their names promise; nothing is decoded
//   the rest     every other member is what this entry's content gives, to the byte
//
// Up to the seal nothing but the container and the envelope is parsed, so a stranger's file never reaches the catalog
// reader. After it nothing is believed because it is signed: a signature says which kiosk sent the entry, not that the
// kiosk told the truth. `inspect_entry` differs in one point: it takes the key from the entry, which proves that the entry
// is whole, not who made it.
//
// Everything happens in memory, on views into the package.
#include <algorithm>

#include "entry/bag.h"
#include "entry/bill.h"
#include "entry/contest.h"
#include "entry/dsse.h"
#include "entry/entry_design.h"
#include "entry/fields.h"
#include "entry/media.h"
#include "entry/members.h"
#include "entry/renders.h"
#include "maquette/candidate.h"
#include "maquette/entry.h"
#include "maquette/evaluate.h"
#include "support/one_line.h"

namespace maquette {
namespace {

using namespace entry;
using Problem = std::optional<std::string>;

/// What is known so far; each step adds to it.
struct Opened {
  std::string_view package;
  std::vector<ZipMember> members;
  Digests digests;
  Envelope envelope;
  EntryJson entry;
  std::shared_ptr<const Model> model;
  EntryConditions conditions;
  Variant variant;
  EntrySummary summary;

  std::string_view at(std::string_view name) const { return member_data(members, name); }
};

Problem open_package(Opened& opened) {
  ZipRead read = read_zip(opened.package);
  if (!read.problem.empty()) return read.problem;
  opened.members = std::move(read.members);
  for (const ZipMember& member : opened.members) opened.summary.members.push_back(member.name);
  opened.summary.code = entry_code(opened.package);
  return refuse_members(opened.members);
}

Problem open_seal(Opened& opened) {
  EnvelopeRead read = read_envelope(opened.at(kEnvelopeName));
  if (!read.envelope) return read.problem;
  opened.envelope = std::move(*read.envelope);
  opened.summary.key_id = opened.envelope.key_id;
  opened.digests = digest(opened.members);
  const std::string difference = compare_statement(opened.envelope.statement, opened.digests);
  return difference.empty() ? Problem{} : difference;
}

Problem check_signature(const Opened& opened, const PublicKey& key) {
  const std::string& id = opened.envelope.key_id;
  if (key_id(key) != id) return "the key it carries is not the key " + id + " that signed";
  if (!is_signed_by(opened.envelope, key)) return "the signature is not that of key " + id;
  return std::nullopt;
}

Problem check_trust(const Opened& opened, const std::vector<PublicKey>& trusted) {
  for (const PublicKey& key : trusted) {
    if (key_id(key) == opened.envelope.key_id) return check_signature(opened, key);
  }
  return "signed by the key " + opened.envelope.key_id + ", which is not trusted";
}

Problem read_fields(Opened& opened) {
  EntryJsonRead read = read_entry_json(opened.at(kFieldsName));
  if (!read.entry) return read.problem;
  opened.entry = std::move(*read.entry);
  opened.summary.fields = opened.entry.fields;
  return check_signature(opened, opened.entry.public_key);
}

Problem load_snapshot(Opened& opened, const std::optional<std::string>& expected) {
  CatalogFiles files;
  files.entry_point = opened.entry.catalog;
  for (const ZipMember& member : opened.members) {
    if (member.name.starts_with(kCatalogFolder)) files.files[member.name.substr(kCatalogFolder.size())] = member.data;
  }
  if (files.files.count(files.entry_point) == 0) return "the catalog's snapshot has no '" + files.entry_point + "'";
  const EntryFields& fields = opened.entry.fields;
  CatalogResult built = build_model(files, false, {.market = fields.market, .channel = fields.channel, .on = fields.day});
  if (!built.model) {
    return "the catalog's snapshot does not load: " + (built.findings.empty() ? "" : to_string(built.findings.front()));
  }
  opened.model = std::move(built.model);
  opened.conditions = read_conditions(files);
  EntrySummary& summary = opened.summary;
  summary.catalog_id = opened.model->id;
  summary.catalog_version = opened.model->version;
  summary.catalog_digest = opened.model->digest;
  summary.currency = opened.model->currency;
  summary.price_decimals = opened.model->attributes[kPrice].decimals;
  if (expected && *expected != summary.catalog_digest) {
    return "made with another catalog: " + summary.catalog_id + ' ' + summary.catalog_version + ", digest " +
           summary.catalog_digest + ", not " + *expected;
  }
  return std::nullopt;
}

Problem read_variant(Opened& opened) {
  opened.summary.design_json = opened.at(kDesignName);
  EntryDesignRead read = read_entry_design(*opened.model, opened.summary.design_json);
  if (!read.variant) return read.problem;
  opened.variant = std::move(*read.variant);
  const Quote totals = quote(*opened.model, opened.variant);
  opened.summary.price = totals.totals[kPrice];
  opened.summary.lead_time = totals.totals[kLeadTime];
  return std::nullopt;
}

Problem check_contest(Opened& opened, std::string_view day) {
  const EntryFields& fields = opened.entry.fields;
  const Candidate candidate{fields.display_name, fields.title, fields.story, fields.language};
  opened.summary.review = texts_to_review(opened.conditions, *opened.model, opened.variant, candidate);
  return refuse_entrant(opened.conditions, opened.variant, fields, opened.entry.renders, day);
}

Problem check_media(const Opened& opened) {
  for (const EntryRender& render : opened.entry.renders) {
    const std::string name = render_name(render.name);
    if (opened.at(name).empty()) return std::string(kFieldsName) + ": describes '" + name + "', which is not there";
    if (const Problem problem = refuse_png(opened.at(name))) return name + ": " + *problem;
  }
  for (const ZipMember& member : opened.members) {
    const auto describes = [&](const EntryRender& render) { return render_name(render.name) == member.name; };
    const auto& renders = opened.entry.renders;
    if (member.name.starts_with(kRenderFolder) && std::none_of(renders.begin(), renders.end(), describes)) {
      return std::string(kFieldsName) + ": does not describe '" + member.name + "'";
    }
  }
  if (const Problem problem = refuse_glb(opened.at(kModelName))) return std::string(kModelName) + ": " + *problem;
  return std::nullopt;
}

Problem check_rest(const Opened& opened) {
  const std::pair<std::string_view, std::string> derived[] = {
      {kMimetypeName, std::string(kMimetype)},
      {kBagName, std::string(kBag)},
      {kBagInfoName, write_bag_info(opened.digests)},
      {kManifestName, write_manifest(opened.digests)},
      {kBillName, write_bill(*opened.model, opened.variant)},
  };
  for (const auto& [name, content] : derived) {
    if (opened.at(name) != content) return std::string(name) + ": not what this entry's content gives";
  }
  return std::nullopt;
}

Problem verify(Opened& opened, const VerifyOptions* options) {
  if (Problem problem = open_package(opened)) return problem;
  if (Problem problem = open_seal(opened)) return problem;
  if (options != nullptr) {
    if (Problem problem = check_trust(opened, options->trusted_keys)) return problem;
  }
  if (Problem problem = read_fields(opened)) return problem;
  if (Problem problem = load_snapshot(opened, options != nullptr ? options->catalog_digest : std::nullopt)) return problem;
  if (Problem problem = read_variant(opened)) return problem;
  if (Problem problem = check_contest(opened, options != nullptr ? options->day : std::string_view())) return problem;
  if (Problem problem = check_media(opened)) return problem;
  return check_rest(opened);
}

VerifyResult run(std::string_view package, const VerifyOptions* options) {
  Opened opened;
  opened.package = package;
  const Problem problem = verify(opened, options);
  return {!problem, one_line(problem.value_or("")), std::move(opened.summary)};
}

}  // namespace

VerifyResult verify_entry(std::string_view package, const VerifyOptions& options) { return run(package, &options); }

VerifyResult inspect_entry(std::string_view package) { return run(package, nullptr); }

}  // namespace maquette
