// The bill of materials speaks in ids and skus, which no language and no customer changes: a spreadsheet that opens it
// meets nothing a stranger typed.
#include "entry/bill.h"

#include "maquette/evaluate.h"

namespace maquette::entry {
namespace {

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

}  // namespace

std::string write_bill(const Model& model, const Variant& variant) {
  std::string text = "part,option,sku\n";
  for (const BillLine& line : quote(model, variant).bill) {
    const Part& part = model.parts[line.part];
    text += quoted(part.id) + ',' + quoted(part.options[line.option].id) + ',' + quoted(line.sku) + '\n';
  }
  return text;
}

}  // namespace maquette::entry
