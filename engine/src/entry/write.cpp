// Writing an entry: content to members, members to digests, digests to a seal, all to a ZIP; each step a function of the
// one before, without clock or chance, so the same content gives the same bytes.
//
// The last step is to verify what was written, with the verifier an organiser runs. A kiosk therefore never hands out an
// entry that would be refused later, and every limit is stated once, where it is checked.
#include <algorithm>
#include <deque>

#include "entry/bag.h"
#include "entry/bill.h"
#include "entry/contest.h"
#include "entry/dsse.h"
#include "entry/entry_design.h"
#include "entry/fields.h"
#include "entry/media.h"
#include "entry/members.h"
#include "entry/renders.h"
#include "maquette/entry.h"

namespace maquette {
namespace {

using namespace entry;

/// Members under construction: small ones it owns, large ones it refers to.
class Draft {
 public:
  void refer(std::string_view name, std::string_view data) { members_.push_back({std::string(name), data}); }
  void add(std::string_view name, std::string data) { refer(name, owned_.emplace_back(std::move(data))); }

  const std::vector<ZipMember>& in_order() {
    std::sort(members_.begin(), members_.end(),
              [](const ZipMember& a, const ZipMember& b) { return member_before(a.name, b.name); });
    return members_;
  }

 private:
  std::deque<std::string> owned_;
  std::vector<ZipMember> members_;
};

std::optional<std::string> refuse_catalog(const CatalogFiles& catalog) {
  for (const auto& [path, text] : catalog.files) {
    if (!is_member_name(std::string(kCatalogFolder) + path))
      return "the catalog's file '" + path + "' cannot have this name in an entry";
  }
  if (catalog.files.count(catalog.entry_point) == 0) return "the catalog's files lack their entry point";
  return std::nullopt;
}

std::optional<std::string> refuse_content(const Model& model, const CatalogFiles& catalog, const EntryContent& content) {
  for (auto problem : {refuse_fields(content.fields), refuse_renders(content.renders), refuse_catalog(catalog),
                       refuse_variant(model, content.variant)}) {
    if (problem) return problem;
  }
  if (auto problem = refuse_entrant(read_conditions(catalog), content.variant, content.fields, content.renders, {}))
    return problem;
  for (const EntryRender& render : content.renders) {
    if (auto problem = refuse_png(render.png)) return "render '" + render.name + "': " + *problem;
  }
  if (auto problem = refuse_glb(content.glb)) return "the model: " + *problem;
  return std::nullopt;
}

void add_payload(Draft& draft, const Model& model, const CatalogFiles& catalog, const EntryContent& content,
                 const KioskKey& key) {
  draft.add(kDesignName, write_entry_design(model, content.variant));
  draft.add(kFieldsName, write_entry_json({content.fields, content.renders, catalog.entry_point, key.public_key}));
  draft.add(kBillName, write_bill(model, content.variant));
  draft.refer(kModelName, content.glb);
  for (const EntryRender& render : content.renders) draft.refer(render_name(render.name), render.png);
  for (const auto& [path, text] : catalog.files) draft.refer(std::string(kCatalogFolder) + path, text);
}

}  // namespace

EntryWritten write_entry(const Model& model, const CatalogFiles& catalog, const EntryContent& content,
                         const KioskKey& key) {
  if (const auto problem = refuse_content(model, catalog, content)) return {{}, *problem};
  Draft draft;
  add_payload(draft, model, catalog, content, key);
  const Digests payload = digest(draft.in_order());
  draft.add(kManifestName, write_manifest(payload));
  draft.add(kBagInfoName, write_bag_info(payload));
  draft.refer(kBagName, kBag);
  draft.refer(kMimetypeName, kMimetype);
  draft.add(kEnvelopeName, write_envelope(seal(write_statement(digest(draft.in_order())), key)));
  std::string package = write_zip(draft.in_order());
  const VerifyResult verified = verify_entry(package, {{key.public_key}, model.digest});
  if (!verified.verified) return {{}, verified.problem};
  return {std::move(package), {}};
}

}  // namespace maquette
