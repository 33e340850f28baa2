#include "media/media.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "media/libav/file_io.h"
#include "media/worker/fork_server.h"
#include "media/worker/media_json.h"
#include "media/worker/picture_stream.h"
#include "media/worker/worker_process.h"

namespace media {
namespace fs = std::filesystem;
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
namespace {

// A film is opened clip by clip in this process first; the rest of the program needs some as well.
constexpr std::size_t kMostFiles = 900;
constexpr rlim_t kOtherFiles = 32;

std::size_t most_files() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return kMostFiles;
  const rlim_t free = limit.rlim_cur > kOtherFiles ? limit.rlim_cur - kOtherFiles : 1;
  return std::min<std::size_t>(kMostFiles, free);
}

constexpr Patience kShort{.stall = std::chrono::seconds(60), .total = std::chrono::seconds(120)};
constexpr Patience kLong{.stall = std::chrono::seconds(120), .total = std::nullopt};

base::FileDescriptor open_input(const fs::path& path) {
  base::FileDescriptor file = base::open_regular_file(path);
  if (::lseek(file.get(), 0, SEEK_END) == 0) {
    throw Error(ErrorKind::kEmpty,
                fmt::format("{} is empty (0 bytes); name another file", path.filename().string()));
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

void add_input(WorkerJob& job, const fs::path& path) {
  if (const std::size_t most = most_files(); job.files.size() >= most) {
    throw Error(ErrorKind::kOutOfRange,
                fmt::format("more than {} clips cannot be joined at once; name fewer{}", most,
                            most < kMostFiles ? ", or raise the limit of open files (ulimit -n 4096)" : ""));
  }
  job.files.push_back(open_input(path));
  job.input_names.push_back(path.filename().string());
}

WorkerJob job_on(std::string name, const fs::path& file, json::object parameters,
                 const WorkerLimits& limits) {
  WorkerJob job{.name = std::move(name),
                .parameters = std::move(parameters),
                .input_names = {},
                .files = {},
                .limits = limits};
  add_input(job, file);
  return job;
}

// Answers of the wrong shape come only from a worker that a file has taken over.
template <class Parse>
auto parsed(const std::string& name, Parse parse) {
  try {
    return parse();
  } catch (const std::exception& error) {
    throw Error(ErrorKind::kDamaged,
                fmt::format("{}: reading it upset the media worker; the file is probably damaged", name),
                error.what());
  }
}

json::object run_writing(const std::shared_ptr<ForkServer>& workers, WorkerJob job, const fs::path& out,
                         Patience patience, base::CancelToken cancel, base::ProgressSink& progress) {
  base::FileDescriptor file(::open(out.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file) throw base::file_error("write", out.string(), errno);
  job.files.push_back(std::move(file));
  try {
    WorkerProcess process(workers, job, patience, std::move(cancel));
    return process.wait_for("result", progress);
  } catch (...) {
    ::unlink(out.c_str());  // half a file helps nobody
    throw;
  }
}

class WorkerSampleReader final : public SampleReader {
 public:
  WorkerSampleReader(const std::shared_ptr<ForkServer>& workers, const WorkerJob& job,
                     base::CancelToken cancel)
      : name_(job.input_names.front()), process_(workers, job, kLong, std::move(cancel)) {
    base::NoProgress silent;
    const json::object format = process_.wait_for("format", silent);
    format_ = parsed(name_, [&] {
      return AudioFormat{format.at("sample_rate").to_number<int>(), format.at("channels").to_number<int>()};
    });
    if (format_.sample_rate <= 0 || format_.sample_rate > 768'000 || format_.channels <= 0 ||
        format_.channels > 16) {
      throw Error(ErrorKind::kDamaged, fmt::format("{} has no readable sound", name_));
    }
  }

  AudioFormat format() const override { return format_; }

  std::size_t read(std::span<float> samples) override {
    const auto frame = static_cast<std::size_t>(format_.channels);
    const std::span<std::byte> room = std::as_writable_bytes(samples.first(samples.size() / frame * frame));
    std::size_t filled = 0;
    // Whole frames; a pipe gives any number of bytes.
    while (!done_ && filled < room.size()) {
      const std::size_t count = process_.read_data(room.subspan(filled));
      filled += count;
      if (count == 0) finish();
    }
    return filled / (sizeof(float) * frame) * frame;
  }

 private:
  // The samples have ended; whether well or badly, the worker says now.
  void finish() {
    done_ = true;
    base::NoProgress silent;
    process_.wait_for("result", silent);
  }

  std::string name_;
  WorkerProcess process_;
  AudioFormat format_;
  bool done_ = false;
};

MediaInfo probe_with(const std::shared_ptr<ForkServer>& workers, const WorkerLimits& limits,
                     const fs::path& file, bool song, base::CancelToken cancel) {
  const WorkerJob job = job_on("probe", file, {{"song", song}}, limits);
  WorkerProcess process(workers, job, kShort, std::move(cancel));
  base::NoProgress silent;
  const json::object result = process.wait_for("result", silent);
  return parsed(job.input_names.front(), [&] {
    MediaInfo info = media_info_from(result);
    if (song && !info.audio) throw std::invalid_argument("a song without sound");
    return info;
  });
}

}  // namespace

Media::Media(WorkerCommand worker, WorkerLimits limits)
    : workers_(std::make_shared<ForkServer>(std::move(worker))), limits_(limits) {
  silence_libav();
}

MediaInfo Media::probe(const fs::path& file, base::CancelToken cancel) const {
  return probe_with(workers_, limits_, file, false, std::move(cancel));
}

MediaInfo Media::probe_song(const fs::path& file, base::CancelToken cancel) const {
  return probe_with(workers_, limits_, file, true, std::move(cancel));
}

std::unique_ptr<SampleReader> Media::read_audio(const fs::path& file, const AudioRequest& request,
                                                base::CancelToken cancel) const {
  const WorkerJob job = job_on("read_audio", file,
                               {{"start", request.start.count()},
                                {"sample_rate", request.sample_rate},
                                {"channels", request.channels}},
                               limits_);
  return std::make_unique<WorkerSampleReader>(workers_, job, std::move(cancel));
}

Trimmed Media::trim_audio(const fs::path& file, const fs::path& out, timing::Flicks start,
                          base::CancelToken cancel) const {
  base::NoProgress silent;
  const json::object result =
      run_writing(workers_, job_on("trim_audio", file, {{"start", start.count()}}, limits_), out, kLong,
                  std::move(cancel), silent);
  return parsed(file.filename().string(), [&] { return trimmed_from(result); });
}

void Media::encode_song(const fs::path& file, const fs::path& out, timing::Flicks start,
                        base::CancelToken cancel, base::ProgressSink& progress) const {
  run_writing(workers_, job_on("encode_song", file, {{"start", start.count()}}, limits_), out, kLong,
              std::move(cancel), progress);
}

ClipCheck Media::check_clips(std::span<const fs::path> clips, const std::optional<VideoFormat>& wanted,
                             std::span<const std::int64_t> frames, base::CancelToken cancel) const {
  if (clips.empty()) return {};
  WorkerJob job{.name = "check_clips", .parameters = {}, .input_names = {}, .files = {}, .limits = limits_};
  job.parameters["format"] = wanted ? json::value(to_json(*wanted)) : json::value(nullptr);
  job.parameters["frames"] = json::value_from(std::vector<std::int64_t>(frames.begin(), frames.end()));
  for (const fs::path& clip : clips) add_input(job, clip);
  WorkerProcess process(workers_, job, kLong, std::move(cancel));
  base::NoProgress silent;
  const json::object result = process.wait_for("result", silent);
  return parsed(job.input_names.front(), [&] {
    ClipCheck check = clip_check_from(result);
    if (check.clips.size() != clips.size()) throw std::length_error("clips");
    return check;
  });
}

void Media::conform(const fs::path& clip, const fs::path& out, const VideoFormat& format,
                    std::int64_t least_frames, base::CancelToken cancel, base::ProgressSink& progress) const {
  json::object parameters = to_json(format);
  parameters["least_frames"] = least_frames;
  run_writing(workers_, job_on("conform", clip, std::move(parameters), limits_), out, kLong,
              std::move(cancel), progress);
}

void Media::stitch(const StitchPlan& plan, const fs::path& out, base::CancelToken cancel,
                   base::ProgressSink& progress) const {
  WorkerJob job{.name = "stitch", .parameters = {}, .input_names = {}, .files = {}, .limits = limits_};
  json::array frames;
  for (const StitchPlan::Clip& clip : plan.clips) {
    add_input(job, clip.file);
    frames.emplace_back(clip.frames);
  }
  if (plan.song) add_input(job, *plan.song);
  job.parameters = {{"frames", frames},
                    {"rate", plan.rate.per_second},
                    {"song", plan.song.has_value()},
                    {"song_start", plan.song_start.count()},
                    {"song_delay", plan.song_delay.count()}};
  run_writing(workers_, std::move(job), out, kLong, std::move(cancel), progress);
}

std::unique_ptr<PictureStream> Media::read_pictures(const fs::path& film, const VideoFormat& format,
                                                    base::CancelToken cancel) const {
  const WorkerJob job = job_on("read_pictures", film, to_json(format), limits_);
  return std::make_unique<WorkerPictureStream>(workers_, job, format, kLong, std::move(cancel));
}

std::vector<base::Pixels> Media::pictures_at(const fs::path& film, std::span<const timing::Flicks> times,
                                             int width, base::CancelToken cancel) const {
  json::array wanted;
  for (const timing::Flicks time : times) wanted.emplace_back(time.count());
  const WorkerJob job = job_on("pictures_at", film, {{"times", wanted}, {"width", width}}, limits_);
  WorkerProcess process(workers_, job, kLong, std::move(cancel));
  base::NoProgress silent;
  const json::object format = process.wait_for("format", silent);
  const int height = parsed(job.input_names.front(), [&] { return format.at("height").to_number<int>(); });
  if (width <= 0 || width > 16384 || height <= 0 || height > 16384) {
    throw Error(ErrorKind::kDamaged, fmt::format("{} has no readable picture", job.input_names.front()));
  }
  std::vector<base::Pixels> pictures;
  for (std::size_t i = 0; i < times.size(); ++i) {
    base::Pixels picture(width, height);
    if (!read_picture(process, picture)) break;
    pictures.push_back(std::move(picture));
  }
  process.wait_for("result", silent);
  return pictures;
}

}  // namespace media
