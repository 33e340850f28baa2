#include "media/worker/fork_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <optional>
#include <sched.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/spawn.h"

namespace media {
namespace {

constexpr std::size_t kMostInOne = 250;  // descriptors in one message; the kernel takes 253
constexpr timeval kPatience{.tv_sec = 60, .tv_usec = 0};

// In front of each lot of descriptors.
struct Lot {
  std::uint32_t count;      // in this message
  std::uint32_t remaining;  // in those after it
};

// What comes back: the new process, or why there is none.
struct Started {
  pid_t pid;
  int error_number;
};

struct Message {
  Lot lot{};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int) * kMostInOne)> control{};
  iovec bytes{.iov_base = &lot, .iov_len = sizeof lot};
  msghdr header{.msg_name = nullptr,
                .msg_namelen = 0,
                .msg_iov = &bytes,
                .msg_iovlen = 1,
                .msg_control = control.data(),
                .msg_controllen = control.size(),
                .msg_flags = 0};
};

// Only what the loader and the sanitizers read: the environment may hold keys that a worker must never see.
std::vector<std::string> worker_environment() {
  std::vector<std::string> kept;
  for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) kept.push_back(fmt::format("{}={}", name, value));
  }
  return kept;
}

bool send_lot(int socket, std::span<const int> descriptors, std::size_t remaining) {
  Message message;
  message.lot = {.count = static_cast<std::uint32_t>(descriptors.size()),
                 .remaining = static_cast<std::uint32_t>(remaining)};
  const std::size_t size = descriptors.size_bytes();
  message.header.msg_controllen = CMSG_SPACE(size);
  cmsghdr* control = CMSG_FIRSTHDR(&message.header);
  if (control == nullptr) return false;
  control->cmsg_level = SOL_SOCKET;
  control->cmsg_type = SCM_RIGHTS;
  control->cmsg_len = CMSG_LEN(size);
  std::memcpy(CMSG_DATA(control), descriptors.data(), size);
  ssize_t sent = -1;
  while ((sent = ::sendmsg(socket, &message.header, MSG_NOSIGNAL)) < 0 && errno == EINTR) {
  }
  return sent == sizeof(Lot);
}

ssize_t receive(int socket, msghdr& header) {
  ssize_t received = -1;
  while ((received = ::recvmsg(socket, &header, 0)) < 0 && errno == EINTR) {
  }
  return received;
}

// Takes in one lot; false when the parent has gone. The kernel gives each descriptor the lowest free place,
// which is the one that it is meant for as long as nothing else is open: `next` is the first of them.
bool receive_lot(int socket, int& next, bool& is_placed, std::size_t& remaining) {
  Message message;
  if (receive(socket, message.header) != sizeof(Lot)) return false;
  std::vector<int> got(message.lot.count, -1);
  const cmsghdr* control = CMSG_FIRSTHDR(&message.header);
  const std::size_t size = got.size() * sizeof(int);
  if (control && control->cmsg_type == SCM_RIGHTS && control->cmsg_len == CMSG_LEN(size)) {
    std::memcpy(got.data(), CMSG_DATA(control), size);
  }
  for (const int descriptor : got) {
    if (next == STDERR_FILENO) ++next;
    is_placed = is_placed && descriptor == next++;
  }
  remaining = message.lot.remaining;
  return true;
}

// A copy of this process whose parent is ours, so that it is waited for by the one that has asked for it.
// fork() cannot say so.
pid_t fork_sibling() {
  return static_cast<pid_t>(::syscall(SYS_clone, CLONE_PARENT | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

void close_all_but_errors(int socket) {
  ::close(STDIN_FILENO);
  ::close(STDOUT_FILENO);
  ::close_range(STDERR_FILENO + 1, static_cast<unsigned>(socket) - 1, 0);
}

// Out of the way of the places that descriptors are received at.
int highest_place(int descriptor) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  const int highest = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 4096)) - 1;
  return ::dup2(descriptor, highest);
}

}  // namespace

ForkServer::ForkServer(WorkerCommand command) : command_(std::move(command)) {}

ForkServer::~ForkServer() {
  end();
}

void ForkServer::begin() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    base::fail_to_start(kWorker, "socketpair", errno);
  base::FileDescriptor ours(ends[0]);
  const base::FileDescriptor theirs(ends[1]);
  ::setsockopt(ours.get(), SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
  ::setsockopt(ours.get(), SOL_SOCKET, SO_SNDTIMEO, &kPatience, sizeof kPatience);
  std::vector<std::string> words{command_.program.string()};
  words.insert(words.end(), command_.arguments.begin(), command_.arguments.end());
  pid_ = base::spawn({.words = std::move(words),
                      .environment = worker_environment(),
                      .placed = {theirs.get(), theirs.get(), STDERR_FILENO},
                      .folder = {}},
                     kWorker);
  socket_ = std::move(ours);
}

void ForkServer::end() {
  if (pid_ < 0) return;
  socket_.reset();
  ::kill(pid_, SIGKILL);  // it holds nothing, and might be stopped
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

bool ForkServer::hand_over(std::span<const int> placed) {
  std::vector<int> sent(placed.begin(), placed.end());
  sent.erase(sent.begin() + STDERR_FILENO);
  std::span<const int> left = sent;
  while (!left.empty()) {
    const std::span<const int> lot = left.first(std::min(left.size(), kMostInOne));
    left = left.subspan(lot.size());
    if (!send_lot(socket_.get(), lot, left.size())) return false;
  }
  return true;
}

pid_t ForkServer::answer() {
  Started started{.pid = -1, .error_number = ECHILD};
  iovec bytes{.iov_base = &started, .iov_len = sizeof started};
  msghdr header{};
  header.msg_iov = &bytes;
  header.msg_iovlen = 1;
  if (receive(socket_.get(), header) != sizeof started) end();
  if (started.pid < 0) base::fail_to_start(kWorker, "clone", started.error_number);
  return started.pid;
}

// Once everything is handed over nothing is asked again: a copy may run. It ends with the lifeline among
// `placed`.
pid_t ForkServer::start(std::span<const int> placed) {
  const std::lock_guard lock(mutex_);
  if (pid_ >= 0 && hand_over(placed)) return answer();
  end();  // whatever has ended it
  begin();
  if (!hand_over(placed)) base::fail_to_start(kWorker, "sendmsg", errno);
  return answer();
}

void ForkServer::renew() {
  const std::lock_guard lock(mutex_);
  end();
}

void serve_forks(const std::function<int()>& work) {
  ::prctl(PR_SET_NAME, "media-workers");
  const int socket = highest_place(STDIN_FILENO);
  while (true) {
    close_all_but_errors(socket);
    int next = 0;
    bool is_placed = true;
    std::size_t remaining = 0;
    do {
      if (!receive_lot(socket, next, is_placed, remaining)) ::_exit(0);
    } while (remaining > 0);
    const pid_t pid = is_placed ? fork_sibling() : -1;
    if (pid == 0) {
      ::setpgid(0, 0);
      ::close(socket);
      ::_exit(work());
    }
    const Started started{.pid = pid, .error_number = is_placed ? errno : EMFILE};
    if (::send(socket, &started, sizeof started, MSG_NOSIGNAL) != sizeof started) ::_exit(0);
  }
}

}  // namespace media
