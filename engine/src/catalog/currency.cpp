// The currencies of ISO 4217 that people pay with, by how many digits follow the point.
#include <string>

#include "catalog/quantity.h"

namespace maquette::catalog {
namespace {

constexpr std::string_view kNoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kThreeDigits = "BHD IQD JOD KWD LYD OMR TND";
constexpr std::string_view kTwoDigits =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP "
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS "
    "KHR "
    "KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB "
    "PEN "
    "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD "
    "TWD "
    "TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG";

bool lists(std::string_view codes, std::string_view code) {
  const std::size_t at = codes.find(code);
  return at != std::string_view::npos && at % 4 == 0;
}

}  // namespace

std::optional<int> currency_decimals(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  if (lists(kTwoDigits, code)) return 2;
  if (lists(kNoDigits, code)) return 0;
  if (lists(kThreeDigits, code)) return 3;
  return std::nullopt;
}

}  // namespace maquette::catalog
