#include "providers/hosted/sung_wav.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/file.h"

namespace providers {
namespace {

constexpr int kSampleBytes = 2;
constexpr int kMostChannels = 2;  // more need a longer header, and a voice has no use for them
constexpr double kFullScale = 32767;

void put_number(std::ostream& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.put(static_cast<char>(number >> (8 * i) & 0xFFU));
}

// RIFF/WAVE with PCM (Multimedia Programming Interface and Data Specifications 1.0, chapter 3).
void put_head(std::ostream& out, const media::AudioFormat& format, std::uint32_t data_bytes) {
  const auto channels = static_cast<std::uint32_t>(format.channels);
  const auto rate = static_cast<std::uint32_t>(format.sample_rate);
  out << "RIFF";
  put_number(out, 36 + data_bytes, 4);
  out << "WAVEfmt ";
  put_number(out, 16, 4);
  put_number(out, 1, 2);  // PCM
  put_number(out, channels, 2);
  put_number(out, rate, 4);
  put_number(out, rate * channels * kSampleBytes, 4);
  put_number(out, channels * kSampleBytes, 2);
  put_number(out, 8 * kSampleBytes, 2);
  out << "data";
  put_number(out, data_bytes, 4);
}

std::unique_ptr<media::SampleReader> open_voice(const media::Media& media, const std::filesystem::path& song,
                                                timing::Flicks start, const base::CancelToken& cancel) {
  auto reader = media.read_audio(song, {.start = start}, cancel);
  if (reader->format().channels <= kMostChannels) return reader;
  return media.read_audio(song, {.start = start, .sample_rate = 0, .channels = 1}, cancel);
}

}  // namespace

void write_sung_wav(const media::Media& media, const std::filesystem::path& song, timing::TimeRange slice,
                    timing::Flicks least, const std::filesystem::path& out, const base::CancelToken& cancel) {
  const auto reader = open_voice(media, song, slice.start, cancel);
  const media::AudioFormat format = reader->format();
  const auto channels = static_cast<std::size_t>(format.channels);
  auto sung =
      static_cast<std::size_t>(timing::nearest_sample(slice.duration(), format.sample_rate)) * channels;
  const std::size_t all =
      std::max(sung, static_cast<std::size_t>(timing::nearest_sample(least, format.sample_rate)) * channels);
  std::ofstream file(out, std::ios::binary | std::ios::trunc);
  put_head(file, format, static_cast<std::uint32_t>(all * kSampleBytes));
  std::array<float, 8192> samples{};
  std::size_t written = 0;
  while (written < sung) {
    cancel.check();
    const std::size_t room = samples.size() / channels * channels;
    const std::size_t count = reader->read(std::span(samples).first(std::min(room, sung - written)));
    if (count == 0) break;
    for (const float sample : std::span(samples).first(count)) {
      const auto value = static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * kFullScale));
      put_number(file, static_cast<std::uint16_t>(value), kSampleBytes);
    }
    written += count;
  }
  for (; written < all; ++written) put_number(file, 0, kSampleBytes);
  file.close();
  if (!file) throw base::file_error("write", out.string(), errno);
}

}  // namespace providers
