#include "mv/waveform.h"

#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "base/file.h"
#include "mv/library_song.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".peaks";
constexpr const char* kMark = "songreel-peaks-1";
constexpr float kFullScale = 65535;

std::string key_of(const Workshop& workshop, const std::string& song) {
  return "peaks" + content_of_song(workshop.library, song);
}

std::optional<audio::Peaks> peaks_in(const std::optional<fs::path>& kept) {
  return kept ? peaks_from(base::read_text(*kept)) : std::nullopt;
}

}  // namespace

std::string peaks_text(const audio::Peaks& peaks) {
  std::string text = fmt::format("{} {} {} {} {}\n", kMark, peaks.duration.count(), peaks.samples,
                                 peaks.slice_samples, peaks.values.size());
  for (const float value : peaks.values) {
    const auto level = static_cast<unsigned>(std::lround(value * kFullScale));
    text += static_cast<char>(level >> 8);
    text += static_cast<char>(level & 0xFF);
  }
  return text;
}

std::optional<audio::Peaks> peaks_from(const std::string& text) {
  const std::size_t line = text.find('\n');
  if (line == std::string::npos) return std::nullopt;
  std::istringstream head(text.substr(0, line));
  std::string mark;
  std::int64_t duration = 0;
  std::size_t count = 0;
  audio::Peaks peaks;
  head >> mark >> duration >> peaks.samples >> peaks.slice_samples >> count;
  if (!head || mark != kMark || peaks.slice_samples < 1 || count > audio::kMostPeaks ||
      text.size() != line + 1 + 2 * count)
    return std::nullopt;
  peaks.duration = timing::Flicks(duration);
  for (std::size_t at = line + 1; at < text.size(); at += 2) {
    const unsigned level =
        static_cast<unsigned char>(text[at]) << 8 | static_cast<unsigned char>(text[at + 1]);
    peaks.values.push_back(static_cast<float>(level) / kFullScale);
  }
  return peaks;
}

std::optional<audio::Peaks> find_peaks(const Workshop& workshop, const std::string& song) {
  return peaks_in(workshop.studio.kept.find(key_of(workshop, song), kExtension));
}

void keep_peaks(const Workshop& workshop, const std::string& song, base::CancelToken cancel,
                base::ProgressSink& progress) {
  const storage::KeptFiles& kept = workshop.studio.kept;
  const std::string key = key_of(workshop, song);
  const std::optional<fs::path> before = kept.find(key, kExtension);
  if (peaks_in(before)) return;
  const fs::path file = workshop.library.existing_audio(song);
  const auto row = workshop.library.find(song);
  const auto reader = workshop.studio.media.read_audio(file, {}, cancel);
  const audio::Peaks peaks =
      audio::gather_peaks(*reader, timing::from_seconds(row ? row->seconds : 0), cancel, progress);
  if (before) fs::remove(*before);  // it is damaged
  kept.find_or_make(key, kExtension, cancel,
                    [&](const fs::path& out) { base::write_text(out, peaks_text(peaks)); });
}

}  // namespace mv
