// What "sum" and "product" can be: each ring (more exactly, commutative semiring) makes the passes answer another question.
//
//   Existing   or and   is there a solution
//   Counting   + *      how many solutions, exactly
//   Scaled     + *      how many, rounded to a double's precision but never overflowing: for shares
//   Cheapest   min +    the least total of an additive attribute
//   Fastest    min max  the least maximum of an attribute
#pragma once

#include <gmpxx.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace maquette::compile {

using Natural = mpz_class;

struct Existing {
  using Value = std::uint8_t;
  static Value zero() { return 0; }
  static Value one() { return 1; }
  static bool is_zero(Value value) { return value == 0; }
  static void add(Value& sum, Value term) { sum |= term; }
  static void multiply(Value& product, Value factor) { product &= factor; }
};

struct Counting {
  using Value = Natural;
  static Value zero() { return 0; }
  static Value one() { return 1; }
  static bool is_zero(const Value& value) { return sgn(value) == 0; }
  static void add(Value& sum, const Value& term) { sum += term; }
  static void multiply(Value& product, const Value& factor) {
    if (factor != 1) product *= factor;
  }
};

/// mantissa * 2^exponent; the mantissa is 0 or in [0.5, 1).
struct ScaledNumber {
  double mantissa = 0.0;
  std::int64_t exponent = 0;

  static ScaledNumber of(double value, std::int64_t exponent = 0) {
    int shift = 0;
    const double mantissa = std::frexp(value, &shift);
    return {mantissa, mantissa == 0.0 ? 0 : exponent + shift};
  }
};

/// a / b, for b > 0.
inline double ratio(const ScaledNumber& a, const ScaledNumber& b) {
  const std::int64_t shift = std::clamp<std::int64_t>(a.exponent - b.exponent, -4000, 4000);
  return std::ldexp(a.mantissa / b.mantissa, static_cast<int>(shift));
}

struct Scaled {
  using Value = ScaledNumber;
  static Value zero() { return {}; }
  static Value one() { return {0.5, 1}; }
  static bool is_zero(const Value& value) { return value.mantissa == 0.0; }
  static void add(Value& sum, const Value& term) {
    if (is_zero(term)) return;
    if (is_zero(sum)) {
      sum = term;
      return;
    }
    const std::int64_t shift = term.exponent - sum.exponent;
    if (shift > 64) {
      sum = term;
    } else if (shift >= -64) {
      sum = ScaledNumber::of(sum.mantissa + std::ldexp(term.mantissa, static_cast<int>(shift)), sum.exponent);
    }
  }
  static void multiply(Value& product, const Value& factor) {
    product = ScaledNumber::of(product.mantissa * factor.mantissa, product.exponent + factor.exponent);
  }
};

/// "No solution" is infinite; finite values must stay well inside 64 bits.
struct Cheapest {
  using Value = std::int64_t;
  static constexpr Value kInfinite = std::numeric_limits<Value>::max();
  static Value zero() { return kInfinite; }
  static Value one() { return 0; }
  static bool is_zero(Value value) { return value == kInfinite; }
  static void add(Value& sum, Value term) { sum = std::min(sum, term); }
  static void multiply(Value& product, Value factor) {
    product = product == kInfinite || factor == kInfinite ? kInfinite : product + factor;
  }
};

struct Fastest {
  using Value = std::int64_t;
  static constexpr Value kInfinite = std::numeric_limits<Value>::max();
  static Value zero() { return kInfinite; }
  static Value one() { return std::numeric_limits<Value>::min(); }
  static bool is_zero(Value value) { return value == kInfinite; }
  static void add(Value& sum, Value term) { sum = std::min(sum, term); }
  static void multiply(Value& product, Value factor) { product = std::max(product, factor); }
};

}  // namespace maquette::compile
