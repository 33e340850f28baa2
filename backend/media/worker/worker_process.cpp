#include "media/worker/worker_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/spawn.h"
#include "base/text.h"
#include "media/worker/channel.h"
#include "media/worker/media_json.h"

namespace media {
namespace json = boost::json;
using base::Error;
using base::ErrorKind;
namespace {

// How often a waiting parent looks at its cancel token. Ctrl-C must act within a second.
constexpr int kCancelPollMs = 50;
// No honest worker writes a longer line; a taken-over one must not fill our memory.
constexpr std::size_t kLongestLine = 1 << 20;
// Samples on their way; bigger than the default 64 KiB so that decoder and reader overlap.
constexpr int kDataPipeBytes = 1 << 18;

constexpr std::string_view kWhatNow =
    "the file is probably damaged (very long ones may need a higher SONGREEL_MEDIA_SECONDS)";

// In a memory file a job of any length can be handed over without anybody waiting.
base::FileDescriptor memory_file(const std::string& text) {
  base::FileDescriptor file(::memfd_create("job", MFD_CLOEXEC));
  if (!file) base::fail_to_start(kWorker, "memfd_create", errno);
  if (!write_fully(file.get(), text.data(), text.size())) base::fail_to_start(kWorker, "write", errno);
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

std::string job_text(const WorkerJob& job) {
  json::array names;
  for (const std::string& name : job.input_names) names.emplace_back(base::printable(name));
  return json::serialize(json::object{{"job", job.name},
                                      {"files", job.files.size()},
                                      {"names", names},
                                      {"parameters", job.parameters},
                                      {"limits", to_json(job.limits)}});
}

}  // namespace

WorkerProcess::WorkerProcess(std::shared_ptr<ForkServer> workers, const WorkerJob& job, Patience patience,
                             base::CancelToken cancel)
    : workers_(std::move(workers)),
      subject_(job.input_names.empty() ? job.name : base::printable(job.input_names.front())),
      patience_(patience),
      cancel_(std::move(cancel)),
      started_(std::chrono::steady_clock::now()) {
  patience_.total = std::min(patience.total.value_or(job.limits.seconds), job.limits.seconds);
  cancel_.check();
  base::Pipe lifeline = base::make_pipe(kWorker);
  base::Pipe reports = base::make_pipe(kWorker);
  base::Pipe data = base::make_pipe(kWorker);
  ::fcntl(data.write_end.get(), F_SETPIPE_SZ, kDataPipeBytes);
  const base::FileDescriptor description = memory_file(job_text(job));
  std::vector<int> placed{lifeline.read_end.get(), reports.write_end.get(), STDERR_FILENO, description.get(),
                          data.write_end.get()};
  for (const base::FileDescriptor& file : job.files) placed.push_back(file.get());
  pid_ = workers_->start(placed);
  lifeline_ = std::move(lifeline.write_end);
  reports_ = std::move(reports.read_end);
  data_ = std::move(data.read_end);
}

WorkerProcess::~WorkerProcess() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void WorkerProcess::wait_readable(int fd) {
  using std::chrono::steady_clock;
  const steady_clock::time_point asked = steady_clock::now();
  while (true) {
    cancel_.check();
    pollfd waiting{fd, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, kCancelPollMs);
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) base::fail_to_start(kWorker, "poll", errno);
    const steady_clock::time_point now = steady_clock::now();
    if (now - asked > patience_.stall || (patience_.total && now - started_ > *patience_.total)) {
      throw Error(ErrorKind::kTimedOut, fmt::format("{}: reading it takes too long; {}", subject_, kWhatNow));
    }
  }
}

bool WorkerProcess::next_line(std::string& line) {
  while (true) {
    if (const std::size_t end = pending_.find('\n'); end != std::string::npos) {
      line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return true;
    }
    if (pending_.size() > kLongestLine) return false;
    wait_readable(reports_.get());
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(reports_.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    pending_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

json::object WorkerProcess::wait_for(std::string_view key, base::ProgressSink& progress) {
  std::string line;
  while (next_line(line)) {
    boost::system::error_code bad;
    json::value message = json::parse(line, bad);
    if (bad || !message.is_object()) break;
    json::object& object = message.as_object();
    if (const json::value* error = object.if_contains("error"); error && error->is_object()) {
      throw error_from_json(error->get_object());
    }
    if (const json::value* fraction = object.if_contains("progress"); fraction && fraction->is_number()) {
      progress.report(fraction->to_number<double>());
    }
    if (json::value* wanted = object.if_contains(key); wanted && wanted->is_object()) {
      return std::move(wanted->get_object());
    }
  }
  report_death();
}

std::size_t WorkerProcess::read_data(std::span<std::byte> bytes) {
  while (true) {
    wait_readable(data_.get());
    const ssize_t count = ::read(data_.get(), bytes.data(), bytes.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) base::fail_to_start(kWorker, "read", errno);
  }
}

void WorkerProcess::report_death() {
  ::kill(pid_,
         SIGKILL);  // it may live on with its pipe closed; a process that has ended keeps its own status
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  workers_->renew();
  cancel_.check();
  const std::string how = WIFSIGNALED(status)
                              ? fmt::format("signal {} ({})", WTERMSIG(status), strsignal(WTERMSIG(status)))
                              : fmt::format("exit code {}", WEXITSTATUS(status));
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
    throw Error(ErrorKind::kTimedOut, fmt::format("{}: reading it takes too long; {}", subject_, kWhatNow),
                how);
  }
  throw Error(ErrorKind::kDamaged,
              fmt::format("{}: reading it crashed the media worker; the file is probably damaged", subject_),
              how);
}

}  // namespace media
