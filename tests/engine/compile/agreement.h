// Everyone asked the same about a small catalog: brute force, the compiled form, Z3, and the session that joins them.
//
// The tests run it over thousands of random catalogs, a soak run over as many as fit its time, and a test that plants
// faults in the circuit makes sure that it would notice. So disagreements come back as sentences instead of failing a test.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "compile/compiled.h"
#include "support/brute_force.h"

namespace maquette::compile {

using Complaints = std::vector<std::string>;

/// States, live states, numbers, shares, least totals, minima and samples of the compiled form, beside no selections and
/// beside random ones, and its verdict on up to 300 whole assignments. Where rules were left out of the circuit it may
/// answer `unknown`.
Complaints compiled_complaints(const std::shared_ptr<const CompiledCatalog>& compiled, const testing::BruteForce& reference,
                               std::uint64_t seed);

/// Z3's states, number of designs (where there are few) and minima; the session's explanations, each left-out member
/// checked by brute force and by Z3, and its repairs.
Complaints solver_complaints(const std::shared_ptr<const Model>& model, const testing::BruteForce& reference,
                             std::uint64_t seed);

}  // namespace maquette::compile
