// A minimal conflict out of a conflict, by leaving out one member after the other.
//
// If the rest still conflicts the member was not needed, and the core that comes with the answer may drop others with it;
// else it stays. One question for each member that stays or goes alone (Bakker et al., "Diagnosing and solving
// over-determined constraint satisfaction problems", 1993; with core refinement as in Marques-Silva, "Minimal
// unsatisfiability", 2010). Neighbour: QuickXplain (Junker, 2004), better where conflicts are few among very many; the
// solver's first core is already short here.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "maquette/session.h"

namespace maquette {

template <class Member>
std::vector<Member> without(const std::vector<Member>& members, const Member& left_out) {
  std::vector<Member> rest;
  std::copy_if(members.begin(), members.end(), std::back_inserter(rest),
               [&](const Member& member) { return member != left_out; });
  return rest;
}

/// A subset of `members` (sorted) that conflicts, while each of its own proper subsets does not. `conflict_of(members)`
/// returns a pair: `no` and a sorted subset that already conflicts, or another verdict. Nothing when an answer was unknown:
/// then minimality cannot be claimed.
template <class Member, class ConflictOf>
std::optional<std::vector<Member>> minimal_conflict(std::vector<Member> members, const ConflictOf& conflict_of) {
  const std::vector<Member> candidates = members;
  for (const Member& candidate : candidates) {
    if (!std::binary_search(members.begin(), members.end(), candidate)) continue;  // an earlier core did without it
    auto [verdict, core] = conflict_of(without(members, candidate));
    if (verdict == Verdict::unknown) return std::nullopt;
    if (verdict == Verdict::no) members = std::move(core);
  }
  return members;
}

}  // namespace maquette
