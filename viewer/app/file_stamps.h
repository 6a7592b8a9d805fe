// Which files are other than they were, without reading them.
//
// save -> stat of every file -> stamps -> compared with the stamps of what runs
//
// A stamp is what the system knows of a file for nothing: when it was written, how long it is, which inode it has. Make
// goes by the time alone (S. Feldman, "Make: a program for maintaining computer programs", 1979); an editor that replaces a
// file gives it another inode, and a branch that is checked out may bring an old time back, so all of it counts. Texts of a
// catalog are small and are compared themselves (app/reloader); a mesh and pictures are stamped.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

#include "maquette/model.h"

namespace maquette::app {

/// When a file was last written and which it is; equal stamps are taken for equal files.
struct FileStamp {
  bool exists = false;
  std::int64_t seconds = 0, nanoseconds = 0;
  std::uint64_t size = 0, inode = 0;
  bool operator==(const FileStamp&) const = default;
};
using FileStamps = std::map<std::filesystem::path, FileStamp>;

/// Pictures, the mesh and how it comes apart: what is no text of the catalog. By their paths below the model's root.
FileStamps stamp_assets(const Model& model);

/// The files of the folder `words`, by their whole paths: they are few and small, so they are told apart like pictures.
FileStamps stamp_words(const std::filesystem::path& words);

/// Every file in the shaders' folder, by its whole path.
FileStamps stamp_shaders();

/// Do all materials look the same, wherever in the catalog they are written and whatever they are called? Their pictures
/// are the same files; what is in them is `same_pictures`'s to say.
bool same_surfaces(const Model& a, const Model& b);

/// Are the mesh, and the sheet that says how it comes apart, the same files? `at`, `bt`: `stamp_assets` of `a` and of `b`.
bool same_mesh(const Model& a, const FileStamps& at, const Model& b, const FileStamps& bt);

/// Was every picture of `now` there `before`, and is it as it was? `after`: `stamp_assets` of `now`.
bool same_pictures(const FileStamps& before, const FileStamps& after, const Model& now);

}  // namespace maquette::app
