// Every finished design of every product as other viewers get it: written, read back by our own reader, and judged by the
// Khronos validator where that is installed (npm install --prefix build/peers gltf-validator).
#include "scene/glb_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

#include "maquette/catalog.h"
#include "maquette/design.h"
#include "maquette/session.h"
#include "scene/appearance.h"
#include "scene/assets.h"
#include "scene/glb.h"
#include "scene/shown.h"

namespace maquette::scene {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

const fs::path kRoot(MAQUETTE_SOURCE_DIR);

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("maquette-glb-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The catalogs' folders that have finished designs and a mesh to show them on.
std::vector<fs::path> products() {
  std::vector<fs::path> found;
  for (const auto& folder : fs::directory_iterator(kRoot / "catalogs")) {
    if (fs::is_directory(folder.path() / "designs")) found.push_back(folder.path());
  }
  return found;
}

/// How many slots a design shows; what is exported must have a node for each.
std::size_t shown(const Product& product, const Appearance& looks) {
  const std::vector<bool> slots = shown_slots(product, looks);
  return static_cast<std::size_t>(std::count(slots.begin(), slots.end(), true));
}

void export_design(Session& session, Assets& assets, const fs::path& design, const fs::path& to) {
  SCOPED_TRACE(design.string());
  const Model& model = session.model();
  const DesignResult parsed = parse_design(model, read_file(design), design.string());
  ASSERT_TRUE(parsed.selections);
  const Completion completion = session.complete(*parsed.selections);
  ASSERT_EQ(completion.found, Verdict::yes);
  const Appearance looks = appearance(model, completion.variant);
  const ExportResult written = export_glb(model, *assets.product().product, looks, {"A design", "Maquette, Apache-2.0"});
  ASSERT_THAT(written.problem, IsEmpty());
  EXPECT_EQ(written.glb, export_glb(model, *assets.product().product, looks, {"A design", "Maquette, Apache-2.0"}).glb);
  const GlbResult back = read_glb(written.glb);
  ASSERT_TRUE(back.glb) << back.problem;
  EXPECT_EQ(back.glb->nodes.size(), shown(*assets.product().product, looks));
  std::ofstream(to, std::ios::binary) << written.glb;
}

std::string output_of(const std::string& command, int* status) {
  const auto close = [status](FILE* pipe) { *status = pclose(pipe); };
  const std::unique_ptr<FILE, decltype(close)> pipe(popen(command.c_str(), "r"), close);
  std::string text;
  std::array<char, 4096> part{};
  for (std::size_t got = 0; pipe && (got = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;) {
    text.append(part.data(), got);
  }
  return text;
}

fs::path node_modules() {
  const char* named = std::getenv("MAQUETTE_NODE_MODULES");
  return named != nullptr ? fs::path(named) : kRoot / "build" / "peers" / "node_modules";
}

TEST(ExportedDesigns, HoldBothShoesWhereTheyDiffer) {
  const fs::path sneaker = kRoot / "catalogs" / "court-sneaker";
  const CatalogResult catalog = load_catalog(sneaker);
  ASSERT_TRUE(catalog.model);
  Session session(catalog.model);
  Assets assets(catalog.model);
  ASSERT_TRUE(assets.product().product);
  const auto left_nodes = [&](const char* design) {
    const std::string file = (sneaker / "designs" / design).string();
    const Completion made = session.complete(*parse_design(*catalog.model, read_file(file), file).selections);
    const ExportResult written = export_glb(*catalog.model, *assets.product().product,
                                            appearance(*catalog.model, made.variant), {"A pair", "Maquette, Apache-2.0"});
    const GlbResult back = read_glb(written.glb);
    return !back.glb ? -1 : std::count_if(back.glb->nodes.begin(), back.glb->nodes.end(), [](const GlbNode& node) {
      return node.name.starts_with("left:");
    });
  };
  EXPECT_EQ(left_nodes("centre-court.json"), 0);
  EXPECT_GT(left_nodes("port-and-starboard.json"), 20);
}

TEST(ExportedDesigns, PassTheKhronosValidator) {
  if (!fs::exists(node_modules() / "gltf-validator")) {
    GTEST_SKIP() << "the Khronos validator is not installed: npm install --prefix build/peers gltf-validator";
  }
  const Folder folder;
  std::string files;
  int designs = 0;
  for (const fs::path& product : products()) {
    const CatalogResult catalog = load_catalog(product);
    ASSERT_TRUE(catalog.model) << product;
    if (catalog.model->mesh.empty()) continue;
    Session session(catalog.model);
    Assets assets(catalog.model);
    ASSERT_TRUE(assets.product().product) << assets.product().problem;
    for (const auto& design : fs::directory_iterator(product / "designs")) {
      if (design.path().extension() != ".json") continue;
      const fs::path to = folder.path() / (product.filename().string() + "-" + design.path().stem().string() + ".glb");
      export_design(session, assets, design.path(), to);
      files += " '" + to.string() + "'";
      ++designs;
    }
  }
  EXPECT_GE(designs, 12);
  int status = 0;
  const std::string script = (kRoot / "tests" / "viewer" / "products" / "validate_glb.js").string();
  EXPECT_THAT(output_of("node '" + script + "' '" + node_modules().string() + "'" + files + " 2>&1", &status), IsEmpty());
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace maquette::scene
