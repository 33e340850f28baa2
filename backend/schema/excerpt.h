#pragma once

#include <boost/json/value.hpp>

namespace schema {

// What of a client's value is repeated to it in an error: long texts and lists end in "…", so that no
// megabytes travel back, and secrets pasted into the wrong field at least not whole.
boost::json::value excerpt(const boost::json::value& value);

}  // namespace schema
