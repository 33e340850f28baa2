#include "base/spawn.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

extern "C" {  // glibc 2.36 forgets to say so in this one
#include <sys/pidfd.h>
}

#include <fmt/format.h>

#include "base/error.h"

namespace base {
namespace {

struct SpawnSetup {
  SpawnSetup() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  ~SpawnSetup() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnSetup(const SpawnSetup&) = delete;
  SpawnSetup& operator=(const SpawnSetup&) = delete;

  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

std::vector<char*> c_strings(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Signals as a fresh program expects them, whatever our thread blocks or ignores.
void set_signals_and_group(posix_spawnattr_t& attributes) {
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

}  // namespace

void fail_to_start(std::string_view subject, std::string_view step, int error_number) {
  if (error_number == EMFILE || error_number == ENFILE) throw file_error("start", subject, error_number);
  throw Error(ErrorKind::kInternal,
              fmt::format("{} could not be started; check the installation and free memory", subject),
              fmt::format("{}: {}", step, std::strerror(error_number)));
}

Pipe make_pipe(std::string_view subject) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail_to_start(subject, "pipe2", errno);
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

FileDescriptor watch_end_of(pid_t pid) {
  return FileDescriptor(::pidfd_open(pid, 0));
}

pid_t spawn(const SpawnRequest& request, std::string_view subject) {
  SpawnSetup setup;
  const auto places = static_cast<int>(request.placed.size());
  // Copies above every place that is about to be filled, so that no dup2 overwrites one still needed.
  std::vector<FileDescriptor> copies;
  for (int place = 0; place < places; ++place) {
    const int placed = request.placed[static_cast<std::size_t>(place)];
    if (place == STDERR_FILENO && placed == STDERR_FILENO) continue;  // handed on as it is, even closed
    copies.emplace_back(::fcntl(placed, F_DUPFD_CLOEXEC, places));
    // Where places are filled above the limit, F_DUPFD says EINVAL.
    if (!copies.back()) fail_to_start(subject, "F_DUPFD", errno == EINVAL ? EMFILE : errno);
    posix_spawn_file_actions_adddup2(&setup.actions, copies.back().get(), place);
  }
  posix_spawn_file_actions_addclosefrom_np(&setup.actions, places);
  if (!request.folder.empty()) {
    posix_spawn_file_actions_addchdir_np(&setup.actions, request.folder.c_str());
  }
  set_signals_and_group(setup.attributes);
  std::vector<std::string> words = request.words;
  std::vector<std::string> environment = request.environment;
  pid_t pid = -1;
  const int error = ::posix_spawn(&pid, words.at(0).c_str(), &setup.actions, &setup.attributes,
                                  c_strings(words).data(), c_strings(environment).data());
  if (error != 0) fail_to_start(subject, "posix_spawn", error);
  return pid;
}

}  // namespace base
