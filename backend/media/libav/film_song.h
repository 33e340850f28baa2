#pragma once

#include <deque>
#include <string>

#include "media/libav/open_input.h"
#include "timing/flicks.h"

namespace media {

// The sound of a film: the packets of a song from the one that is needed to decode `start` to the film's end.
// Times are in samples, 0 is the film's first frame; what lies before it gets negative times, which MP4's
// edit list hides, so the song begins exactly. One thread.
class FilmSong {
 public:
  // Throws Error{kUnsupported} when MP4 cannot carry the codec, and what opening a song throws.
  FilmSong(int fd, std::string name, timing::Flicks start, timing::Flicks film_length);

  int sample_rate() const { return rate_; }
  // How many packets `next` will give; 0 when the song is over before `start`.
  std::int64_t packets() const { return count_; }
  AVStream* add_stream(AVFormatContext* output) const;
  bool next(AVPacket* packet);

 private:
  bool take(AVPacket* packet);
  void count_packets();
  void rewind();

  Input input_;
  AVStream* stream_;
  int rate_;
  std::int64_t first_ = 0;   // time stamp of the first audible sample, in samples
  std::int64_t start_ = 0;   // the song's sample under frame 0
  std::int64_t length_ = 0;  // of the film, in samples
  std::int64_t preroll_ = 0;
  std::int64_t count_ = 0;
};

}  // namespace media
