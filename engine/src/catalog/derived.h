// [[derived]]: attributes worked out from others.
#pragma once

#include "catalog/assembly.h"

namespace maquette::catalog {

/// Declares them, so that every option has a place for their values. Their units are known from here on.
void declare_derived(Assembly& assembly);

/// Works them out, once all options and their own values are known.
void work_out_derived(Assembly& assembly);

}  // namespace maquette::catalog
