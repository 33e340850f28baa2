#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "base/file_descriptor.h"

// Starting other programs, the part that all who do it share.
namespace base {

struct Pipe {
  FileDescriptor read_end;
  FileDescriptor write_end;
};

struct SpawnRequest {
  std::vector<std::string> words;        // the program's path and its arguments; no shell sees them
  std::vector<std::string> environment;  // "NAME=value"; nothing else of ours is handed on
  std::vector<int> placed;               // our descriptors, by the place that each takes there
  std::filesystem::path folder;          // where it runs; "": where we do
};

// Both close when a program is started. Throws as fail_to_start.
Pipe make_pipe(std::string_view subject);

// Starts a program in a process group of its own with exactly `placed` open, so that Ctrl-C goes to us alone
// and one signal reaches all that it starts. Throws as fail_to_start.
pid_t spawn(const SpawnRequest& request, std::string_view subject);

// Becomes readable once the process has ended (a pidfd); none where the kernel has no such thing or there is
// no such process.
FileDescriptor watch_end_of(pid_t pid);

// Throws Error{kOutOfRange} where files have run out, else Error{kInternal}: "<subject> could not be
// started".
[[noreturn]] void fail_to_start(std::string_view subject, std::string_view step, int error_number);

}  // namespace base
