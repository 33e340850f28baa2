#pragma once

#include <string>

#include <boost/json/object.hpp>

namespace providers {

// The JSON Schema of an answer with so many scenes: {"scenes": [{"description", "negative_description"}]}. It
// keeps to what strict servers take: every property is required and no other is allowed.
boost::json::object story_schema(int scenes);

// The same in words, for models whose server does not hold them to a schema.
std::string story_form(int scenes);

}  // namespace providers
