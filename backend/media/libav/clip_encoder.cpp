#include "media/clip_encoder.h"

#include <fcntl.h>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/file_descriptor.h"
#include "base/text.h"
#include "media/libav/file_io.h"
#include "media/libav/file_output.h"
#include "media/libav/h264_writer.h"
#include "media/libav/yuv.h"

namespace media {
namespace {

// What would not be read back must not be written.
const std::string& checked(const std::string& comment) {
  if (comment.size() > kLongestComment || !base::is_valid_utf8(comment))
    throw base::Error(base::ErrorKind::kInternal, "a clip's comment is too long, or no UTF-8");
  return comment;
}

}  // namespace

struct ClipEncoder::State {
  State(const std::filesystem::path& out, const VideoFormat& wanted, const std::string& comment)
      : pending(out),
        file(open_output(pending.path())),
        muxer(file.get(), "mp4"),
        format(wanted),
        writer(muxer.context(), format, comment) {}

  static base::FileDescriptor open_output(const std::filesystem::path& path) {
    base::FileDescriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    if (!file) throw base::file_error("write", path.string(), errno);
    return file;
  }

  base::PendingFile pending;
  base::FileDescriptor file;
  FileOutput muxer;
  VideoFormat format;
  H264Writer writer;
};

ClipEncoder::ClipEncoder(const std::filesystem::path& out, const VideoFormat& format,
                         const std::string& comment)
    : state_(std::make_unique<State>(out, format, checked(comment))) {}

ClipEncoder::~ClipEncoder() = default;

void ClipEncoder::add(const base::Pixels& frame) {
  const VideoFormat& format = state_->format;
  if (frame.width != format.width || frame.height != format.height) {
    throw base::Error(base::ErrorKind::kInternal,
                      fmt::format("a frame of {} × {} does not fit a clip of {} × {}", frame.width,
                                  frame.height, format.width, format.height));
  }
  const AVFrame* blank = state_->writer.blank();
  to_bt709(frame.words.data(), frame.width, frame.height,
           {.y = blank->data[0],
            .u = blank->data[1],
            .v = blank->data[2],
            .y_stride = static_cast<std::size_t>(blank->linesize[0]),
            .uv_stride = static_cast<std::size_t>(blank->linesize[1])});
  state_->writer.add();
}

void ClipEncoder::finish() {
  state_->writer.finish();
  state_->muxer.flush();
  state_->file.reset();
  state_->pending.commit();
}

}  // namespace media
