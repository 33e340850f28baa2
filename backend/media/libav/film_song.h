#pragma once

#include <string>

#include "media/libav/file_output.h"
#include "media/libav/open_input.h"
#include "media/libav/song_packets.h"
#include "timing/flicks.h"

namespace media {

// The sound of a film: the packets of a song from the one that is needed to decode `start` to the film's end.
// Times are in samples, 0 is the film's first frame; what lies before it gets negative times, which MP4's
// edit list hides, so the song begins exactly. One thread.
class FilmSong {
 public:
  struct Place {
    timing::Flicks start{0};  // of the song, at the film's first frame, or after the delay
    timing::Flicks delay{0};  // of the film, before the song is heard
    timing::Flicks film{0};   // the film's length
  };
  // Throws Error{kUnsupported} when MP4 cannot carry the codec, and what opening a song throws.
  FilmSong(int fd, std::string name, const Place& place);

  int sample_rate() const { return rate_; }
  // How many packets `next` will give; 0 when the song is over before `start`.
  std::int64_t packets() const { return count_; }
  AVStream* add_stream(FileOutput& output) const;
  bool next(AVPacket* packet);

 private:
  Input input_;
  AVStream* stream_;
  int rate_;
  std::int64_t length_;  // of the film, in samples
  std::int64_t delay_;   // in samples
  SongPackets packets_;
  std::int64_t count_ = 0;
};

}  // namespace media
