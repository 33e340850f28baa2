#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancel.h"

namespace base {

// Another program, run to its end. It starts in a process group of its own, with no input, with no open file
// of ours and with this environment only.
struct ChildCommand {
  std::filesystem::path program;         // a path, as find_program gives it
  std::vector<std::string> arguments;    // no shell sees them
  std::vector<std::string> environment;  // "NAME=value"
  std::filesystem::path folder;          // where it runs; "": where we do
  std::chrono::milliseconds most_time{600'000};
  std::chrono::milliseconds most_silence{600'000};  // without a line on either stream
  std::optional<std::uint64_t> most_memory;         // address space of each of its processes
  std::optional<std::uint64_t> largest_file;        // that it may write
  std::size_t longest_line = 1 << 16;               // what is longer is cut off there
};

struct ChildEnd {
  enum class How { kExited, kKilled, kTimedOut, kFellSilent };
  How how = How::kExited;
  int code = 0;  // exit code, or the signal that ended it

  bool succeeded() const { return how == How::kExited && code == 0; }
};

enum class ChildStream { kOutput, kErrors };

// One line without its end. The text may hold any bytes. Called on the thread that waits.
using ChildLine = std::function<void(ChildStream stream, std::string_view line)>;

// Waits until the program has ended, and with it all of its group that still ran. Out of time or canceled,
// the group is asked to end (SIGTERM) and a second later made to (SIGKILL). Throws Error{kCanceled},
// Error{kInternal, kOutOfRange} when it cannot be started, and what `on_line` throws, the group ended.
// Thread-safe.
ChildEnd run_child(const ChildCommand& command, CancelToken cancel, const ChildLine& on_line);

// The program that a shell would start: a bare name is looked up in PATH. Nothing where there is none that we
// may run.
std::optional<std::filesystem::path> find_program(const std::filesystem::path& program);

}  // namespace base
