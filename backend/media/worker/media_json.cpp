#include "media/worker/media_json.h"

namespace media {
namespace json = boost::json;
namespace {

std::string text_at(const json::object& object, std::string_view key) {
  return json::value_to<std::string>(object.at(key));
}
int int_at(const json::object& object, std::string_view key) {
  return object.at(key).to_number<int>();
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
          .sample_rate = int_at(object, "sample_rate"),
          .channels = int_at(object, "channels"),
          .start = flicks_at(object, "start"),
          .duration = flicks_at(object, "duration"),
          .bit_rate = number_at(object, "bit_rate")};
}

VideoStream video_from(const json::object& object) {
  return {.codec = text_at(object, "codec"),
          .pixel_format = text_at(object, "pixel_format"),
          .width = int_at(object, "width"),
          .height = int_at(object, "height"),
          .rate = {int_at(object, "rate")},
          .start = flicks_at(object, "start"),
          .duration = flicks_at(object, "duration"),
          .frames = number_at(object, "frames")};
}

}  // namespace

std::int64_t number_at(const json::object& object, std::string_view key) {
  return object.at(key).to_number<std::int64_t>();
}

timing::Flicks flicks_at(const json::object& object, std::string_view key) {
  return timing::Flicks(number_at(object, key));
}

json::object to_json(const MediaInfo& info) {
  json::object object{{"container", info.container}};
  if (info.audio) object["audio"] = to_json(*info.audio);
  if (info.video) object["video"] = to_json(*info.video);
  return object;
}

MediaInfo media_info_from(const json::object& object) {
  MediaInfo info;
  info.container = text_at(object, "container");
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
  return {.start = flicks_at(object, "start"),
          .duration = flicks_at(object, "duration"),
          .bytes = object.at("bytes").to_number<std::uintmax_t>(),
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
  return {
      .width = int_at(object, "width"), .height = int_at(object, "height"), .rate = {int_at(object, "rate")}};
}

}  // namespace media
