#include "media/worker/media_json.h"

#include <stdexcept>

namespace media {
namespace json = boost::json;
namespace {

// Twice what the worker takes (open_input.cpp), or what it rounds to (describe.cpp): beyond that an answer
// was invented. A stream that cannot be read may have no size, and recordings of broadcasts begin at any
// hour.
constexpr int kMostSide = 16'384;
constexpr int kMostRate = 240;
constexpr timing::Flicks kLatestStart = timing::from_seconds(366.0 * 24 * 3600);
constexpr int kMostSampleRate = 768'000;
constexpr int kMostChannelsTold = 16;
constexpr timing::Flicks kLongest = timing::from_seconds(48 * 3600);
constexpr std::int64_t kMostFrames = 48LL * 3600 * kMostRate;
constexpr std::int64_t kMostBytes = 1LL << 50;

std::string text_at(const json::object& object, std::string_view key) {
  return json::value_to<std::string>(object.at(key));
}
std::int64_t bounded(const json::object& object, std::string_view key, std::int64_t least,
                     std::int64_t most) {
  const std::int64_t value = object.at(key).to_number<std::int64_t>();
  if (value < least || value > most) throw std::out_of_range(std::string(key));
  return value;
}
int int_at(const json::object& object, std::string_view key, int least, int most) {
  return static_cast<int>(bounded(object, key, least, most));
}
timing::Flicks time_at(const json::object& object, std::string_view key,
                       timing::Flicks least = timing::Flicks(0), timing::Flicks most = kLongest) {
  return timing::Flicks(bounded(object, key, least.count(), most.count()));
}

json::object to_json(const AudioStream& audio) {
  return {{"codec", audio.codec},         {"sample_rate", audio.sample_rate},   {"channels", audio.channels},
          {"start", audio.start.count()}, {"duration", audio.duration.count()}, {"bit_rate", audio.bit_rate}};
}

json::object to_json(const VideoStream& video) {
  return {{"codec", video.codec},
          {"pixel_format", video.pixel_format},
          {"width", video.width},
          {"height", video.height},
          {"rate", video.rate.per_second},
          {"start", video.start.count()},
          {"duration", video.duration.count()},
          {"frames", video.frames}};
}

AudioStream audio_from(const json::object& object) {
  return {.codec = text_at(object, "codec"),
          .sample_rate = int_at(object, "sample_rate", 0, kMostSampleRate),
          .channels = int_at(object, "channels", 0, kMostChannelsTold),
          .start = time_at(object, "start", -kLatestStart, kLatestStart),
          .duration = time_at(object, "duration"),
          .bit_rate = bounded(object, "bit_rate", 0, kMostBytes)};
}

VideoStream video_from(const json::object& object) {
  return {.codec = text_at(object, "codec"),
          .pixel_format = text_at(object, "pixel_format"),
          .width = int_at(object, "width", 0, kMostSide),
          .height = int_at(object, "height", 0, kMostSide),
          .rate = {int_at(object, "rate", 1, kMostRate)},
          .start = time_at(object, "start", -kLatestStart, kLatestStart),
          .duration = time_at(object, "duration"),
          .frames = bounded(object, "frames", 0, kMostFrames)};
}

}  // namespace

std::int64_t number_at(const json::object& object, std::string_view key) {
  return object.at(key).to_number<std::int64_t>();
}

timing::Flicks flicks_at(const json::object& object, std::string_view key) {
  return timing::Flicks(number_at(object, key));
}

json::object to_json(const MediaInfo& info) {
  json::object object{{"container", info.container}, {"comment", info.comment}};
  if (info.audio) object["audio"] = to_json(*info.audio);
  if (info.video) object["video"] = to_json(*info.video);
  return object;
}

MediaInfo media_info_from(const json::object& object) {
  MediaInfo info;
  info.container = text_at(object, "container");
  info.comment = text_at(object, "comment");
  if (info.comment.size() > kLongestComment) throw std::out_of_range("comment");
  if (const json::value* audio = object.if_contains("audio")) info.audio = audio_from(audio->as_object());
  if (const json::value* video = object.if_contains("video")) info.video = video_from(video->as_object());
  return info;
}

json::object to_json(const Trimmed& trimmed) {
  return {{"start", trimmed.start.count()},
          {"duration", trimmed.duration.count()},
          {"bytes", trimmed.bytes},
          {"extension", trimmed.extension}};
}

Trimmed trimmed_from(const json::object& object) {
  return {.start = time_at(object, "start"),
          .duration = time_at(object, "duration"),
          .bytes = static_cast<std::uintmax_t>(bounded(object, "bytes", 0, kMostBytes)),
          .extension = text_at(object, "extension")};
}

json::object to_json(const ClipCheck& check) {
  json::array clips;
  for (const ClipCheck::Clip& clip : check.clips) {
    clips.push_back(json::object{{"video", to_json(clip.video)}, {"joins", clip.joins}});
  }
  return {{"format", to_json(check.format)}, {"clips", clips}};
}

ClipCheck clip_check_from(const json::object& object) {
  ClipCheck check{.format = video_format_from(object.at("format").as_object()), .clips = {}};
  for (const json::value& clip : object.at("clips").as_array()) {
    check.clips.push_back(
        {.video = video_from(clip.at("video").as_object()), .joins = clip.at("joins").as_bool()});
  }
  return check;
}

json::object to_json(const VideoFormat& format) {
  return {{"width", format.width}, {"height", format.height}, {"rate", format.rate.per_second}};
}

VideoFormat video_format_from(const json::object& object) {
  return {.width = int_at(object, "width", 1, kMostSide),
          .height = int_at(object, "height", 1, kMostSide),
          .rate = {int_at(object, "rate", 1, kMostRate)}};
}

json::object to_json(const WorkerLimits& limits) {
  return {{"memory_bytes", limits.memory_bytes},
          {"seconds", limits.seconds.count()},
          {"output_bytes", limits.output_bytes}};
}

WorkerLimits worker_limits_from(const json::object& object) {
  return {.memory_bytes = object.at("memory_bytes").to_number<std::uint64_t>(),
          .seconds = std::chrono::seconds(number_at(object, "seconds")),
          .output_bytes = object.at("output_bytes").to_number<std::uint64_t>()};
}

}  // namespace media
