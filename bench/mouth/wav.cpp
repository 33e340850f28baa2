#include "wav.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <string>

#include "base/error.h"
#include "base/file.h"

namespace bench {
namespace {

template <class T>
T number_at(const std::string& bytes, std::size_t at) {
  T value{};
  if (at + sizeof value > bytes.size())
    throw base::Error(base::ErrorKind::kDamaged, "the WAV file is too short");
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// Band-limited interpolation: a Hann-windowed sinc of 24 zeros to each side.
std::vector<float> resampled(const std::vector<float>& samples, double from, double to) {
  if (from == to) return samples;
  const double cut = std::min(1.0, to / from);
  const double reach = 24 / cut;
  std::vector<float> out(static_cast<std::size_t>(static_cast<double>(samples.size()) * to / from));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double centre = static_cast<double>(i) * from / to;
    const auto first = std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(std::ceil(centre - reach)));
    const auto last =
        std::min<std::ptrdiff_t>(std::ssize(samples) - 1, static_cast<std::ptrdiff_t>(centre + reach));
    double sum = 0;
    for (std::ptrdiff_t k = first; k <= last; ++k) {
      const double away = (static_cast<double>(k) - centre) * std::numbers::pi;
      const double sinc = away == 0 ? cut : std::sin(away * cut) / away;
      sum += samples[static_cast<std::size_t>(k)] * sinc * (0.5 + 0.5 * std::cos(away / reach));
    }
    out[i] = static_cast<float>(sum);
  }
  return out;
}

}  // namespace

mouth::SoundInMemory read_wav(const std::filesystem::path& file) {
  const std::string bytes = base::read_text(file, 1U << 30);
  int channels = 0;
  std::uint32_t rate = 0;
  std::vector<std::vector<float>> sound;
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::string_view name = std::string_view(bytes).substr(at, 4);
    const std::size_t size =
        std::min<std::size_t>(number_at<std::uint32_t>(bytes, at + 4), bytes.size() - at - 8);
    if (name == "fmt ") {
      channels = number_at<std::uint16_t>(bytes, at + 10);
      rate = number_at<std::uint32_t>(bytes, at + 12);
    } else if (name == "data" && (channels == 1 || channels == 2)) {
      sound.resize(static_cast<std::size_t>(channels));
      for (std::size_t i = 0; i < size / 2; ++i) {
        sound[i % sound.size()].push_back(static_cast<float>(number_at<std::int16_t>(bytes, at + 8 + 2 * i)) /
                                          32768);
      }
    }
    at += 8 + size + size % 2;
  }
  if (sound.empty() || rate == 0)
    throw base::Error(base::ErrorKind::kNotMedia, file.string() + " is no WAV file");
  for (auto& channel : sound) channel = resampled(channel, rate, mouth::kSoundRate);
  if (channels == 1) return mouth::SoundInMemory(std::move(sound[0]));
  return {std::move(sound[0]), std::move(sound[1])};
}

}  // namespace bench
