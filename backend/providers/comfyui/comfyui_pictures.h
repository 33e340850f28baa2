#pragma once

#include <filesystem>
#include <string>

namespace providers {

// What the start of a picture's file says it is: "image/jpeg", "image/webp", else "image/png".
std::string comfyui_picture_type(const std::filesystem::path& picture);

}  // namespace providers
