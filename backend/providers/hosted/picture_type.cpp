#include "providers/hosted/picture_type.h"

#include <fstream>

namespace providers {

std::string picture_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  return bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP") ? "image/webp" : "image/png";
}

std::string picture_type(const std::filesystem::path& picture) {
  std::string head(12, '\0');
  std::ifstream(picture, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return picture_type_of(head);
}

}  // namespace providers
