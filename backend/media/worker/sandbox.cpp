#include "media/worker/sandbox.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <initializer_list>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <memory>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <seccomp.h>

#include "base/error.h"
#include "media/media.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SONGREEL_SANITIZED 1
#else
#define SONGREEL_SANITIZED 0
#endif

namespace media {
namespace {

// The sanitizers' shadow memory takes terabytes of address space, and their threads ask for more than ours.
constexpr bool kSanitized = SONGREEL_SANITIZED != 0;

struct FilterDeleter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, FilterDeleter>;

[[noreturn]] void fail(const char* step) {
  throw base::Error(base::ErrorKind::kInternal,
                    "the media worker could not lock itself in; nothing was opened",
                    std::string(step) + ": " + std::strerror(errno));
}

void limit(__rlimit_resource resource, std::uint64_t value, std::uint64_t grace = 0) {
  rlimit current{};
  if (::getrlimit(resource, &current) != 0) fail("getrlimit");
  const rlim_t soft = value < current.rlim_max ? value : current.rlim_max;
  const rlim_t hard = value + grace < current.rlim_max ? value + grace : current.rlim_max;
  const rlimit wanted{soft, hard};
  if (::setrlimit(resource, &wanted) != 0) fail("setrlimit");
}

// 0 where the kernel has none, or it is switched off.
int landlock_version() {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version < 1 ? 0 : static_cast<int>(version);
}

// The program and its libraries alone take some hundred megabytes of addresses.
std::uint64_t own_address_space() {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

// No path at all may be opened, made or removed. Kernels before 5.13 have no Landlock; seccomp alone denies
// the same calls.
void restrict_paths() {
  if (landlock_version() < 1) return;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // every right of version 1
  const long ruleset = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return;
  const long refused = ::syscall(SYS_landlock_restrict_self, ruleset, 0);
  ::close(static_cast<int>(ruleset));
  if (refused != 0) fail("landlock_restrict_self");
}

void allow(const Filter& filter, std::initializer_list<int> calls) {
  for (const int call : calls) {
    if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) fail("seccomp_rule_add");
  }
}

void allow_if(const Filter& filter, int call, scmp_arg_cmp condition) {
  if (seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) != 0)
    fail("seccomp_rule_add");
}

// Descriptors that are open already; memory, threads, time, the end.
void allow_computing(const Filter& filter) {
  allow(filter, {SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
                 SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(ftruncate), SCMP_SYS(close)});
  allow(filter, {SCMP_SYS(brk),
                 SCMP_SYS(munmap),
                 SCMP_SYS(mremap),
                 SCMP_SYS(madvise),
                 SCMP_SYS(futex),
                 SCMP_SYS(set_robust_list),
                 SCMP_SYS(rseq),
                 SCMP_SYS(sched_yield),
                 SCMP_SYS(sched_getaffinity),
                 SCMP_SYS(gettid),
                 SCMP_SYS(getpid),
                 SCMP_SYS(rt_sigaction),
                 SCMP_SYS(rt_sigprocmask),
                 SCMP_SYS(rt_sigreturn),
                 SCMP_SYS(sigaltstack),
                 SCMP_SYS(clock_gettime),
                 SCMP_SYS(gettimeofday),
                 SCMP_SYS(clock_nanosleep),
                 SCMP_SYS(nanosleep),
                 SCMP_SYS(restart_syscall),
                 SCMP_SYS(getrandom),
                 SCMP_SYS(exit),
                 SCMP_SYS(exit_group)});
  // Reports want these, and the check of virtual tables probes memory through a pipe; none reaches outside
  // the process.
  if constexpr (kSanitized) {
    allow(filter, {SCMP_SYS(getrusage), SCMP_SYS(getuid), SCMP_SYS(uname), SCMP_SYS(sysinfo),
                   SCMP_SYS(getrlimit), SCMP_SYS(pipe), SCMP_SYS(pipe2)});
  }
}

void restrict_system_calls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) fail("seccomp_init");
  allow_computing(filter);
  // Memory never becomes code; threads yes, processes no; signals only to ourselves (abort).
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    allow_if(filter, call, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  }
  allow_if(filter, SCMP_SYS(clone),
           SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD | CLONE_VM, CLONE_THREAD | CLONE_VM));
  allow_if(filter, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
  // clone3 hides its flags behind a pointer, where a filter cannot look; "not there" makes glibc use clone.
  if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) != 0)
    fail("seccomp_rule_add");
  if (seccomp_load(filter.get()) != 0) fail("seccomp_load");
}

}  // namespace

void die_with_parent(int lifeline_fd) {
  ::signal(SIGIO, SIG_DFL);
  if (::fcntl(lifeline_fd, F_SETOWN, ::getpid()) != 0) fail("F_SETOWN");
  if (::fcntl(lifeline_fd, F_SETFL, O_RDONLY | O_NONBLOCK | O_ASYNC) != 0) fail("O_ASYNC");
  char byte = 0;
  // The parent may have ended before the signal was ordered: then the pipe has already ended.
  if (::read(lifeline_fd, &byte, 1) == 0) ::_exit(1);
}

SandboxReport sandbox_layers() {
  SandboxReport report;
  report.no_new_privileges = ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0;
  const std::uint32_t wanted = SECCOMP_RET_ERRNO;
  report.seccomp = ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &wanted) == 0;
  report.landlock_version = landlock_version();
  report.landlock = report.landlock_version > 0;
  rlimit current{};
  report.resource_limits = ::getrlimit(RLIMIT_AS, &current) == 0 && ::getrlimit(RLIMIT_FSIZE, &current) == 0;
  return report;
}

void enter_sandbox(const SandboxLimits& limits) {
  if constexpr (!kSanitized) limit(RLIMIT_AS, own_address_space() + limits.memory_bytes);
  ::signal(SIGXFSZ, SIG_IGN);                // too long a file is an error of write (EFBIG), not the end
  limit(RLIMIT_CPU, limits.cpu_seconds, 5);  // SIGXCPU first: it tells a hang from a crash
  limit(RLIMIT_FSIZE, limits.output_bytes);
  limit(RLIMIT_CORE, 0);
  if constexpr (!kSanitized) limit(RLIMIT_NOFILE, 0);  // what is open stays open, nothing can be added
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("PR_SET_NO_NEW_PRIVS");
  restrict_paths();
  restrict_system_calls();
}

}  // namespace media
