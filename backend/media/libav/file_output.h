#pragma once

#include "media/libav/file_io.h"
#include "media/libav/handles.h"

namespace media {

// A muxer over an open file, bit-exact: no dates, no version. libav's "faststart" reads the file a second
// time; it gets the same descriptor for that and can open nothing else.
class FileOutput {
 public:
  // `muxer`: libav's name, such as "mp4", "ipod" (which marks .m4a for Apple's players), "mp3".
  FileOutput(int fd, const char* muxer);
  FileOutput(const FileOutput&) = delete;
  FileOutput& operator=(const FileOutput&) = delete;

  AVFormatContext* context() { return context_.get(); }
  // A stream for packets that are copied from `from`, their times in `time_base`.
  AVStream* add_stream(const AVStream* from, AVRational time_base);
  // Title, artist and the like. Others may speak of delays and lengths that are no longer true.
  void copy_tags(const AVFormatContext* file, const AVStream* stream);
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
