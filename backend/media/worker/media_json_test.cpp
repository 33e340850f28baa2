#include "media/worker/media_json.h"

#include <gtest/gtest.h>

namespace media {
namespace {

namespace json = boost::json;

struct Lie {
  const char* key;
  json::value value;
};

MediaInfo film() {
  return {.container = "mp4",
          .audio = AudioStream{.codec = "aac", .sample_rate = 48'000, .channels = 2},
          .video = VideoStream{.codec = "h264", .width = 1280, .height = 720, .rate = {24}, .frames = 48}};
}

TEST(Answers, OfAnHonestWorkerArriveAsTheyWere) {
  const MediaInfo info = media_info_from(to_json(film()));
  EXPECT_EQ(info.video->rate.per_second, 24);
  EXPECT_EQ(info.video->frames, 48);
  EXPECT_EQ(info.audio->sample_rate, 48'000);
}

TEST(Answers, OutOfAnyFilesRangeAreRefused) {
  const Lie lies[] = {{"rate", 0},
                      {"rate", -24},
                      {"rate", 241},
                      {"width", -1},
                      {"width", 1'000'000},
                      {"height", -1},
                      {"height", 4'294'967'296},
                      {"frames", -1},
                      {"frames", INT64_MAX},
                      {"duration", -1},
                      {"duration", INT64_MAX},
                      {"start", INT64_MIN},
                      {"rate", "24"},
                      {"rate", nullptr}};
  for (const Lie& lie : lies) {
    json::object object = to_json(film());
    object["video"].as_object()[lie.key] = lie.value;
    EXPECT_ANY_THROW(media_info_from(object)) << lie.key << " " << lie.value;
    const json::object check{
        {"format", to_json(VideoFormat{})},
        {"clips", json::array{json::object{{"video", object["video"]}, {"joins", true}}}}};
    EXPECT_ANY_THROW(clip_check_from(check)) << lie.key << " " << lie.value;
  }
  for (const Lie& lie : {Lie{"sample_rate", -1}, Lie{"channels", 1000}, Lie{"duration", -1}}) {
    json::object object = to_json(film());
    object["audio"].as_object()[lie.key] = lie.value;
    EXPECT_ANY_THROW(media_info_from(object)) << lie.key << " " << lie.value;
  }
  for (const Lie& lie : {Lie{"width", 0}, Lie{"height", 0}, Lie{"rate", 0}}) {
    json::object object = to_json(VideoFormat{});
    object[lie.key] = lie.value;
    EXPECT_ANY_THROW(video_format_from(object)) << lie.key << " " << lie.value;
  }
}

}  // namespace
}  // namespace media
