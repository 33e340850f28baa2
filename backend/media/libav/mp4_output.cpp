#include "media/libav/mp4_output.h"

#include "base/error.h"

namespace media {

Mp4Output::Mp4Output(int fd, const char* muxer) : io_(fd, FileIo::Direction::kWrite) {
  AVFormatContext* context = nullptr;
  const int result = avformat_alloc_output_context2(&context, nullptr, muxer, "");
  context_.reset(context);
  check(result, base::ErrorKind::kInternal, "this build of libav cannot write MP4");
  context->pb = io_.context();
  context->opaque = this;
  context->io_open = reopen;
  context->io_close2 = close_again;
  context->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
  context->flush_packets = 0;  // whole buffers go to the disk, not every packet
}

int Mp4Output::reopen(AVFormatContext* context, AVIOContext** io, const char*, int flags, AVDictionary**) {
  auto& self = *static_cast<Mp4Output*>(context->opaque);
  if ((flags & AVIO_FLAG_WRITE) != 0 || self.second_) return AVERROR(EPERM);
  self.second_ = std::make_unique<FileIo>(self.io_.fd(), FileIo::Direction::kRead);
  *io = self.second_->context();
  return 0;
}

int Mp4Output::close_again(AVFormatContext* context, AVIOContext*) {
  static_cast<Mp4Output*>(context->opaque)->second_.reset();
  return 0;
}

void Mp4Output::flush() {
  avio_flush(io_.context());
  check(io_.context()->error, base::ErrorKind::kUnwritable, "the file could not be written");
}

}  // namespace media
