#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "base/pixels.h"
#include "base/progress.h"
#include "timing/flicks.h"

namespace media {

struct AudioStream {
  std::string codec;  // libav's short name: "mp3", "aac", "vorbis", "opus", "flac", "pcm_s16le"
  int sample_rate = 0;
  int channels = 0;
  timing::Flicks start{0};     // where its first audible sample stands on the file's clock
  timing::Flicks duration{0};  // audible samples only: encoder delay and padding do not count
  std::int64_t bit_rate = 0;
};

struct VideoStream {
  std::string codec;
  std::string pixel_format;
  int width = 0;  // as it is shown: a film that was taken sideways is turned
  int height = 0;
  timing::FrameRate rate;  // nearest whole rate
  timing::Flicks start{0};
  timing::Flicks duration{0};
  std::int64_t frames = 0;
};

struct MediaInfo {
  std::string container;  // "mp3", "mp4", "ogg", "flac", "wav"
  std::optional<AudioStream> audio;
  std::optional<VideoStream> video;  // a cover picture inside a song does not count
  // What the maker of an MP4 has written into it; UTF-8, "" where there is none or it is over
  // kLongestComment.
  std::string comment;
};
constexpr std::size_t kLongestComment = 256 << 10;  // bytes

struct AudioFormat {
  int sample_rate = 0;
  int channels = 0;
};

// Decoded sound as it is read, piece by piece; memory stays flat whatever the length.
class SampleReader {
 public:
  virtual ~SampleReader() = default;
  virtual AudioFormat format() const = 0;
  // Fills `samples` with interleaved floats (-1 … 1) and returns how many were written, a multiple of the
  // channels; 0 at the end. Throws Error{kDamaged} when the file turns out to be cut off or corrupt.
  virtual std::size_t read(std::span<float> samples) = 0;
};

// The pictures of a film in order, at a constant rate; memory stays flat whatever the length.
class PictureStream {
 public:
  virtual ~PictureStream() = default;
  // The next one, opaque, resized to the format that was asked for; false at the end. Throws Error{kDamaged}
  // when the file turns out to be cut off or corrupt.
  virtual bool next(base::Pixels& picture) = 0;
};

struct AudioRequest {
  timing::Flicks start{0};  // sample-exact, from the first audible sample
  int sample_rate = 0;      // 0: as it is
  int channels = 0;         // 0: as it is; 1 mixes down
};

struct Trimmed {
  timing::Flicks start{0};  // where the result really begins in the original (≤ asked, by less than a packet)
  timing::Flicks duration{0};
  std::uintmax_t bytes = 0;
  std::string extension;  // of the container that the codec asks for: ".mp3", ".m4a", ".opus", ".ogg",
                          // ".flac", ".wav"
};

struct VideoFormat {
  int width = 1280;
  int height = 720;
  timing::FrameRate rate{24};
  bool operator==(const VideoFormat&) const = default;
};

enum class AudioMode {
  kAac,   // the kept AAC encoding
  kCopy,  // the original packets
};

struct StitchPlan {
  struct Clip {
    std::filesystem::path file;
    std::int64_t frames = 0;  // exactly so many are shown; the clip must hold at least these
  };
  std::vector<Clip> clips;  // all with the same codec parameters
  timing::FrameRate rate{24};
  std::optional<std::filesystem::path> song;  // an AAC file made by encode_song, or the original for kCopy
  AudioMode audio = AudioMode::kAac;
  timing::Flicks song_start{0};  // where in `song` the film begins
  timing::Flicks song_delay{0};  // how long the film runs before the song is heard
};

struct ClipCheck {
  VideoFormat format;
  struct Clip {
    VideoStream video;
    // Its packets can be joined as they are: codec, size, pixel format and parameter sets are those of the
    // first clip that has `format`, every frame stands on the grid, and no picture has to be turned.
    bool joins = false;
  };
  std::vector<Clip> clips;
};

// How to start this program's own media worker: `program arguments…` (the program itself with "media").
struct WorkerCommand {
  std::filesystem::path program;
  std::vector<std::string> arguments;
};

// What one worker may use. Beyond it the call fails, and the message names the setting to raise.
struct WorkerLimits {
  // On top of the program's own code. 8K film takes most: some 50 MB a picture, a few dozen of them in a
  // decoder.
  std::uint64_t memory_bytes = 3ULL << 30;
  // Of the clock, and of processor time. Many times what the longest song or film that we take needs.
  std::chrono::seconds seconds{7200};
  std::uint64_t output_bytes = 32ULL << 30;  // the largest file that may be written
};

// The layers of a worker's cage that this kernel has. Without Landlock, seccomp alone keeps a worker from all
// paths; without one of the others no worker touches a file.
struct SandboxReport {
  bool no_new_privileges = false;
  bool seccomp = false;
  bool landlock = false;
  int landlock_version = 0;
  bool resource_limits = false;
};

// Asks without locking the caller in. Thread-safe.
SandboxReport sandbox_layers();

class ForkServer;

// Everything that opens media files. Each call has a worker process of its own that gives up network, file
// system and system calls before it touches the file, so that a malicious file can spoil at most this one
// call. Thread-safe.
//
// Errors of all calls: Error{kNotFound, kUnreadable, kEmpty, kDamaged, kNotMedia, kPlaylist, kUnsupported,
// kUnwritable, kDiskFull, kTimedOut, kTooLong (output_bytes), kCanceled}; `message` names the file and says
// what to do.
class Media {
 public:
  // libav has one log level for the whole process: it is set here, for ClipEncoder too, to say nothing.
  explicit Media(WorkerCommand worker, WorkerLimits limits = {});

  MediaInfo probe(const std::filesystem::path& file, base::CancelToken cancel = {}) const;
  // Like probe, and refuses what is no song: no sound, a picture, a film without sound, a playlist, a
  // truncated file.
  MediaInfo probe_song(const std::filesystem::path& file, base::CancelToken cancel = {}) const;

  std::unique_ptr<SampleReader> read_audio(const std::filesystem::path& file, const AudioRequest& request,
                                           base::CancelToken cancel) const;

  // Copies packets from `start` on, without decoding; a start past the end gives a valid tiny file.
  Trimmed trim_audio(const std::filesystem::path& file, const std::filesystem::path& out,
                     timing::Flicks start, base::CancelToken cancel = {}) const;

  // The song from `start` (sample-exact) to its end as AAC-LC in an .m4a whose first audible sample is the
  // song's at `start`.
  void encode_song(const std::filesystem::path& file, const std::filesystem::path& out, timing::Flicks start,
                   base::CancelToken cancel, base::ProgressSink& progress) const;

  // Looks at all clips of a film at once. `wanted` nothing: the format that most clips share, the earliest of
  // them where several tie, at even sizes. `frames`: how many of each will be shown (empty, or 0: all), since
  // a clip with reordered frames cannot be cut everywhere. Throws Error{kNotMedia} for one without a picture.
  ClipCheck check_clips(std::span<const std::filesystem::path> clips,
                        const std::optional<VideoFormat>& wanted, std::span<const std::int64_t> frames = {},
                        base::CancelToken cancel = {}) const;

  // Re-encodes one odd clip into `format` with the parameters of our own encoder (letterboxed, never
  // stretched, turned as it is shown), so that it joins. One with fewer than `least_frames` shows its last
  // picture until it has them.
  void conform(const std::filesystem::path& clip, const std::filesystem::path& out, const VideoFormat& format,
               std::int64_t least_frames, base::CancelToken cancel, base::ProgressSink& progress) const;

  // Joins clips without re-encoding, lays the song under them, writes an MP4 with the index in front.
  void stitch(const StitchPlan& plan, const std::filesystem::path& out, base::CancelToken cancel,
              base::ProgressSink& progress) const;

  // All pictures as they are shown, stretched to the format's size; number n is the one shown at n / rate.
  std::unique_ptr<PictureStream> read_pictures(const std::filesystem::path& film, const VideoFormat& format,
                                               base::CancelToken cancel) const;

  // Decoded pictures nearest to the given times, as they are shown, scaled to `width` (height by aspect).
  std::vector<base::Pixels> pictures_at(const std::filesystem::path& film,
                                        std::span<const timing::Flicks> times, int width,
                                        base::CancelToken cancel = {}) const;

 private:
  std::shared_ptr<ForkServer> workers_;
  WorkerLimits limits_;
};

// What `songreel media` runs: copies itself into a worker for each job that `Media` hands over, which drops
// its rights, does the job and ends. Returns an exit code only when a user has started it by hand.
int worker_main();

}  // namespace media
