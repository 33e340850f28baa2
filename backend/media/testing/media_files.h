#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/pixels.h"
#include "media/media.h"

// Sounds and films with known truth, for this room's tests. Compressed files are made and measured with the
// ffmpeg and ffprobe programs, which nobody here wrote.
namespace media::testing {

// A folder of its own, gone with its owner.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Runs a shell command; returns its standard output. Throws std::runtime_error when it fails.
std::string run(const std::string& command);
// `ffmpeg -nostdin -y <arguments>`, quiet and bit-exact in its muxers.
void ffmpeg(const std::string& arguments);
// One value of ffprobe, such as "start_time" of stream "a:0" ("" asks the container).
std::string ffprobe(const std::filesystem::path& file, const std::string& stream, const std::string& entry);

// Interleaved noise without high frequencies, so that every codec keeps its shape: the autocorrelation has
// one sharp peak.
std::vector<float> noise(std::int64_t frames, int channels, std::uint64_t seed = 1);
// The same, beaten nine times a second: encoders change between long and short blocks all the time.
std::vector<float> drums(std::int64_t frames, int channels);
// 16-bit WAV.
void write_wav(const std::filesystem::path& file, std::span<const float> samples, int sample_rate,
               int channels);

// The lag of `heard` behind `truth` (mono, both from the same nominal start), found by correlation within
// ±`reach` samples, at sample `at` of both; and how alike they are there, 0 to 1.
struct Alignment {
  std::int64_t lag = 0;
  double likeness = 0;
};
Alignment align(std::span<const float> truth, std::span<const float> heard, std::size_t at,
                std::int64_t reach = 1600);

// One channel of interleaved samples.
std::vector<float> channel(std::span<const float> samples, int channels, int index = 0);

std::vector<float> read_all(SampleReader& reader);

// A picture that says which frame it is: its brightness. Luma 20 + 2 × (frame % 100).
base::Pixels numbered_picture(const VideoFormat& format, std::int64_t frame);
// Frames `first` … `first + count - 1` of that, written with our ClipEncoder.
void write_clip(const std::filesystem::path& file, const VideoFormat& format, std::int64_t first,
                std::int64_t count);
// What the frames of a film say, decoded with ffmpeg: the mean luma of each, turned back into numbers.
std::vector<int> frame_numbers(const std::filesystem::path& film);

// The media worker built beside the tests.
WorkerCommand worker();

}  // namespace media::testing
