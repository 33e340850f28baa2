#include "providers/replicate/replicate_inputs.h"

#include <fstream>
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

std::string picture_type(const std::filesystem::path& picture) {
  std::string head(12, '\0');
  std::ifstream(picture, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  if (head.starts_with("\xff\xd8")) return "image/jpeg";
  if (head.starts_with("RIFF") && head.substr(8) == "WEBP") return "image/webp";
  return "image/png";
}

std::int64_t replicate_seed(std::uint64_t seed) {
  return static_cast<std::int64_t>(seed & 0x7fff'ffffU);
}

}  // namespace providers
