#include "providers/replicate/replicate_lip_syncer.h"

#include "providers/hosted/sung_wav.h"
#include "providers/replicate/testing/replicate_room.h"

namespace providers {
namespace {

using base::ErrorKind;
using testing::HasSubstr;
using testing_room::SmallCommission;

constexpr int kRate = 48000;

timing::Flicks flicks(double time) {
  return timing::from_seconds(time);
}

class ReplicateLips : public testing_room::ReplicateRoom {
 protected:
  static void ffmpeg(const std::string& arguments) {
    ASSERT_EQ(std::system(("ffmpeg -v error -nostdin -y " + arguments).c_str()), 0);  // NOLINT
  }
  // A clip of three seconds, and a song of four that is silent in its first second.
  void SetUp() override {
    ffmpeg("-f lavfi -i testsrc=size=320x180:rate=24:duration=3 -c:v libx264 -pix_fmt yuv420p " +
           order().clip.string());
    ffmpeg(
        "-f lavfi -i \"sine=frequency=440:sample_rate=48000:duration=4\" -af \"volume=0:enable='lt(t,1)'\" " +
        order().song.string());
  }
  mv::LipSyncOrder order() const {
    mv::LipSyncOrder order;
    order.clip = purse.folder / "scene.mp4";
    order.song = purse.folder / "song.wav";
    order.slice = {flicks(1), flicks(4)};
    order.temperature = 0.7;
    order.picks_largest_face = true;
    order.model = "sync/lipsync-2-pro";
    return order;
  }
  mv::SyncedLips sync(const mv::LipSyncOrder& order) {
    SmallCommission commission(purse);
    mv::SyncedLips lips = ReplicateLipSyncer(*shop).sync(order, out, commission);
    commission.runs().settle();
    return lips;
  }
  // The loudness of a stretch of a file's sound: the mean of its squares.
  double power(const std::filesystem::path& file, double start, double length) const {
    const auto reader =
        media.read_audio(file, {.start = flicks(start), .sample_rate = kRate, .channels = 1}, {});
    std::vector<float> samples(static_cast<std::size_t>(length * kRate));
    std::size_t filled = 0;
    while (const std::size_t count = reader->read(std::span(samples).subspan(filled))) filled += count;
    double sum = 0;
    for (const float sample : std::span(samples).first(filled)) sum += static_cast<double>(sample) * sample;
    return sum / static_cast<double>(samples.size());
  }

  const std::filesystem::path out = purse.folder / "synced.mp4";
};

TEST_F(ReplicateLips, UploadsClipAndVoiceAndGetsTheClipBackInItsLength) {
  const mv::SyncedLips lips = sync(order());
  EXPECT_EQ(lips.model, "sync/lipsync-2-pro");
  EXPECT_EQ(lips.note, "");
  EXPECT_NEAR(timing::to_seconds(media.probe(out).video->duration), 3, 0.05);
  const auto input = last_input();
  EXPECT_EQ(input.at("sync_mode").as_string(), "cut_off");
  EXPECT_EQ(input.at("temperature").to_number<double>(), 0.7);
  EXPECT_TRUE(input.at("active_speaker").as_bool());
  EXPECT_EQ(fake().count("POST", "/v1/files"), 2);
  EXPECT_EQ(purse.row().cost, 249'750);
  EXPECT_THAT(purse.row().details, HasSubstr("scene.mp4"));
  expect_paid();
}

TEST_F(ReplicateLips, KeepsTheLengthOfAClipThatIsLongerThanWhatIsSung) {
  mv::LipSyncOrder shorter = order();
  shorter.slice.end = flicks(2);
  sync(shorter);
  EXPECT_NEAR(timing::to_seconds(media.probe(out).video->duration), 3, 0.05);
  expect_paid();
}

TEST_F(ReplicateLips, TellsWhichOptionsTheModelDoesNotHave) {
  mv::LipSyncOrder hidden = order();
  hidden.leaves_hidden_mouths = true;
  EXPECT_THAT(sync(hidden).note, HasSubstr("no option for hidden mouths"));
  const auto input = last_input();
  for (const auto& field : input) EXPECT_EQ(std::string(field.key()).find("occlusion"), std::string::npos);
}

TEST_F(ReplicateLips, FindsALostPredictionByItsFilesAndPaysOnce) {
  fake().next({"502_after"});
  sync(order());
  EXPECT_EQ(fake().runs(), 1U);
  expect_paid();
}

TEST_F(ReplicateLips, RefusesAResultThatIsNoClip) {
  fake().next({"bad_output"});
  const base::Error error = error_of([&] { sync(order()); });
  EXPECT_EQ(error.kind(), ErrorKind::kMakerFailed);
  EXPECT_THAT(error.message(), HasSubstr("no film"));
  expect_paid();
}

TEST_F(ReplicateLips, CutsTheSliceOutOfTheSongToTheSample) {
  const auto wav = purse.folder / "voice.wav";
  write_sung_wav(media, order().song, {flicks(0.5), flicks(2)}, flicks(0), wav, {});
  const media::MediaInfo info = media.probe(wav);
  EXPECT_EQ(info.container, "wav");
  EXPECT_EQ(info.audio->codec, "pcm_s16le");
  EXPECT_EQ(info.audio->duration, flicks(1.5));
  EXPECT_LT(power(wav, 0, 0.49), 1e-9);
  EXPECT_NEAR(power(wav, 0.51, 0.5) / power(order().song, 1.01, 0.5), 1, 0.01);
}

TEST_F(ReplicateLips, AddsSilenceBehindTheEndOfASong) {
  const auto wav = purse.folder / "voice.wav";
  write_sung_wav(media, order().song, {flicks(3), flicks(4)}, flicks(3), wav, {});
  EXPECT_EQ(media.probe(wav).audio->duration, flicks(3));
  EXPECT_GT(power(wav, 0.1, 0.8), 1e-4);
  EXPECT_LT(power(wav, 1.05, 1.9), 1e-9);
}

}  // namespace
}  // namespace providers
