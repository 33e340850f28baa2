#include "media/libav/file_output.h"

#include <new>

#include "base/error.h"

namespace media {

FileOutput::FileOutput(int fd, const char* muxer) : io_(fd, FileIo::Direction::kWrite) {
  AVFormatContext* context = nullptr;
  const int result = avformat_alloc_output_context2(&context, nullptr, muxer, "");
  context_.reset(context);
  check(result, base::ErrorKind::kInternal, std::string("this build of libav cannot write ") + muxer);
  context->pb = io_.context();
  context->opaque = this;
  context->io_open = reopen;
  context->io_close2 = close_again;
  context->flags |= AVFMT_FLAG_BITEXACT | AVFMT_FLAG_CUSTOM_IO;
  context->flush_packets = 0;  // whole buffers go to the disk, not every packet
}

int FileOutput::reopen(AVFormatContext* context, AVIOContext** io, const char*, int flags, AVDictionary**) {
  auto& self = *static_cast<FileOutput*>(context->opaque);
  if ((flags & AVIO_FLAG_WRITE) != 0 || self.second_) return AVERROR(EPERM);
  self.second_ = std::make_unique<FileIo>(self.io_.fd(), FileIo::Direction::kRead);
  *io = self.second_->context();
  return 0;
}

int FileOutput::close_again(AVFormatContext* context, AVIOContext*) {
  static_cast<FileOutput*>(context->opaque)->second_.reset();
  return 0;
}

AVStream* FileOutput::add_stream(const AVStream* from, AVRational time_base) {
  AVStream* stream = avformat_new_stream(context_.get(), nullptr);
  if (!stream) throw std::bad_alloc();
  check(avcodec_parameters_copy(stream->codecpar, from->codecpar), base::ErrorKind::kInternal,
        "bad stream parameters");
  stream->codecpar->codec_tag = 0;  // the other container's name for the codec
  stream->time_base = time_base;
  return stream;
}

void FileOutput::copy_tags(const AVFormatContext* file, const AVStream* stream) {
  for (const char* key :
       {"title", "artist", "album", "album_artist", "composer", "date", "genre", "copyright"}) {
    for (const AVDictionary* tags : {file->metadata, stream->metadata}) {
      const AVDictionaryEntry* tag = av_dict_get(tags, key, nullptr, 0);
      if (tag) av_dict_set(&context_->metadata, key, tag->value, 0);
    }
  }
}

void FileOutput::flush() {
  avio_flush(io_.context());
  check(io_.context()->error, base::ErrorKind::kUnwritable, "the file could not be written");
}

}  // namespace media
