#include "media/testing/media_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>

#include "base/id.h"
#include "base/random.h"
#include "media/clip_encoder.h"

namespace media::testing {
namespace fs = std::filesystem;
namespace {

struct PipeCloser {
  void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

template <class T>
void put(std::string& bytes, T value) {
  for (std::size_t i = 0; i < sizeof(T); ++i)
    bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i)));
}

}  // namespace

Folder::Folder() : path_(fs::temp_directory_path() / ("songreel-media-" + base::new_uuid())) {
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string run(const std::string& command) {
  std::unique_ptr<std::FILE, PipeCloser> pipe(::popen(command.c_str(), "r"));
  if (!pipe) throw std::runtime_error("popen: " + command);
  std::string output;
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
    output.append(buffer.data(), count);
  if (::pclose(pipe.release()) != 0) throw std::runtime_error("failed: " + command);
  return output;
}

void ffmpeg(const std::string& arguments) {
  run("ffmpeg -nostdin -loglevel error -y " + arguments + " 2>&1");
}

std::string ffprobe(const fs::path& file, const std::string& stream, const std::string& entry) {
  const std::string what = stream.empty()
                               ? "-show_entries format=" + entry
                               : fmt::format("-select_streams {} -show_entries stream={}", stream, entry);
  std::string text =
      run(fmt::format("ffprobe -loglevel error -of default=nk=1:nw=1 {} '{}'", what, file.string()));
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::vector<float> noise(std::int64_t frames, int channels, std::uint64_t seed) {
  base::Random random(seed);
  std::vector<float> samples(static_cast<std::size_t>(frames * channels));
  std::vector<std::array<double, 2>> state(static_cast<std::size_t>(channels));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    // Two one-pole low-passes at about 3 kHz.
    auto& [first, second] = state[i % static_cast<std::size_t>(channels)];
    first += 0.35 * (random.between(-1, 1) - first);
    second += 0.35 * (first - second);
    samples[i] = static_cast<float>(1.2 * second);
  }
  return samples;
}

std::vector<float> drums(std::int64_t frames, int channels) {
  std::vector<float> samples = noise(frames, channels);
  constexpr std::int64_t kBeat = 4900;
  for (std::int64_t i = 0; i < frames * channels; ++i) {
    const auto since = static_cast<double>(i / channels % kBeat);
    samples[static_cast<std::size_t>(i)] *= static_cast<float>(0.02 + 0.98 * std::exp(-since / 900));
  }
  return samples;
}

void write_wav(const fs::path& file, std::span<const float> samples, int sample_rate, int channels) {
  std::string bytes = "RIFF";
  const auto size = static_cast<std::uint32_t>(samples.size() * 2);
  put<std::uint32_t>(bytes, 36 + size);
  bytes += "WAVEfmt ";
  put<std::uint32_t>(bytes, 16);
  put<std::uint16_t>(bytes, 1);
  put<std::uint16_t>(bytes, static_cast<std::uint16_t>(channels));
  put<std::uint32_t>(bytes, static_cast<std::uint32_t>(sample_rate));
  put<std::uint32_t>(bytes, static_cast<std::uint32_t>(sample_rate * channels * 2));
  put<std::uint16_t>(bytes, static_cast<std::uint16_t>(channels * 2));
  put<std::uint16_t>(bytes, 16);
  bytes += "data";
  put<std::uint32_t>(bytes, size);
  for (const float sample : samples) {
    put<std::uint16_t>(bytes,
                       static_cast<std::uint16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767)));
  }
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

Alignment align(std::span<const float> truth, std::span<const float> heard, std::size_t at,
                std::int64_t reach) {
  constexpr std::size_t kWindow = 2048;
  if (at + kWindow > truth.size()) return {};
  const auto power = [](std::span<const float> part) {
    return std::inner_product(part.begin(), part.end(), part.begin(), 0.0);
  };
  const std::span<const float> pattern = truth.subspan(at, kWindow);
  const double pattern_power = power(pattern);
  Alignment best;
  for (std::int64_t lag = -reach; lag <= reach; ++lag) {
    const auto from = static_cast<std::int64_t>(at) + lag;
    if (from < 0 || from + static_cast<std::int64_t>(kWindow) > static_cast<std::int64_t>(heard.size()))
      continue;
    const std::span<const float> part = heard.subspan(static_cast<std::size_t>(from), kWindow);
    const double product = std::inner_product(pattern.begin(), pattern.end(), part.begin(), 0.0);
    // The power is needed only where the product may win.
    if (product <= 0) continue;
    const double likeness = product / std::sqrt(pattern_power * power(part) + 1e-12);
    if (likeness > best.likeness) best = {lag, likeness};
  }
  return best;
}

std::vector<float> channel(std::span<const float> samples, int channels, int index) {
  std::vector<float> one;
  for (std::size_t i = static_cast<std::size_t>(index); i < samples.size();
       i += static_cast<std::size_t>(channels))
    one.push_back(samples[i]);
  return one;
}

std::vector<float> read_all(SampleReader& reader) {
  std::vector<float> all;
  std::vector<float> block(static_cast<std::size_t>(5000 * reader.format().channels));
  while (const std::size_t count = reader.read(block))
    all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  return all;
}

base::Pixels numbered_picture(const VideoFormat& format, std::int64_t frame) {
  base::Pixels picture(format.width, format.height);
  // Grey that limited-range luma 20 + 2 × number stands for.
  const double luma = 20.0 + 2.0 * static_cast<double>(frame % 100);
  const auto grey = static_cast<std::uint32_t>(std::lround((luma - 16.0) * 255.0 / 219.0));
  std::fill(picture.words.begin(), picture.words.end(), 0xFF000000U | grey << 16 | grey << 8 | grey);
  return picture;
}

void write_clip(const fs::path& file, const VideoFormat& format, std::int64_t first, std::int64_t count) {
  ClipEncoder encoder(file, format);
  for (std::int64_t frame = first; frame < first + count; ++frame)
    encoder.add(numbered_picture(format, frame));
  encoder.finish();
}

std::vector<int> frame_numbers(const fs::path& film) {
  const std::string bytes =
      run(fmt::format("ffmpeg -nostdin -loglevel error -i '{}' -an -vf scale=16:16:flags=area -vsync "
                      "passthrough -f rawvideo -pix_fmt gray -color_range tv -",
                      film.string()));
  std::vector<int> numbers;
  for (std::size_t at = 0; at + 256 <= bytes.size(); at += 256) {
    double sum = 0;
    for (std::size_t i = 0; i < 256; ++i) sum += static_cast<unsigned char>(bytes[at + i]);
    const double full = sum / 256;  // ffmpeg's gray is full range
    numbers.push_back(static_cast<int>(std::lround((full * 219.0 / 255.0 + 16.0 - 20.0) / 2.0)));
  }
  return numbers;
}

WorkerCommand worker() {
  return {.program = SONGREEL_MEDIA_WORKER, .arguments = {}};
}

}  // namespace media::testing
