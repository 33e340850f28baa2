#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace providers {

// What the start of a picture says it is: "image/jpeg", "image/webp", else "image/png".
std::string picture_type_of(std::string_view bytes);
std::string picture_type(const std::filesystem::path& picture);

}  // namespace providers
