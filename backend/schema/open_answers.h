#pragma once

#include <vector>

#include <boost/json/object.hpp>

#include "schema/json_schema.h"
#include "schema/openapi.h"

namespace schema {

// The headers of a reply: its own and those that every reply has.
boost::json::object headers(const std::vector<HeaderNote>& own);

// All replies of an operation by status: what it tells and the errors that its kind brings along.
boost::json::object answers(SchemaWriter& writer, const Operation& operation);

// The schema of raw bytes, in replies and requests.
boost::json::object bytes_schema();

}  // namespace schema
