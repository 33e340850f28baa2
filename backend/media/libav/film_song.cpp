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
std::int64_t preroll_of(const AVCodecParameters& parameters) {
  switch (parameters.codec_id) {
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
      return -1;
  }
}

}  // namespace

FilmSong::FilmSong(int fd, std::string name, timing::Flicks start, timing::Flicks film_length)
    : input_(fd, std::move(name)), stream_(input_.need_audio()), rate_(stream_->codecpar->sample_rate) {
  preroll_ = preroll_of(*stream_->codecpar);
  if (preroll_ < 0) {
    throw Error(ErrorKind::kUnsupported,
                fmt::format("{} is {}, which an MP4 film cannot carry unchanged; use --audio aac",
                            input_.name(), avcodec_get_name(stream_->codecpar->codec_id)));
  }
  check_whole(input_);
  input_.read_only(stream_);
  if (stream_->start_time != AV_NOPTS_VALUE)
    first_ = av_rescale_q(stream_->start_time, stream_->time_base, {1, rate_});
  start_ = timing::nearest_sample(start, rate_);
  length_ = timing::nearest_sample(film_length, rate_);
  count_packets();
}

AVStream* FilmSong::add_stream(AVFormatContext* output) const {
  AVStream* stream = avformat_new_stream(output, nullptr);
  if (!stream) throw std::bad_alloc();
  check(avcodec_parameters_copy(stream->codecpar, stream_->codecpar), ErrorKind::kInternal,
        "bad song parameters");
  stream->codecpar->codec_tag = 0;
  stream->time_base = {1, rate_};
  return stream;
}

void FilmSong::count_packets() {
  rewind();
  const Packet packet = new_packet();
  while (next(packet.get())) ++count_;
  rewind();
}

void FilmSong::rewind() {
  const std::int64_t sample = std::max<std::int64_t>(0, start_ - preroll_ - 8192);
  const std::int64_t begin = start_ > 10 * rate_
                                 ? av_rescale_q(first_ + sample, {1, rate_}, stream_->time_base)
                                 : std::min<std::int64_t>(0, stream_->start_time);
  input_.seek(stream_, begin);
}

// Its times become samples of the film. False when the packet ends before it is needed.
bool FilmSong::take(AVPacket* packet) {
  const AVRational samples{1, rate_};
  packet->pts = packet->dts =
      av_rescale_q_rnd(packet->pts, stream_->time_base, samples, AV_ROUND_NEAR_INF) - first_ - start_;
  packet->duration = av_rescale_q_rnd(packet->duration, stream_->time_base, samples, AV_ROUND_NEAR_INF);
  packet->pos = -1;
  return packet->pts + packet->duration > -preroll_;
}

bool FilmSong::next(AVPacket* packet) {
  while (input_.next(packet)) {
    if (!take(packet)) continue;
    if (packet->pts >= length_) return false;
    // The sound ends with the picture.
    packet->duration = std::min(packet->duration, length_ - packet->pts);
    packet->flags &= ~AV_PKT_FLAG_DISCARD;
    // Delay and padding of the song's own file mean nothing in the film.
    av_packet_free_side_data(packet);
    return true;
  }
  return false;
}

}  // namespace media
