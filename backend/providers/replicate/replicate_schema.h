#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

namespace providers {

// Which inputs a model takes, as it publishes them itself.
class ReplicateSchema {
 public:
  // From what the API says of a model. Empty where that holds no schema.
  static ReplicateSchema of_model(const boost::json::object& model);

  bool empty() const { return inputs_.empty(); }
  bool has(std::string_view input) const { return inputs_.contains(input); }
  // Whether the input takes that value; true where it takes any.
  bool allows(std::string_view input, std::string_view value) const;
  // The first input whose name holds `part`; "" for none.
  std::string named_like(std::string_view part) const;

 private:
  // The texts that an input is confined to; none: any.
  std::map<std::string, std::vector<std::string>, std::less<>> inputs_;
};

}  // namespace providers
