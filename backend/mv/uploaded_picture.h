#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "mv/workshop.h"

namespace mv {

// ".png", ".jpg" or ".webp", told by the first bytes and by a look at the picture. Throws Error{kEmpty},
// Error{kNotMedia} for everything else, and as Media::pictures_at for one that cannot be shown.
std::string_view picture_ending(const Workshop& workshop, const std::filesystem::path& file);

// Takes a picture into the library as the image `id` of a project; its bytes are shared, not changed.
void import_picture(const Workshop& workshop, const std::string& id, const std::filesystem::path& file,
                    std::string_view ending, const std::string& title, const std::string& project);

}  // namespace mv
