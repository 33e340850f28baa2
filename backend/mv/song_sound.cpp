#include "mv/song_sound.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <vector>

#include "base/error.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 16'000;
constexpr std::size_t kPiece = 1 << 15;  // samples decoded, or read back, at once
constexpr float kLoudest = 32'767;

base::FileDescriptor nameless_file(const fs::path& folder) {
  std::string name = (folder / ".songreel-sound-XXXXXX").string();
  base::FileDescriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) throw base::file_error("create", folder.string(), errno);
  ::unlink(name.c_str());
  return file;
}

void append(const base::FileDescriptor& file, std::span<const std::int16_t> samples) {
  auto bytes = std::as_bytes(samples);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw base::file_error("write", "the decoded song", errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

// What lies there; less at the end of the file.
std::size_t read_at(const base::FileDescriptor& file, std::int64_t place, std::span<std::int16_t> samples) {
  auto bytes = std::as_writable_bytes(samples);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got =
        ::pread(file.get(), bytes.data() + done, bytes.size() - done,
                place * static_cast<std::int64_t>(sizeof(std::int16_t)) + static_cast<std::int64_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw base::file_error("read", "the decoded song", errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done / sizeof(std::int16_t);
}

std::unique_ptr<media::SampleReader> open(const media::Media& media, const fs::path& song, int channels,
                                          const base::CancelToken& cancel) {
  return media.read_audio(song, {.start = {}, .sample_rate = kRate, .channels = channels}, cancel);
}

}  // namespace

SongSound::SongSound(const media::Media& media, const fs::path& song, const fs::path& folder,
                     base::CancelToken cancel, base::ProgressSink& progress)
    : file_(nameless_file(folder)) {
  const media::MediaInfo info = media.probe_song(song, cancel);
  channels_ = std::min(info.audio->channels, 2);
  const double whole = std::max(1.0, timing::to_seconds(info.audio->duration) * kRate);
  const auto reader = open(media, song, channels_, cancel);
  std::vector<float> decoded(kPiece);
  std::vector<std::int16_t> kept;
  while (const std::size_t count = reader->read(decoded)) {
    cancel.check();
    kept.clear();
    for (const float sample : std::span(decoded).first(count))
      kept.push_back(static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * kLoudest)));
    append(file_, kept);
    samples_ += static_cast<std::int64_t>(count) / channels_;
    progress.report(std::min(1.0, static_cast<double>(samples_) / whole));
  }
}

void SongSound::read(std::int64_t first, std::span<float> left, std::span<float> right) const {
  std::vector<std::int16_t> piece;
  const auto channels = static_cast<std::size_t>(channels_);
  for (std::size_t done = 0; done < left.size();) {
    const std::size_t count = std::min(left.size() - done, kPiece);
    piece.assign(count * channels, 0);  // silence before the beginning and past the end
    const std::int64_t place = first + static_cast<std::int64_t>(done);
    const std::int64_t skipped = std::clamp<std::int64_t>(-place, 0, static_cast<std::int64_t>(count));
    if (static_cast<std::size_t>(skipped) < count && place + skipped < samples_) {
      read_at(file_, (place + skipped) * channels_,
              std::span(piece).subspan(static_cast<std::size_t>(skipped) * channels));
    }
    for (std::size_t i = 0; i < count; ++i) {
      left[done + i] = static_cast<float>(piece[i * channels]) / kLoudest;
      right[done + i] = static_cast<float>(piece[i * channels + channels - 1]) / kLoudest;
    }
    done += count;
  }
}

}  // namespace mv
