#pragma once

#include <boost/json/value.hpp>

#include "schema/json_schema.h"

namespace schema {

// An example of a value, put together from the examples of its fields. A request shows what must be sent and
// what has an example; a reply shows every field, optional ones without an example as null.
boost::json::value example_of(const Shape& shape, const Note& note, Role role);

}  // namespace schema
