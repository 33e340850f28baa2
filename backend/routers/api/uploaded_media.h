#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "mv/tasks/audio_tasks.h"
#include "routers/api/context.h"

namespace api {

// An uploaded file has only a passing name here; people know it by theirs, and so do these errors.

// Takes a song into the library. Throws as mv::import_song.
mv::AudioReply take_song(const Context& context, const std::filesystem::path& file, const std::string& title);

// Throws as mv::picture_ending.
std::string_view ending_of_picture(const Context& context, const std::filesystem::path& file,
                                   const std::string& title);

}  // namespace api
