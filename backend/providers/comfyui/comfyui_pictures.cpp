#include "providers/comfyui/comfyui_pictures.h"

#include <fstream>

namespace providers {

std::string comfyui_picture_type(const std::filesystem::path& picture) {
  std::string head(12, '\0');
  std::ifstream(picture, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  if (head.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return head.starts_with("RIFF") && head.ends_with("WEBP") ? "image/webp" : "image/png";
}

}  // namespace providers
