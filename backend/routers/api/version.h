#pragma once

namespace api {

constexpr const char* kVersion = "1.0.0";

}  // namespace api
