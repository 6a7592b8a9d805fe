// One [[case]] of a file -> a Case of a model.
#pragma once

#include "catalog/report.h"
#include "catalog/table_cursor.h"
#include "maquette/cases.h"

namespace maquette::workshop {

/// The circumstances a case names; `asked` where it names none. Nothing is reported: the keys are read again with the rest.
Circumstances circumstances_of(const catalog::Node& table, const Circumstances& asked);

/// Every mistake is reported; what can be read is.
Case parse_case(const Model& model, const catalog::Node& table, catalog::Report& report);

}  // namespace maquette::workshop
