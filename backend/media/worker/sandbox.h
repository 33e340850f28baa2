#pragma once

#include <cstdint>

namespace media {

struct SandboxLimits {
  std::uint64_t memory_bytes = 0;  // address space, on top of what the program takes when it comes in
  std::uint64_t cpu_seconds = 0;   // processor time, after which the kernel kills
  std::uint64_t output_bytes = 0;  // the largest file that may be written
};

// Ends this process when the process that started it ends. Unlike PR_SET_PDEATHSIG, which fires when the
// starting *thread* ends, so that a reader made on one thread could not be used on another: the kernel
// signals the end of the lifeline pipe (O_ASYNC; SIGIO's default action is to end the process).
void die_with_parent(int lifeline_fd);

// Gives up, for good, everything but computing and reading and writing the descriptors that are open now: no
// new privileges, resource limits, Landlock where the kernel has it (no path may be opened), and a
// system-call allow-list (seccomp, default EPERM) without open, socket, exec, fork, kill or ptrace. Throws
// Error{kInternal} if the kernel refuses: a worker that cannot be locked must not touch a file.
void enter_sandbox(const SandboxLimits& limits);

}  // namespace media
