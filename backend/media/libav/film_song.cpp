#include "media/libav/film_song.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/check_whole.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

// What a decoder must have heard before its output is right, in samples at the stream's rate. AAC overlaps
// two packets of 1024; MP3 reaches back 511 bytes, ten frames at the lowest bit rates of music; Opus wants 80
// ms (RFC 7845, 4.6).
std::int64_t preroll_of(const Input& input) {
  switch (input.need_audio()->codecpar->codec_id) {
    case AV_CODEC_ID_AAC:
      return 1024;
    case AV_CODEC_ID_MP3:
      return 10 * 1152;
    case AV_CODEC_ID_OPUS:
      return 3840;
    case AV_CODEC_ID_FLAC:
    case AV_CODEC_ID_ALAC:
      return 0;
    default:
      throw Error(ErrorKind::kUnsupported,
                  fmt::format("{} is {}, which an MP4 film cannot carry unchanged; let it be encoded as AAC",
                              input.name(), avcodec_get_name(input.need_audio()->codecpar->codec_id)));
  }
}

}  // namespace

FilmSong::FilmSong(int fd, std::string name, const Place& place)
    : input_(fd, std::move(name)),
      stream_(input_.need_audio()),
      rate_(stream_->codecpar->sample_rate),
      length_(timing::nearest_sample(place.film, rate_)),
      delay_(timing::nearest_sample(place.delay, rate_)),
      packets_(input_, timing::nearest_sample(place.start, rate_), preroll_of(input_)) {
  check_whole(input_);
  const Packet packet = new_packet();
  while (next(packet.get())) ++count_;
  packets_.rewind();
}

AVStream* FilmSong::add_stream(FileOutput& output) const {
  return output.add_stream(stream_, {1, rate_});
}

bool FilmSong::next(AVPacket* packet) {
  if (!packets_.next(packet)) return false;
  packet->pts += delay_;
  packet->dts += delay_;
  if (packet->pts >= length_) return false;
  // The sound ends with the picture.
  packet->duration = std::min(packet->duration, length_ - packet->pts);
  // Delay and padding of the song's own file mean nothing in the film.
  av_packet_free_side_data(packet);
  return true;
}

}  // namespace media
