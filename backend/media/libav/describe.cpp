#include "media/libav/describe.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/text.h"
#include "media/libav/h264_writer.h"
#include "media/libav/mpeg_audio.h"
#include "media/libav/turn.h"

namespace media {
namespace {

using timing::Flicks;

constexpr AVRational kFlick = {1, static_cast<int>(Flicks::period::den)};

Flicks flicks_of(std::int64_t timestamp, AVRational time_base) {
  return timestamp == AV_NOPTS_VALUE ? Flicks(0) : Flicks(av_rescale_q(timestamp, time_base, kFlick));
}

// MP3 counts frames; the encoder's delay and padding are not heard (LAME tag).
std::optional<std::int64_t> mp3_samples(const Input& input) {
  const std::string head = read_bytes(input.fd(), after_id3_tags(input.fd()), 1 << 16);
  const auto start = find_mpeg_audio(head);
  if (!start) return std::nullopt;
  const std::string_view frame = std::string_view(head).substr(*start);
  const auto header = parse_mpeg_audio(frame);
  const auto xing = parse_xing(frame);
  if (!header || !xing || !xing->frames) return std::nullopt;
  return *xing->frames * header->samples - xing->hidden_in_front - xing->hidden_behind;
}

// Files that keep no length: all packets, added up.
Flicks counted_length(const Input& input) {
  Input fresh(input.fd(), input.name());
  const AVStream* stream = fresh.need_audio();
  fresh.read_only(stream);
  const Packet packet = new_packet();
  std::int64_t total = 0;
  while (fresh.next(packet.get())) total += packet->duration;
  return flicks_of(total, stream->time_base);
}

// What a parent believes of a worker has bounds (media_json.cpp); what a file claims has none.
Flicks within(Flicks value, Flicks least, double most_seconds) {
  return std::clamp(value, least, timing::from_seconds(most_seconds));
}
constexpr double kLongestSeconds = 48 * 3600;
constexpr double kLatestStartSeconds = 365.0 * 24 * 3600;
constexpr int kHighestRate = 240;

Flicks start_of(const AVStream* stream) {
  return within(flicks_of(stream->start_time, stream->time_base), timing::from_seconds(-kLatestStartSeconds),
                kLatestStartSeconds);
}

Flicks audible_length(const Input& input, const AVStream* stream) {
  const std::string& container = input.container().name;
  if (container == "mp3") {
    if (const auto samples = mp3_samples(input))
      return timing::sample_time(*samples, stream->codecpar->sample_rate);
    return counted_length(input);
  }
  if (container == "aac" || stream->duration <= 0) return counted_length(input);
  // Ogg counts the samples that Opus players skip (RFC 7845, 4.2).
  const bool skipped = container == "ogg" && stream->codecpar->codec_id == AV_CODEC_ID_OPUS;
  return flicks_of(stream->duration, stream->time_base) -
         timing::sample_time(skipped ? stream->codecpar->initial_padding : 0, stream->codecpar->sample_rate);
}

}  // namespace

AudioStream describe_audio(const Input& input) {
  const AVStream* stream = input.need_audio();
  const AVCodecParameters& parameters = *stream->codecpar;
  AudioStream audio;
  audio.codec = avcodec_get_name(parameters.codec_id);
  audio.sample_rate = parameters.sample_rate;
  audio.channels = parameters.ch_layout.nb_channels;
  // The clock of an MP3 begins with its first audible sample; libav's begins with the encoder's delay.
  if (input.container().name != "mp3") audio.start = start_of(stream);
  audio.duration = within(audible_length(input, stream), Flicks(0), kLongestSeconds);
  audio.bit_rate =
      std::max<std::int64_t>(0, parameters.bit_rate > 0 ? parameters.bit_rate : input.context()->bit_rate);
  return audio;
}

VideoStream describe_video(const Input& input) {
  const AVStream* stream = input.need_video();
  const AVCodecParameters& parameters = *stream->codecpar;
  VideoStream video;
  video.codec = avcodec_get_name(parameters.codec_id);
  const char* format = av_get_pix_fmt_name(static_cast<AVPixelFormat>(parameters.format));
  video.pixel_format = format ? format : "unknown";
  video.width = parameters.width;
  video.height = parameters.height;
  if (lies_sideways(turn_of(stream))) std::swap(video.width, video.height);
  const AVRational average = stream->avg_frame_rate.num > 0 ? stream->avg_frame_rate : stream->r_frame_rate;
  const double rate = average.den > 0 ? av_q2d(average) : 0;
  video.rate = {static_cast<int>(std::lround(std::clamp(rate, 1.0, double{kHighestRate})))};
  video.start = start_of(stream);
  video.duration = flicks_of(stream->duration > 0 ? stream->duration : 0, stream->time_base);
  if (video.duration.count() == 0 && input.context()->duration > 0) {
    video.duration = flicks_of(input.context()->duration, {1, AV_TIME_BASE});
  }
  video.duration = within(video.duration, Flicks(0), kLongestSeconds);
  video.frames = stream->nb_frames > 0
                     ? stream->nb_frames
                     : std::lround(timing::to_seconds(video.duration) * video.rate.per_second);
  return video;
}

// Control characters would only be there to blow an answer up.
bool is_plain_text(std::string_view text) {
  return base::is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
         });
}

std::string comment_of(const Input& input) {
  if (input.container().name != "mp4") return {};
  const AVDictionaryEntry* tag = av_dict_get(input.context()->metadata, kCommentTag, nullptr, 0);
  if (tag == nullptr) return {};
  const std::string_view text = tag->value;
  return text.size() <= kLongestComment && is_plain_text(text) ? std::string(text) : std::string();
}

MediaInfo describe(const Input& input) {
  MediaInfo info;
  info.comment = comment_of(input);
  info.container = input.container().name;
  if (input.audio()) info.audio = describe_audio(input);
  if (input.video()) info.video = describe_video(input);
  return info;
}

}  // namespace media
