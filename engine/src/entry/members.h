// The names of an entry's members: the fixed ones and the folders.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entry/zip.h"

namespace maquette::entry {

inline constexpr std::string_view kBillName = "data/bom.csv";
inline constexpr std::string_view kModelName = "data/model/design.glb";
inline constexpr std::string_view kCatalogFolder = "data/catalog/";
inline constexpr std::string_view kRenderFolder = "data/render/";

std::string render_name(std::string_view render);  ///< "front" -> "data/render/front.png"

/// One line when a member that every entry has is missing, or one is there that no entry has.
std::optional<std::string> refuse_members(const std::vector<ZipMember>& members);

/// The member's bytes; empty when there is none.
std::string_view member_data(const std::vector<ZipMember>& members, std::string_view name);

}  // namespace maquette::entry
