#include "base/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/spawn.h"

namespace base {
namespace fs = std::filesystem;
using std::chrono::steady_clock;
namespace {

// How often a waiting parent looks at its cancel token and the clock.
constexpr auto kLook = std::chrono::milliseconds(50);
// From the request to end until the end by force.
constexpr auto kGrace = std::chrono::seconds(1);
// Readings of 8 KiB or more that empty a pipe (64 KiB) in any case.
constexpr int kLastTurns = 64;

// Cuts what comes from a pipe into lines of bounded length.
class LineReader {
 public:
  LineReader(FileDescriptor pipe, ChildStream stream, std::size_t longest)
      : pipe_(std::move(pipe)), stream_(stream), longest_(longest) {
    ::fcntl(pipe_.get(), F_SETFL, O_NONBLOCK);
  }

  int fd() const { return pipe_.get(); }

  // Takes what is there now; true where anything was.
  bool take(const ChildLine& on_line) {
    bool any = false;
    std::array<char, 8192> buffer{};
    while (pipe_) {
      const ssize_t count = ::read(pipe_.get(), buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return any;  // EAGAIN
      if (count == 0) {
        finish(on_line);
        return any;
      }
      any = true;
      add(std::string_view(buffer.data(), static_cast<std::size_t>(count)), on_line);
      // A program that never stops talking must not keep us from looking at the clock.
      if (static_cast<std::size_t>(count) < buffer.size()) return any;
      if (++turns_ % 16 == 0) return any;
    }
    return any;
  }

  void finish(const ChildLine& on_line) {
    pipe_.reset();
    if (!line_.empty()) on_line(stream_, line_);
    line_.clear();
  }

 private:
  void add(std::string_view text, const ChildLine& on_line) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
      line_.append(text.substr(0, std::min(end, longest_ - std::min(longest_, line_.size()))));
      if (end == text.size()) return;
      if (!line_.empty()) on_line(stream_, line_);
      line_.clear();
      text.remove_prefix(end + 1);
    }
  }

  FileDescriptor pipe_;
  ChildStream stream_;
  std::size_t longest_;
  std::string line_;
  unsigned turns_ = 0;
};

// The processes of one group. Destroyed, none of them is left, and the first is waited for.
class Group {
 public:
  explicit Group(pid_t leader) : leader_(leader), ended_(watch_end_of(leader)) {}
  ~Group() {
    if (leader_ > 0) reap();
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  int fd() const { return ended_.get(); }  // readable once the first has ended

  void signal(int number) const { ::kill(-leader_, number); }

  bool has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(leader_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid != 0;
  }

  // Ends what still runs. The number of a group stays taken until its first process is waited for, so this
  // reaches nobody else.
  int reap() {
    signal(SIGKILL);
    int status = 0;
    while (::waitpid(leader_, &status, 0) < 0 && errno == EINTR) {
    }
    leader_ = -1;
    return status;
  }

 private:
  pid_t leader_;
  FileDescriptor ended_;
};

// posix_spawn cannot set limits; the program has hardly been loaded when they come.
void set_limits(const ChildCommand& command, pid_t pid) {
  const auto set = [pid](__rlimit_resource resource, const std::optional<std::uint64_t>& value) {
    if (!value) return;
    const rlimit wanted{*value, *value};
    if (::prlimit(pid, resource, &wanted, nullptr) != 0 && errno != ESRCH) {
      fail_to_start("a helper program", "prlimit", errno);
    }
  };
  set(RLIMIT_AS, command.most_memory);
  set(RLIMIT_FSIZE, command.largest_file);
  set(RLIMIT_CORE, 0);
}

// What has to happen when, while a child runs.
class Waiting {
 public:
  Waiting(const ChildCommand& command, const CancelToken& cancel, const Group& group)
      : command_(command), cancel_(cancel), group_(group) {}

  void heard() { last_heard_ = steady_clock::now(); }

  void look() {
    const steady_clock::time_point now = steady_clock::now();
    if (asked_) {
      if (now - asked_at_ > kGrace) group_.signal(SIGKILL);
      return;
    }
    const bool late = now - started_ > command_.most_time;
    const bool silent = now - last_heard_ > command_.most_silence;
    if (!late && !silent && !cancel_.canceled()) return;
    if (late || silent) why_ = late ? ChildEnd::How::kTimedOut : ChildEnd::How::kFellSilent;
    asked_ = true;
    asked_at_ = now;
    group_.signal(SIGTERM);
  }

  ChildEnd end(int status) const {
    if (asked_ && why_ == ChildEnd::How::kExited) cancel_.check();
    if (asked_) return {why_, WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status)};
    if (WIFSIGNALED(status)) return {ChildEnd::How::kKilled, WTERMSIG(status)};
    return {ChildEnd::How::kExited, WEXITSTATUS(status)};
  }

 private:
  const ChildCommand& command_;
  const CancelToken& cancel_;
  const Group& group_;
  steady_clock::time_point started_ = steady_clock::now();
  steady_clock::time_point last_heard_ = started_;
  bool asked_ = false;  // to end
  steady_clock::time_point asked_at_;
  ChildEnd::How why_ = ChildEnd::How::kExited;  // its own will, or the user's
};

bool may_run(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) && ::access(path.c_str(), X_OK) == 0;
}

}  // namespace

ChildEnd run_child(const ChildCommand& command, CancelToken cancel, const ChildLine& on_line) {
  cancel.check();
  const std::string subject = command.program.filename().string();
  const FileDescriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!nothing) fail_to_start(subject, "/dev/null", errno);
  Pipe output = make_pipe(subject);
  Pipe errors = make_pipe(subject);
  SpawnRequest request{.words = {command.program.string()},
                       .environment = command.environment,
                       .placed = {nothing.get(), output.write_end.get(), errors.write_end.get()},
                       .folder = command.folder};
  request.words.insert(request.words.end(), command.arguments.begin(), command.arguments.end());
  const pid_t pid = spawn(request, subject);
  Group group(pid);
  set_limits(command, pid);
  output.write_end.reset();
  errors.write_end.reset();

  std::array readers{LineReader(std::move(output.read_end), ChildStream::kOutput, command.longest_line),
                     LineReader(std::move(errors.read_end), ChildStream::kErrors, command.longest_line)};
  Waiting waiting(command, cancel, group);
  while (!group.has_ended()) {
    // A closed pipe is -1, which poll leaves out.
    std::array<pollfd, 3> watched{pollfd{readers[0].fd(), POLLIN, 0}, pollfd{readers[1].fd(), POLLIN, 0},
                                  pollfd{group.fd(), POLLIN, 0}};
    ::poll(watched.data(), watched.size(), static_cast<int>(kLook.count()));
    for (LineReader& reader : readers) {
      if (reader.take(on_line)) waiting.heard();
    }
    waiting.look();
  }
  const int status = group.reap();
  // Its last words are in the pipes already; somebody who left the group may hold them open and fill them.
  for (LineReader& reader : readers) {
    for (int turn = 0; turn < kLastTurns && reader.take(on_line); ++turn) {
    }
    reader.finish(on_line);
  }
  return waiting.end(status);
}

std::optional<fs::path> find_program(const fs::path& program) {
  if (program.empty()) return std::nullopt;
  if (program.has_parent_path()) {
    return may_run(program) ? std::optional(fs::absolute(program)) : std::nullopt;
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  while (true) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    // An empty entry means the current folder to a shell; nobody wants a program from there.
    const fs::path found = fs::path(rest.substr(0, end)) / program;
    if (end > 0 && may_run(found)) return fs::absolute(found);
    if (end == rest.size()) return std::nullopt;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace base
