#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "schema/openapi.h"

namespace schema {

// The forms of the API's errors, for the reference: of everything that a handler refuses or that fails …
Schema error_schema();
// … of a 422 that lists wrong fields …
Schema validation_error_schema();
// … and of a 401.
Schema unauthorized_schema();

boost::json::object error_example(const std::string& code, const std::string& message);
// With a fault that could really be found in such a body or query.
boost::json::object validation_error_example(const Shape& checked, std::string_view where);
boost::json::object unauthorized_example();

}  // namespace schema
