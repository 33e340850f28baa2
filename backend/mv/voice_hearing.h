#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/cancel.h"
#include "base/progress.h"
#include "media/media.h"
#include "mouth/mouth.h"
#include "mv/song.h"
#include "storage/kept_files.h"

namespace mv {

// What the engine of mouths heard in a song, kept by the song's content: a song is listened to once, whole,
// since a slice alone tells less about what is voice and what is music. Several who ask at once wait for the
// one who listens. Thread-safe.
class VoiceHearing {
 public:
  // `program`: names this build, whose engine may hear otherwise than another. `folder`: for passing files.
  VoiceHearing(const media::Media& media, const storage::KeptFiles& kept, std::string program,
               std::filesystem::path folder);

  // Of the whole song; times from its beginning. `lyrics`: what is sung, as mouth::parse_lyrics reads it; ""
  // where nobody has told. Errors as SongSound, mouth::parse_lyrics and mouth::hear.
  std::shared_ptr<const mouth::Hearing> hear(const SongFile& song, const std::string& lyrics,
                                             base::CancelToken cancel, base::ProgressSink& progress);

 private:
  struct Song {
    std::timed_mutex mutex;  // held while listening
    std::weak_ptr<const mouth::Hearing> heard;
  };
  std::shared_ptr<const mouth::Hearing> listen(const std::string& key, const SongFile& song,
                                               const std::string& lyrics, const base::CancelToken& cancel,
                                               base::ProgressSink& progress);

  const media::Media& media_;
  const storage::KeptFiles& kept_;
  const std::string program_;
  const std::filesystem::path folder_;
  std::mutex mutex_;
  std::map<std::string, std::weak_ptr<Song>> songs_;  // of those that somebody waits for
};

// The part of a hearing that lies in `range`, moved to time 0 and `range` long; where the song is over, the
// mouth rests.
mouth::Hearing slice(const mouth::Hearing& heard, timing::TimeRange range);

// The kept form. Reading throws Error{kDamaged} for what is none.
std::string hearing_to_json(const mouth::Hearing& heard);
mouth::Hearing hearing_from_json(std::string_view text);

}  // namespace mv
