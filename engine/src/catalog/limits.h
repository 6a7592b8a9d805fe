// What a catalog may be at most. Generous for people, small enough that no file can exhaust a kiosk.
// docs/catalog-format.md states the same numbers.
#pragma once

#include <cstddef>
#include <cstdint>

namespace maquette::catalog {

inline constexpr std::size_t kMaxTomlBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxCsvBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMaxWaysBytes = std::size_t{64} << 10;  ///< of the sheet beside a mesh
inline constexpr std::size_t kMaxFiles = 256;
inline constexpr std::size_t kMaxCatalogBytes = std::size_t{32} << 20;  ///< of all files together
inline constexpr std::size_t kMaxPathBytes = 256;
inline constexpr std::size_t kMaxTomlNesting = 16;
inline constexpr std::size_t kMaxCsvColumns = 256;
inline constexpr std::size_t kMaxCsvCellBytes = 4096;
inline constexpr std::size_t kMaxTextBytes = 4096;  ///< of one label, help, because, rule, ...
inline constexpr std::size_t kMaxIdBytes = 64;
inline constexpr std::size_t kMaxParts = 4096;
inline constexpr std::size_t kMaxOptionsOfPart = 4096;
inline constexpr std::size_t kMaxOptions = 100'000;
inline constexpr std::size_t kMaxAttributes = 16;
inline constexpr std::size_t kMaxLanguages = 64;
inline constexpr std::size_t kMaxTextLength = 64;           ///< letters of a text part
inline constexpr std::size_t kMaxRuleNesting = 24;          ///< parentheses, `not` and `if` inside each other
inline constexpr std::size_t kMaxFormulaCells = 8'000'000;  ///< numbers in all lowered rules together
inline constexpr std::size_t kMaxShapes = 256;
inline constexpr std::size_t kMaxShapeKeys = 64;  ///< of one shape
inline constexpr std::size_t kMaxFindings = 1000;
inline constexpr std::int64_t kMostImportance = 100;           ///< of a part, in repairs
inline constexpr std::int64_t kMaxAmount = 1'000'000'000'000;  ///< in the smallest unit

}  // namespace maquette::catalog
