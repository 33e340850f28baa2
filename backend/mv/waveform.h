#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "audio/peaks.h"
#include "mv/workshop.h"

namespace mv {

// The peaks of a song of the library, gathered once and kept by its content.

// Where they were gathered before. Opens no media. Throws Error{kNotFound} for a song that is not there.
std::optional<audio::Peaks> find_peaks(const Workshop& workshop, const std::string& song);

// Gathers and keeps them where they are missing. Errors as Media::read_audio.
void keep_peaks(const Workshop& workshop, const std::string& song, base::CancelToken cancel,
                base::ProgressSink& progress);

// The kept form: a line of numbers, then a byte pair for each peak. Nothing where the text is none of ours.
std::string peaks_text(const audio::Peaks& peaks);
std::optional<audio::Peaks> peaks_from(const std::string& text);

}  // namespace mv
