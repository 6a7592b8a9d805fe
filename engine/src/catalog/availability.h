// Markets, channels, days and stock: what can be had, and when and where.
//
// An option that cannot be had under the stated circumstances stays in the Model, so that designs and prices keep their
// meaning, and gets a rule of its own that forbids it: the customer reads why, as of any other "no", and may still be told
// what would make it possible. Days are compared as they are written, year first, so there is no clock and no time zone
// here.
#pragma once

#include "catalog/assembly.h"
#include "catalog/built_in_words.h"

namespace maquette::catalog {

/// `[catalog] markets` and `channels`; reports circumstances that the catalog does not know.
void read_offers(TableCursor& catalog, Assembly& assembly);

/// `markets`, `channels`, `valid_from`, `valid_until`, `in_stock`.
Availability read_availability(TableCursor& cursor, Assembly& assembly);
/// When and where a rule holds: the same without `in_stock`.
Availability read_force(TableCursor& cursor, Assembly& assembly);
/// The same from a cell of a sheet, whose words are `words`.
void read_availability_cell(std::string_view column, const Text& cell, const std::vector<Text>& words, Availability& into,
                            Assembly& assembly);

/// `over` where it says something, `under` elsewhere.
Availability merge(Availability under, const Availability& over);

/// Why it cannot be had; nothing when it can.
std::optional<Unavailable> why_not(const Availability& available, const Circumstances& circumstances);

/// A rule for each option that cannot be had, and what it forbids among the assembly's absences.
void add_availability_rules(Assembly& assembly);
/// Those absences, once all rules are there.
std::vector<Absence> take_absences(Assembly& assembly);

}  // namespace maquette::catalog
