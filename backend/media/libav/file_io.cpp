#include "media/libav/file_io.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <new>
#include <unistd.h>

#include <climits>

namespace media {
namespace {

// A system call costs more than copying; 256 KiB keeps muxing at the speed of the disk.
constexpr int kBufferBytes = 1 << 18;

}  // namespace

FileIo::FileIo(int fd, Direction direction) : fd_(fd), size_(::lseek(fd, 0, SEEK_END)) {
  const bool writing = direction == Direction::kWrite;
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
  if (!buffer) throw std::bad_alloc();
  io_.reset(avio_alloc_context(buffer, kBufferBytes, writing ? 1 : 0, this, &FileIo::read, &FileIo::write,
                               &FileIo::seek));
  if (!io_) {
    av_free(buffer);
    throw std::bad_alloc();
  }
}

int FileIo::read(void* self, std::uint8_t* buffer, int size) {
  auto& file = *static_cast<FileIo*>(self);
  ssize_t count = 0;
  do {
    count = ::pread(file.fd_, buffer, static_cast<std::size_t>(size), file.position_);
  } while (count < 0 && errno == EINTR);
  if (count == 0) return AVERROR_EOF;
  if (count < 0) return AVERROR(errno);
  file.position_ += count;
  return static_cast<int>(count);
}

int FileIo::write(void* self, std::uint8_t* buffer, int size) {
  auto& file = *static_cast<FileIo*>(self);
  int done = 0;
  while (done < size) {
    const ssize_t count =
        ::pwrite(file.fd_, buffer + done, static_cast<std::size_t>(size - done), file.position_);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return AVERROR(errno);
    file.position_ += count;
    done += static_cast<int>(count);
  }
  file.size_ = std::max(file.size_, file.position_);
  return size;
}

std::int64_t FileIo::seek(void* self, std::int64_t offset, int whence) {
  auto& file = *static_cast<FileIo*>(self);
  switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
      return file.size_;
    case SEEK_SET:
      break;
    case SEEK_CUR:
      offset += file.position_;
      break;
    case SEEK_END:
      offset += file.size_;
      break;
    default:
      return AVERROR(EINVAL);
  }
  if (offset < 0) return AVERROR(EINVAL);
  file.position_ = offset;
  return offset;
}

std::string read_bytes(int fd, std::int64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count =
        ::pread(fd, bytes.data() + done, size - done, offset + static_cast<std::int64_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

void silence_libav() {
  av_log_set_level(AV_LOG_QUIET);
}

void limit_single_allocations(std::uint64_t bytes) {
  av_max_alloc(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, INT_MAX)));  // its own default
}

int refuse_to_open(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**) {
  return AVERROR(EPERM);
}

}  // namespace media
