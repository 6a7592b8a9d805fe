#include "entry/json_reader.h"

namespace maquette::entry {

using nlohmann::json;

const json* JsonReader::find(const std::string& pointer) const {
  const json::json_pointer path(pointer);
  return document_.value->contains(path) ? &document_.value->at(path) : nullptr;
}

bool JsonReader::expect(bool holds, const std::string& pointer, const std::string& what) {
  if (!holds && problem_.empty()) {
    const std::string name = pointer.empty() ? "the document" : pointer.substr(1);
    problem_ = to_string(Finding{Severity::error, document_.where(pointer), "json-value", name + " must be " + what});
  }
  return holds;
}

bool JsonReader::has(const std::string& pointer) const { return find(pointer) != nullptr; }

std::string JsonReader::text(const std::string& pointer) {
  const json* value = find(pointer);
  return expect(value != nullptr && value->is_string(), pointer, "text") ? value->get<std::string>() : std::string();
}

std::uint64_t JsonReader::count(const std::string& pointer) {
  const json* value = find(pointer);
  return expect(value != nullptr && value->is_number_unsigned(), pointer, "a whole number") ? value->get<std::uint64_t>()
                                                                                            : 0;
}

float JsonReader::real(const std::string& pointer) {
  const json* value = find(pointer);
  return expect(value != nullptr && value->is_number(), pointer, "a number") ? static_cast<float>(value->get<double>())
                                                                             : 0.0F;
}

const json* JsonReader::object(const std::string& pointer) {
  const json* value = find(pointer);
  return expect(value != nullptr && value->is_object(), pointer, "an object") ? value : nullptr;
}

const json* JsonReader::list(const std::string& pointer) {
  const json* value = find(pointer);
  return expect(value != nullptr && value->is_array(), pointer, "a list") ? value : nullptr;
}

}  // namespace maquette::entry
