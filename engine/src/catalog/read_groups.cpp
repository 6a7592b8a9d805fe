#include "catalog/assembly.h"
#include "catalog/instances.h"
#include "catalog/limits.h"

namespace maquette::catalog {
namespace {

CameraView read_camera(const Node& node, Report& report) {
  CameraView view;
  TableCursor cursor(node, "a camera", report);
  const auto take = [&](std::string_view key, double least, double most, float& into) {
    if (const auto value = cursor.number(key, least, most)) into = static_cast<float>(*value);
  };
  take("azimuth", -360, 360, view.azimuth);
  take("elevation", -89, 89, view.elevation);
  take("distance", 0.1, 10, view.distance);
  if (const Node* target = cursor.find("target")) {
    if (target->kind != Node::Kind::array || target->items.size() != view.target.size()) {
      report.error(target->where, "wrong-type", "\"target\" must be three numbers: target = [0.0, 0.05, 0.0]");
    } else {
      for (std::size_t i = 0; i < view.target.size(); ++i) {
        view.target[i] = static_cast<float>(read_number(target->items[i], "target", -10, 10, report).value_or(0.0));
      }
    }
  }
  cursor.finish();
  return view;
}

void read_group(const Node& node, Assembly& assembly) {
  Group group;
  TableCursor cursor(node, "a group", assembly.report);
  const auto id = cursor.need_text("id");
  group.label = read_localized(cursor, "label", true, assembly);
  group.help = read_localized(cursor, "help", false, assembly);
  if (const Node* camera = cursor.table("camera")) group.camera = read_camera(*camera, assembly.report);
  cursor.finish();
  if (!id || !check_id(*id, "a group's id", assembly.report)) return;
  group.id = assembly.local(id->value);
  label_instance(group.label, assembly);
  name_instance(group.help, assembly);
  const auto index = static_cast<GroupIndex>(assembly.model.groups.size());
  if (!assembly.groups.add({group.id, id->where}, index, "group", assembly.report)) return;
  assembly.model.groups.push_back(std::move(group));
  assembly.group_places.push_back(node.where);
}

}  // namespace

void read_groups(Assembly& assembly) {
  for (const Document& document : assembly.documents) {
    TableCursor top(document.root, "this file", assembly.report);
    for (const Node* node : top.tables("group")) {
      for_each_instance(id_in(*node), assembly, [&] { read_group(*node, assembly); });
    }
  }
}

}  // namespace maquette::catalog
