#pragma once

#include <cstdint>

#include <boost/json/value.hpp>

#include "schema/note.h"
#include "schema/reader.h"

namespace schema {

// Whether the number is inside the note's bounds; else a fault with `input` is noted.
bool within_bounds(Reader& reader, const boost::json::value& input, const Note& note, std::int64_t value);
bool within_bounds(Reader& reader, const boost::json::value& input, const Note& note, double value);

}  // namespace schema
