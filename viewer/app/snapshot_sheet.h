// `maquette-viewer --snapshot DESIGN --sheet FILE.pdf`: the print sheet with its pictures drawn.
#pragma once

#include <filesystem>
#include <string>

#include "gl/renderer.h"
#include "sheet/sheet.h"

namespace maquette::app {

/// The sheet of a variant with four views and a swatch of each group's material, at 300 pixels an inch.
sheet::Sheet picture_sheet(gl::Renderer& renderer, const Model& model, const Variant& variant, const viewer::Words& words,
                           const sheet::Origin& origin, const sheet::Paper& paper);

/// Writes FILE.pdf, or FILE.png and, where the list needs more pages, FILE-2.png on; adds the files to `written`. Returns a
/// sentence when it could not.
std::string write_sheet(const sheet::Sheet& sheet, const sheet::Paper& paper, const std::filesystem::path& file,
                        std::vector<std::filesystem::path>* written);

}  // namespace maquette::app
