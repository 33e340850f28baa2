#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "media/media.h"
#include "media/worker/channel.h"
#include "media/worker/fork_server.h"
#include "media/worker/sandbox.h"

// The worker that this room's tests start, since the real one is the whole program. With an argument it
// behaves as one that a malicious file has taken over, or counts its files.
namespace {

using Attempt = std::pair<const char*, std::function<bool()>>;

// Each returns whether it succeeded; none may.
std::vector<Attempt> attempts() {
  static std::array<char*, 1> no_words{nullptr};
  return {
      {"open for reading", [] { return ::open("/etc/passwd", O_RDONLY) >= 0; }},
      {"open for writing", [] { return ::open("/tmp/songreel-taken-over", O_CREAT | O_WRONLY, 0600) >= 0; }},
      {"open a folder", [] { return ::open("/", O_RDONLY | O_DIRECTORY) >= 0; }},
      {"look at a path",
       [] {
         struct stat status {};
         return ::stat("/etc/passwd", &status) == 0;
       }},
      {"internet socket", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
      {"local socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
      {"another program", [] { return ::execve("/bin/true", no_words.data(), no_words.data()) == 0; }},
      {"another process",
       [] {
         const pid_t child = ::fork();
         if (child == 0) ::_exit(0);
         return child > 0;
       }},
      {"a signal to the parent", [] { return ::kill(::getppid(), 0) == 0; }},
      {"tracing the parent", [] { return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0; }},
      {"removing a file", [] { return ::unlink("/tmp/songreel-taken-over") == 0; }},
      {"changing the group", [] { return ::setpgid(0, 0) == 0; }},
  };
}

// Whether file n holds its own number, and nothing is open beyond.
bool every_file_is_in_its_place(int files) {
  for (int n = 0; n < files; ++n) {
    int number = -1;
    if (::pread(media::kFirstFileFd + n, &number, sizeof number, 0) != sizeof number || number != n)
      return false;
  }
  return ::lseek(media::kFirstFileFd + files, 0, SEEK_CUR) < 0 && errno == EBADF;
}

int misbehave(const std::string& how) {
  media::die_with_parent(media::kLifelineFd);
  media::enter_sandbox(
      {.memory_bytes = 1ULL << 32, .cpu_seconds = how == "spin" ? 1U : 60U, .output_bytes = 1 << 20});
  media::Reporter reporter(media::kReportFd);
  if (how == "crash") std::abort();
  if (how == "vanish") ::_exit(7);
  if (how == "babble") {
    const std::string nonsense(3 << 20, 'x');
    media::write_fully(media::kReportFd, nonsense.data(), nonsense.size());
  }
  if (how == "lie") reporter.result({{"container", 5}});
  if (how == "count") reporter.result({{"placed", every_file_is_in_its_place(600)}});
  if (how == "hang") {
    media::write_fully(STDERR_FILENO, "hanging", 7);
    while (true) ::sleep(1000);
  }
  if (how == "spin") {
    while (::getpid() > 0) {
    }
  }
  std::string succeeded;
  for (const auto& [name, attempt] : attempts()) {
    if (attempt()) succeeded += std::string(" ") + name + ";";
  }
  reporter.error(base::Error(base::ErrorKind::kNotMedia, "succeeded:" + succeeded));
  ::_exit(0);
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (!arguments.empty()) media::serve_forks([&] { return misbehave(arguments.front()); });
  return media::worker_main();
}
