// An allow-list: what an entry may hold is a handful of names and two folders, and all else is refused, whatever it may
// mean.
#include "entry/members.h"

#include <algorithm>
#include <array>

#include "entry/bag.h"
#include "entry/dsse.h"
#include "entry/entry_design.h"
#include "entry/fields.h"
#include "entry/text.h"

namespace maquette::entry {
namespace {

constexpr std::array<std::string_view, 9> kRequired{kMimetypeName, kEnvelopeName, kBagInfoName, kBagName,     kBillName,
                                                    kDesignName,   kFieldsName,   kModelName,   kManifestName};
constexpr std::string_view kPng = ".png";

bool is_render(std::string_view name) {
  if (!name.starts_with(kRenderFolder) || !name.ends_with(kPng)) return false;
  name.remove_prefix(kRenderFolder.size());
  return name.size() > kPng.size() && is_id(name.substr(0, name.size() - kPng.size()), 32);
}

bool is_catalog_file(std::string_view name) {
  return name.starts_with(kCatalogFolder) && (name.ends_with(".toml") || name.ends_with(".csv"));
}

auto find(const std::vector<ZipMember>& members, std::string_view name) {
  return std::find_if(members.begin(), members.end(), [&](const ZipMember& member) { return member.name == name; });
}

}  // namespace

std::string render_name(std::string_view render) {
  return std::string(kRenderFolder) + std::string(render) + std::string(kPng);
}

std::optional<std::string> refuse_members(const std::vector<ZipMember>& members) {
  for (const std::string_view name : kRequired) {
    if (find(members, name) == members.end()) return "the member '" + std::string(name) + "' is missing";
  }
  for (const ZipMember& member : members) {
    const bool fixed = std::find(kRequired.begin(), kRequired.end(), member.name) != kRequired.end();
    if (!fixed && !is_render(member.name) && !is_catalog_file(member.name)) {
      return "the member '" + member.name + "' does not belong in an entry";
    }
  }
  return std::nullopt;
}

std::string_view member_data(const std::vector<ZipMember>& members, std::string_view name) {
  const auto found = find(members, name);
  return found == members.end() ? std::string_view{} : found->data;
}

}  // namespace maquette::entry
