#pragma once

#include <cstdint>
#include <string>

#include "media/libav/handles.h"

namespace media {

// A file that libav reads or writes through a descriptor that somebody else opened and owns. libav never
// learns a path.
class FileIo {
 public:
  enum class Direction { kRead, kWrite };

  FileIo(int fd, Direction direction);
  FileIo(const FileIo&) = delete;
  FileIo& operator=(const FileIo&) = delete;

  AVIOContext* context() { return io_.get(); }
  std::int64_t size() const { return size_; }
  int fd() const { return fd_; }

 private:
  static int read(void* self, std::uint8_t* buffer, int size);
  static int write(void* self, std::uint8_t* buffer, int size);
  static std::int64_t seek(void* self, std::int64_t offset, int whence);

  int fd_;
  std::int64_t position_ = 0;
  std::int64_t size_ = 0;
  IoContext io_;
};

// Reads up to `size` bytes at `offset`; short at the end of the file.
std::string read_bytes(int fd, std::int64_t offset, std::size_t size);

// libav says nothing on standard error from now on; what is wrong comes as Error.
void silence_libav();

// Larger blocks are refused by libav itself, before the system is asked.
void limit_single_allocations(std::uint64_t bytes);

// For AVFormatContext::io_open: external references, segments and second openings are never opened.
int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**);

}  // namespace media
