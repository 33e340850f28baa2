#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <linux/close_range.h>
#include <new>
#include <stdexcept>
#include <string_view>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "media/libav/file_io.h"
#include "media/media.h"
#include "media/worker/fork_server.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"
#include "media/worker/sandbox.h"

namespace media {
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
namespace {

struct Handler {
  std::string_view name;
  json::object (*run)(Job&);
  std::uint64_t cpu_seconds;  // many times what the longest song or film that we take needs
};

constexpr std::array kHandlers = {
    Handler{"probe", run_probe, 60},
    Handler{"read_audio", run_read_audio, 3600},
    Handler{"trim_audio", run_trim_audio, 600},
    Handler{"encode_song", run_encode_song, 7200},
    Handler{"check_clips", run_check_clips, 600},
    Handler{"conform", run_conform, 7200},
    Handler{"stitch", run_stitch, 1800},
    Handler{"pictures_at", run_pictures_at, 3600},
    Handler{"read_pictures", run_read_pictures, 7200},
};

Job read_job() {
  const std::string text = read_bytes(kJobFd, 0, static_cast<std::size_t>(::lseek(kJobFd, 0, SEEK_END)));
  const json::object object = json::parse(text).as_object();
  Job job;
  job.name = json::value_to<std::string>(object.at("job"));
  job.names = json::value_to<std::vector<std::string>>(object.at("names"));
  job.files = object.at("files").to_number<std::size_t>();
  job.parameters = object.at("parameters").as_object();
  job.limits = worker_limits_from(object.at("limits").as_object());
  return job;
}

const Handler& handler_of(const Job& job) {
  for (const Handler& handler : kHandlers) {
    if (handler.name == job.name) return handler;
  }
  throw Error(ErrorKind::kInternal, "unknown media job " + job.name);
}

std::uint64_t whole_seconds(const WorkerLimits& limits) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(limits.seconds.count(), 1));
}

int run_one_job() {
  die_with_parent(kLifelineFd);
  Reporter reporter(kReportFd);
  try {
    Job job = read_job();
    ::prctl(PR_SET_NAME, ("media " + job.name).c_str());
    const Handler& handler = handler_of(job);
    ::close_range(static_cast<unsigned>(Job::file(job.files)), ~0U, 0);  // whatever else was inherited
    silence_libav();
    limit_single_allocations(job.limits.memory_bytes);
    enter_sandbox({.memory_bytes = job.limits.memory_bytes,
                   .cpu_seconds = std::min(handler.cpu_seconds, whole_seconds(job.limits)),
                   .output_bytes = job.limits.output_bytes});
    const json::object result = handler.run(job);
    reporter.result(result);
    return 0;
  } catch (const Error& error) {
    reporter.error(error);
  } catch (const std::bad_alloc&) {
    reporter.error(Error(
        ErrorKind::kDamaged,
        "the file asks for more memory or streams than is allowed; it is probably damaged (very large ones "
        "may need a higher SONGREEL_MEDIA_MEMORY_MB)"));
  } catch (const std::exception& error) {
    reporter.error(Error(ErrorKind::kInternal, "the media worker failed", error.what()));
  }
  return 1;
}

}  // namespace

int worker_main() {
  // Started by hand there is nobody to serve: say so instead of misreading the terminal.
  struct stat input {};
  if (::fstat(STDIN_FILENO, &input) != 0 || !S_ISSOCK(input.st_mode)) {
    std::fputs("songreel media is started by songreel itself; there is nothing to run here\n", stderr);
    return 2;
  }
  // Copies end by _exit() too: destructors of a hundred libraries and leak checkers would want system calls
  // that are gone.
  serve_forks(run_one_job);
}

}  // namespace media
