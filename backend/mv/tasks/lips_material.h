#pragma once

#include <filesystem>
#include <string>

#include "jobs/runner.h"
#include "mv/tasks/lips_task.h"

namespace mv {

// What a lip-sync job works with, wherever it came from.
struct LipsMaterial {
  std::filesystem::path clip;
  SongFile song;
  std::string take_fingerprint;  // of the take that the clip is; "" for none
};

// Ids come before links; what is linked is fetched into `folder`. Errors as Library::existing_video and
// net::Fetcher::fetch.
LipsMaterial lips_material(const Workshop& workshop, const LipsyncRequest& request,
                           const std::filesystem::path& folder, jobs::Attempt& attempt);

// The slice of the song that is sung over a clip of that length. Throws Error{kOutOfRange} for a start past
// the song's end.
timing::TimeRange sung_slice(const Workshop& workshop, const LipsyncRequest& request, const SongFile& song,
                             timing::Flicks clip, const base::CancelToken& cancel);

// What is heard in the slice, at rest for what the clip is longer. Throws Error{kUnsuitable} where nobody
// sings; else errors as VoiceHearing::hear.
mouth::Hearing voice_over_clip(const Workshop& workshop, const SongFile& song, const std::string& lyrics,
                               timing::TimeRange slice, timing::Flicks clip, const base::CancelToken& cancel,
                               base::ProgressSink& progress);

// What is sung, as far as somebody has told, with the request or in the job's project; "" otherwise.
std::string told_lyrics(const Workshop& workshop, const LipsyncRequest& request, const jobs::Job& job);

// The clip that a take was synced from, or the clip itself: lips are never moved twice.
std::string original_clip(const Workshop& workshop, const std::string& id);

}  // namespace mv
