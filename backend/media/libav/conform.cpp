#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "media/libav/file_output.h"
#include "media/libav/frame_grid.h"
#include "media/libav/h264_writer.h"
#include "media/libav/pictures.h"
#include "media/libav/turn.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

using base::ErrorKind;

// Fits pictures of any shape into a format: turned as they are shown, as large as they go, centred, the rest
// black.
class Letterbox {
 public:
  Letterbox(const VideoFormat& format, Turn turn) : format_(format), turn_(turn) {}

  void draw(const AVFrame* from, AVFrame* to) {
    if (!scaler_ || from->width != width_ || from->height != height_ || from->format != pixel_format_)
      set_up(from);
    sws_scale(scaler_.get(), from->data, from->linesize, 0, from->height, scaled_->data, scaled_->linesize);
    blacken(to);
    // swscale writes whole vectors, beyond a line's end: it gets a picture of its own, of which the right
    // part is copied.
    for (int plane = 0; plane < 3; ++plane) {
      const int half = plane == 0 ? 1 : 2;
      std::uint8_t* corner =
          to->data[plane] + std::ptrdiff_t{top_ / half} * to->linesize[plane] + left_ / half;
      copy_turned<std::uint8_t>({scaled_->data[plane], scaled_->linesize[plane]}, scaled_->width / half,
                                scaled_->height / half, turn_, {corner, to->linesize[plane]});
    }
  }

 private:
  void set_up(const AVFrame* from) {
    width_ = from->width;
    height_ = from->height;
    pixel_format_ = from->format;
    const double pixel_aspect = from->sample_aspect_ratio.num > 0 ? av_q2d(from->sample_aspect_ratio) : 1.0;
    const bool sideways = lies_sideways(turn_);
    const double lying = width_ * pixel_aspect / height_;
    const double shape = sideways ? 1 / lying : lying;
    const double wanted = static_cast<double>(format_.width) / format_.height;
    const auto even = [](double size, int most) {
      return std::clamp(2 * static_cast<int>(size / 2 + 0.5), 2, most);
    };
    const int width = shape >= wanted ? format_.width : even(format_.height * shape, format_.width);
    const int height = shape >= wanted ? even(format_.width / shape, format_.height) : format_.height;
    left_ = (format_.width - width) / 4 * 2;
    top_ = (format_.height - height) / 4 * 2;
    scaled_ = new_frame();
    scaled_->format = AV_PIX_FMT_YUV420P;
    scaled_->width = sideways ? height : width;
    scaled_->height = sideways ? width : height;
    scaler_ = make_scaler(from, scaled_->width, scaled_->height, AV_PIX_FMT_YUV420P);
    check(av_frame_get_buffer(scaled_.get(), 0), ErrorKind::kInternal, "no memory for a picture");
  }

  // Limited range: 16 is black, 128 is no colour.
  void blacken(AVFrame* frame) const {
    for (int plane = 0; plane < 3; ++plane) {
      const int rows = plane == 0 ? frame->height : frame->height / 2;
      for (int row = 0; row < rows; ++row) {
        std::memset(frame->data[plane] + std::ptrdiff_t{row} * frame->linesize[plane], plane == 0 ? 16 : 128,
                    static_cast<std::size_t>(plane == 0 ? frame->width : frame->width / 2));
      }
    }
  }

  VideoFormat format_;
  Turn turn_;
  Scaler scaler_;
  Frame scaled_;
  int width_ = 0;
  int height_ = 0;
  int pixel_format_ = -1;
  int left_ = 0;
  int top_ = 0;
};

}  // namespace

boost::json::object run_conform(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  const VideoFormat format = video_format_from(job.parameters);
  PictureReader reader(input, 2);
  FileOutput output(Job::file(1), "mp4");
  H264Writer writer(output.context(), format);
  Letterbox letterbox(format, turn_of(reader.stream()));
  const std::int64_t expected =
      std::max<std::int64_t>(1, av_rescale_q(std::max<std::int64_t>(0, reader.stream()->duration),
                                             reader.stream()->time_base, {1, format.rate.per_second}));
  Frame last;
  show_on_grid(reader, format.rate, input.name(), [&](const AVFrame* picture) {
    letterbox.draw(picture, writer.blank());
    writer.add();
    last.reset(av_frame_clone(picture));
    job.reporter.progress(
        std::min(1.0, static_cast<double>(writer.frames()) / static_cast<double>(expected)));
  });
  const std::int64_t least = job.parameters.at("least_frames").to_number<std::int64_t>();
  while (last && writer.frames() < least) {
    letterbox.draw(last.get(), writer.blank());
    writer.add();
  }
  writer.finish();
  output.flush();
  return {};
}

}  // namespace media
