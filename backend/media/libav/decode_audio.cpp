#include "media/libav/decode_audio.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

// What a decoder must have read before its output is the same as when it had begun at 0: MP3 reaches back 511
// bytes (20 frames at 8 kbit/s), Opus converges within 80 ms (RFC 7845, 4.6), the others overlap by one
// packet.
constexpr timing::Flicks kPreroll = timing::from_seconds(1.0);
// Below this, decoding from the beginning is as fast as seeking.
constexpr timing::Flicks kWorthSeeking = timing::from_seconds(5.0);

}  // namespace

AudioSamples::AudioSamples(Input& input, const Wanted& wanted)
    : input_(input), stream_(input.need_audio()), decoder_(input, stream_) {
  find_first_sample();
  out_rate_ = wanted.sample_rate > 0 ? wanted.sample_rate : in_rate_;
  out_channels_ = wanted.channels > 0 ? wanted.channels : in_channels_;
  set_up_resampler();
  if (wanted.start.count() > 0) go_to(timing::nearest_sample(wanted.start, in_rate_));
}

void AudioSamples::find_first_sample() {
  if (!next_frame()) {
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} holds no sound that can be decoded; get a whole copy", input_.name()));
  }
  in_rate_ = frame_->sample_rate;
  in_format_ = frame_->format;
  in_channels_ = frame_->ch_layout.nb_channels;
  first_ = 0;
  first_ = position_of(frame_);
  pending_frame_ = true;
  // MP4 says with its edit list where the sound ends; what the last packet holds beyond it is padding.
  if (input_.container().name == "mp4" && stream_->duration > 0) {
    length_ = av_rescale_q(stream_->duration, stream_->time_base, {1, in_rate_});
  }
}

std::int64_t AudioSamples::position_of(const AVFrame* frame) const {
  if (frame->best_effort_timestamp == AV_NOPTS_VALUE) return position_;
  const auto samples = [&](std::int64_t time) {
    return av_rescale_q_rnd(time, stream_->time_base, {1, frame->sample_rate}, AV_ROUND_NEAR_INF);
  };
  // Where long blocks of Vorbis end, libav may let a packet begin too late; its end is always right.
  if (stream_->codecpar->codec_id == AV_CODEC_ID_VORBIS) {
    return samples(frame->best_effort_timestamp + frame->pkt_duration) - frame->nb_samples - first_;
  }
  return samples(frame->best_effort_timestamp) - first_;
}

void AudioSamples::restart(std::int64_t timestamp) {
  decoder_.seek(timestamp);
  pending_frame_ = at_end_ = false;
}

void AudioSamples::go_to(std::int64_t sample) {
  const auto timestamp_of = [&](std::int64_t position) {
    return av_rescale_q(position + first_, {1, in_rate_}, stream_->time_base);
  };
  // A clock in milliseconds (WebM) cannot say at which sample a jump has landed.
  const bool exact_clock = av_cmp_q(stream_->time_base, {1, in_rate_}) <= 0;
  if (exact_clock && timing::sample_time(sample, in_rate_) > kWorthSeeking) {
    restart(timestamp_of(sample - timing::nearest_sample(kPreroll, in_rate_)));
    pending_frame_ = next_frame();
    if (!pending_frame_ || position_of(frame_) > sample) {
      restart(timestamp_of(0));
      pending_frame_ = next_frame();
    }
    if (pending_frame_) position_ = position_of(frame_);
  }
  while (pending_frame_ && position_ + frame_->nb_samples <= sample) {
    position_ += frame_->nb_samples;
    pending_frame_ = next_frame();
  }
  if (!pending_frame_) return;
  // The rest of the frame begins at the sample.
  const int skip = static_cast<int>(sample - position_);
  const int planes = av_sample_fmt_is_planar(decoder_.sample_format()) ? in_channels_ : 1;
  const int step = av_get_bytes_per_sample(decoder_.sample_format()) * (planes == 1 ? in_channels_ : 1);
  for (int plane = 0; plane < planes; ++plane) frame_->extended_data[plane] += std::ptrdiff_t{skip} * step;
  frame_->nb_samples -= skip;
  position_ = sample;
}

bool AudioSamples::next_frame() {
  while (!at_end_) {
    frame_ = decoder_.next();
    if (!frame_) break;
    const bool same = in_rate_ == 0 || (frame_->sample_rate == in_rate_ && frame_->format == in_format_ &&
                                        frame_->ch_layout.nb_channels == in_channels_);
    if (!same) {
      throw Error(ErrorKind::kUnsupported,
                  fmt::format("{} changes its sample rate or channels in the middle; convert it first",
                              input_.name()));
    }
    if (frame_->nb_samples > 0) return true;
  }
  at_end_ = true;
  // Players bridge a bad packet now and then; a file of which a tenth is unreadable is no song any more.
  const std::int64_t bad = decoder_.bad_packets();
  if (bad > 8 && bad * 10 > decoder_.packets()) {
    decoder_.blame_memory();
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} is damaged: {} of {} packets cannot be decoded; get another copy",
                            input_.name(), bad, decoder_.packets()));
  }
  return false;
}

void AudioSamples::set_up_resampler() {
  AVChannelLayout out{};
  av_channel_layout_default(&out, out_channels_);
  SwrContext* context = nullptr;
  const int result = swr_alloc_set_opts2(&context, &out, AV_SAMPLE_FMT_FLT, out_rate_, &frame_->ch_layout,
                                         static_cast<AVSampleFormat>(in_format_), in_rate_, 0, nullptr);
  resampler_.reset(context);
  check(result, ErrorKind::kInternal, "the resampler refuses these formats");
  // Without it a float mix-down to mono may exceed ±1.
  av_opt_set_double(context, "rematrix_maxval", 1.0, 0);
  check(swr_init(context), ErrorKind::kUnsupported,
        fmt::format("{} has a channel layout that is not taken", input_.name()));
}

std::size_t AudioSamples::convert(std::span<float> room, const std::uint8_t** planes, int count) {
  auto* out = reinterpret_cast<std::uint8_t*>(room.data());
  const int space = static_cast<int>(room.size()) / out_channels_;
  const int made = check(swr_convert(resampler_.get(), &out, space, planes, count), ErrorKind::kInternal,
                         "the resampler failed");
  return static_cast<std::size_t>(made) * static_cast<std::size_t>(out_channels_);
}

bool AudioSamples::load_frame() {
  if (!pending_frame_) pending_frame_ = next_frame();
  if (!pending_frame_) return false;
  pending_frame_ = false;
  if (length_) {
    frame_->nb_samples =
        static_cast<int>(std::clamp<std::int64_t>(*length_ - position_, 0, frame_->nb_samples));
  }
  position_ += frame_->nb_samples;
  return frame_->nb_samples > 0;
}

std::size_t AudioSamples::read(std::span<float> samples) {
  // What does not fit stays in the resampler: first take that. No planes at all would tell it that this is
  // the end.
  std::array<const std::uint8_t*, AV_NUM_DATA_POINTERS> no_planes{};
  while (true) {
    if (const std::size_t made = convert(samples, finished_ ? nullptr : no_planes.data(), 0)) return made;
    if (finished_) return 0;
    if (!load_frame()) {
      finished_ = true;
      continue;
    }
    auto** planes = const_cast<const std::uint8_t**>(frame_->extended_data);
    if (const std::size_t made = convert(samples, planes, frame_->nb_samples)) return made;
  }
}

}  // namespace media
