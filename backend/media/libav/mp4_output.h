#pragma once

#include "media/libav/file_io.h"
#include "media/libav/handles.h"

namespace media {

// A muxer of the MP4 family over an open file. libav's "faststart" reads the file a second time; it gets the
// same descriptor for that and can open nothing else.
class Mp4Output {
 public:
  // `muxer`: libav's name, "mp4" or "ipod" (which marks .m4a for Apple's players).
  explicit Mp4Output(int fd, const char* muxer = "mp4");
  Mp4Output(const Mp4Output&) = delete;
  Mp4Output& operator=(const Mp4Output&) = delete;

  AVFormatContext* context() { return context_.get(); }
  std::int64_t size() const { return io_.size(); }
  // Everything down to the file. Throws Error{kDiskFull, kUnwritable}.
  void flush();

 private:
  static int reopen(AVFormatContext* context, AVIOContext** io, const char* url, int flags,
                    AVDictionary** options);
  static int close_again(AVFormatContext* context, AVIOContext* io);

  FileIo io_;
  std::unique_ptr<FileIo> second_;
  OutputContext context_;
};

}  // namespace media
