#pragma once

#include <string>

#include "mv/song.h"
#include "mv/workshop.h"

namespace mv {

// Songs of the library by their id. What their record says is not read from the file again: files of the
// library do not change. All throw Error{kNotFound} for an id without a file. Thread-safe.

// SHA-256 of the file. Read through only where no record knows it (a file that was put there by hand), or
// where the record is of another size.
std::string content_of_song(const Library& library, const std::string& id);

// libav's short name of the codec inside: "mp3", "aac", "alac", "opus". Where no record knows it, the file is
// opened: errors as Media::probe.
std::string codec_of_song(const Workshop& workshop, const std::string& id, base::CancelToken cancel);

// As open_song.
Song open_library_song(const Workshop& workshop, const std::string& id, timing::Flicks start,
                       base::CancelToken cancel);

}  // namespace mv
