#pragma once

#include <filesystem>
#include <unistd.h>
#include <utility>

namespace base {

// Owns a file descriptor; -1 is none.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() { reset(); }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
      reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void reset() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_ = -1;
};

// Opens a regular file for reading, without waiting: a named pipe or a device must not hold us up. Throws
// Error{kNotFound, kUnreadable, kNotMedia (a device or pipe)}.
FileDescriptor open_regular_file(const std::filesystem::path& path);

}  // namespace base
