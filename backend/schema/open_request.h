#pragma once

#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "schema/json_schema.h"
#include "schema/openapi.h"

namespace schema {

// "/files/{path...}" as OpenAPI writes it: "/files/{path}".
std::string plain_path(std::string_view pattern);

// Parameters of the path, the query and the headers.
boost::json::array parameters(SchemaWriter& writer, const Operation& operation);

boost::json::object request_body(SchemaWriter& writer, const RequestBody& body);

}  // namespace schema
