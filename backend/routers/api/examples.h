#pragma once

namespace api {

// The id in the reference's examples.
inline constexpr const char* kExampleId = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";

}  // namespace api
