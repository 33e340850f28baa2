#include <gmock/gmock.h>

#include "media/media.h"
#include "media/testing/media_files.h"

namespace media {
namespace {

using namespace testing;

constexpr int kRate = 44100;

// Drums and small pages: where long blocks end near the beginning of a page, libav lets the packet begin too
// late. The starts lie closer than such a packet is long, over more than one beat.
class VorbisDrums : public ::testing::Test {
 protected:
  static constexpr std::int64_t kFirstStart = 404'535;
  static constexpr std::int64_t kStep = 509;
  static constexpr int kStarts = 13;

  void SetUp() override {
    write_wav(folder_ / "truth.wav", drums(std::int64_t{kRate} * 13, 2), kRate, 2);
    ffmpeg("-i " + (folder_ / "truth.wav").string() + " -c:a libvorbis -q:a 6 -page_duration 30000 " +
           song_.string());
    truth_ = heard(song_, {});
  }

  std::vector<float> heard(const std::filesystem::path& file, timing::Flicks start) const {
    const auto reader = media_.read_audio(file, {.start = start}, {});
    return channel(read_all(*reader), 2);
  }
  std::span<const float> truth_from(std::int64_t sample) const {
    return std::span(truth_).subspan(static_cast<std::size_t>(sample));
  }

  Folder folder_;
  std::filesystem::path song_ = folder_ / "drums.ogg";
  Media media_{worker()};
  std::vector<float> truth_;
};

TEST_F(VorbisDrums, AreReadFromTheVerySampleWhereverAJumpLands) {
  for (int i = 0; i < kStarts; ++i) {
    const std::int64_t start = kFirstStart + i * kStep;
    const std::vector<float> rest = heard(song_, timing::sample_time(start, kRate));
    const Alignment found = align(truth_from(start), rest, 30'000);
    EXPECT_EQ(found.lag, 0) << "start " << start;
    EXPECT_GT(found.likeness, 0.999) << "start " << start;
  }
}

TEST_F(VorbisDrums, AreTrimmedWhereTheTrimSays) {
  for (int i = 0; i < kStarts; ++i) {
    const std::int64_t asked = kFirstStart + i * kStep;
    const Trimmed trimmed =
        media_.trim_audio(song_, folder_ / "trimmed.ogg", timing::sample_time(asked, kRate));
    const std::int64_t start = timing::nearest_sample(trimmed.start, kRate);
    EXPECT_LE(start, asked);
    const std::vector<float> rest = heard(folder_ / "trimmed.ogg", {});
    const Alignment found = align(truth_from(start), rest, 30'000);
    EXPECT_EQ(found.lag, 0) << "asked " << asked;
    EXPECT_GT(found.likeness, 0.999) << "asked " << asked;
    EXPECT_EQ(rest.size(), truth_from(start).size()) << "asked " << asked;
  }
}

}  // namespace
}  // namespace media
