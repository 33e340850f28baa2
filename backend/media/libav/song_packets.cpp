#include "media/libav/song_packets.h"

namespace media {
namespace {

// Closer to the beginning than this, reading on is as fast as jumping. A jump lands a little early, so that
// the packets wanted are never behind it.
constexpr int kWorthSeekingSeconds = 10;
constexpr int kLandBeforeSeconds = 1;
// Where long blocks of Vorbis end, libav may let a packet begin too late: a gap shorter than a packet can be
// is none. Blocks have at most 8192 samples, of which half are new (Vorbis I, 4.3.8).
constexpr std::int64_t kLongestVorbisPacket = 4096;

}  // namespace

SongPackets::SongPackets(const Input& input, std::int64_t start, std::int64_t preroll)
    : input_(std::make_unique<Input>(input.fd(), input.name())),
      rate_(input.need_audio()->codecpar->sample_rate),
      start_(start),
      preroll_(preroll) {
  if (stream()->start_time != AV_NOPTS_VALUE) {
    first_ = av_rescale_q(stream()->start_time, stream()->time_base, {1, rate_});
  }
  input_->read_only(stream());
  jump();
}

void SongPackets::rewind() {
  input_ = std::make_unique<Input>(input_->fd(), input_->name());
  input_->read_only(stream());
  jump();
}

void SongPackets::jump() {
  end_.reset();
  // A clock in milliseconds (WebM) cannot say where a jump has landed.
  const bool exact_clock = av_cmp_q(stream()->time_base, {1, rate_}) <= 0;
  if (!exact_clock || start_ < std::int64_t{kWorthSeekingSeconds} * rate_) return;
  const std::int64_t sample = first_ + start_ - preroll_ - std::int64_t{kLandBeforeSeconds} * rate_;
  input_->seek(stream(), av_rescale_q(sample, {1, rate_}, stream()->time_base));
}

// In samples from the start.
void SongPackets::set_times(AVPacket* packet) {
  const auto samples = [&](std::int64_t time) {
    return av_rescale_q_rnd(time, stream()->time_base, {1, rate_}, AV_ROUND_NEAR_INF);
  };
  packet->pts = samples(packet->pts) - first_ - start_;
  packet->duration = samples(packet->duration);
  if (stream()->codecpar->codec_id == AV_CODEC_ID_VORBIS) {
    const std::int64_t end = packet->pts + packet->duration;
    if (end_ && packet->pts > *end_ && end - *end_ <= kLongestVorbisPacket) {
      packet->pts = *end_;
      packet->duration = end - *end_;
    }
    end_ = end;
  }
  packet->dts = packet->pts;
}

bool SongPackets::next(AVPacket* packet) {
  while (input_->next(packet)) {
    if (packet->pts == AV_NOPTS_VALUE) continue;
    set_times(packet);
    packet->pos = -1;
    packet->flags &= ~AV_PKT_FLAG_DISCARD;
    if (packet->pts + packet->duration > -preroll_) return true;
  }
  return false;
}

}  // namespace media
