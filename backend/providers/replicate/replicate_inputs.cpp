#include "providers/replicate/replicate_inputs.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace providers {
namespace {

namespace json = boost::json;

}  // namespace

void ReplicateInputs::leave_out(std::string_view input) {
  notes_.push_back(fmt::format("{} has no input \"{}\"; it was left out", model_, input));
}

void ReplicateInputs::set(std::string_view input, json::value value) {
  if (!takes(input)) return leave_out(input);
  values_[input] = std::move(value);
}

void ReplicateInputs::set_text(std::string_view input, std::string_view text) {
  if (!schema_ || schema_->allows(input, text)) return set(input, json::string(text));
  notes_.push_back(fmt::format("{} does not know \"{}\" for \"{}\"; it was left out", model_,
                               base::printable(text), input));
}

void ReplicateInputs::set_file(ReplicateFileInput file) {
  if (!takes(file.input)) return leave_out(file.input);
  files_.push_back(std::move(file));
}

json::object ReplicateInputs::recorded() const {
  json::object recorded = values_;
  for (const ReplicateFileInput& file : files_) {
    const json::string name(base::printable(file.file.filename().string()));
    if (file.in_list)
      recorded[file.input] = json::array{name};
    else
      recorded[file.input] = name;
  }
  return recorded;
}

std::int64_t replicate_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7fff'ffffU);
}

}  // namespace providers
