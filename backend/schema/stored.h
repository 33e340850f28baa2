#pragma once

#include <boost/json/serialize.hpp>

#include "schema/parse.h"

namespace schema {

// A struct from JSON that we wrote ourselves (a job's input, a row's settings). Throws Refused for what does
// not fit it.
template <class T>
T from_json(const boost::json::object& stored) {
  return parse_body<T>(boost::json::serialize(stored), "").take();
}

}  // namespace schema
