#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "providers/replicate/replicate_schema.h"

namespace providers {

// A file that goes into an input as a link, once it is uploaded.
struct ReplicateFileInput {
  std::string input;
  std::filesystem::path file;
  std::string content_type;
  bool in_list = false;  // the input takes a list of links
};

// The inputs of one prediction, as far as its model takes them.
class ReplicateInputs {
 public:
  // `schema`: the model's own; null where it is not known: then all is taken.
  ReplicateInputs(std::string model, std::shared_ptr<const ReplicateSchema> schema)
      : model_(std::move(model)), schema_(std::move(schema)) {}

  bool takes(std::string_view input) const { return !schema_ || schema_->has(input); }
  // Whether the model's own schema lists it; false where there is none.
  bool lists(std::string_view input) const { return schema_ && schema_->has(input); }
  const ReplicateSchema* schema() const { return schema_.get(); }

  // What the model does not take is left out, and told.
  void set(std::string_view input, boost::json::value value);
  void set_text(std::string_view input, std::string_view text);
  void set_file(ReplicateFileInput file);
  // The note that an input was left out.
  void leave_out(std::string_view input);
  void note(std::string text) { notes_.push_back(std::move(text)); }

  const boost::json::object& values() const { return values_; }
  const std::vector<ReplicateFileInput>& files() const { return files_; }
  const std::vector<std::string>& notes() const { return notes_; }
  // For the record: files by name.
  boost::json::object recorded() const;

 private:
  std::string model_;
  std::shared_ptr<const ReplicateSchema> schema_;
  boost::json::object values_;
  std::vector<ReplicateFileInput> files_;
  std::vector<std::string> notes_;
};

// Seeds have 31 bits there.
std::int64_t replicate_seed(std::uint64_t seed);

}  // namespace providers
