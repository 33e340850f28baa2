#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/cancel.h"
#include "mv/workshop.h"

namespace mv {

// The still that stands for a clip or a film: its middle picture as JPEG, at most 640 pixels wide.

// Where it was made before. Opens no media. Throws Error{kNotFound} for a video that is not there.
std::optional<std::filesystem::path> find_poster(const Workshop& workshop, const std::string& video);

// The same, made where it is missing. Errors as Media::pictures_at.
std::filesystem::path kept_poster(const Workshop& workshop, const std::string& video,
                                  base::CancelToken cancel);

// The middle picture of any film, as above, into `out`.
void write_poster(const media::Media& media, const std::filesystem::path& film,
                  const std::filesystem::path& out, base::CancelToken cancel);

}  // namespace mv
