#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/pictures.h"
#include "media/libav/send_picture.h"
#include "media/libav/turn.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

std::int64_t shown_at(const AVFrame* frame) {
  return frame->best_effort_timestamp == AV_NOPTS_VALUE ? 0 : frame->best_effort_timestamp;
}

// Finds pictures by their time. Going forwards it decodes on, where a jump would only lead back.
class PictureFinder {
 public:
  explicit PictureFinder(PictureReader& reader) : reader_(reader) {}

  // Of the pictures around `timestamp` the nearer one; the last one found where there is none, null where
  // there never was one. Valid until the next call.
  const AVFrame* nearest(std::int64_t timestamp) {
    if (!leads_on_to(timestamp)) {
      reader_.seek(timestamp);
      if (after_) last_ = std::move(after_);
      before_.reset();
      after_.reset();
    }
    while (!after_ || shown_at(after_.get()) < timestamp) {
      AVFrame* frame = reader_.next();
      if (!frame) break;
      before_ = std::move(after_);
      after_ = new_frame();
      av_frame_move_ref(after_.get(), frame);
      if (before_is_nearer(timestamp)) break;
    }
    if (before_is_nearer(timestamp)) return before_.get();
    return after_ ? after_.get() : last_.get();
  }

 private:
  bool before_is_nearer(std::int64_t timestamp) const {
    return before_ &&
           std::llabs(shown_at(before_.get()) - timestamp) <= std::llabs(shown_at(after_.get()) - timestamp);
  }

  // The picture lies ahead, and no key frame between here and there would bring us nearer.
  bool leads_on_to(std::int64_t timestamp) const {
    if (!after_ || timestamp < shown_at(before_ ? before_.get() : after_.get())) return false;
    const AVIndexEntry* key =
        avformat_index_get_entry_from_timestamp(reader_.stream(), timestamp, AVSEEK_FLAG_BACKWARD);
    return key && key->timestamp <= shown_at(after_.get());
  }

  PictureReader& reader_;
  Frame before_;
  Frame after_;
  Frame last_;
};

}  // namespace

boost::json::object run_pictures_at(Job& job) {
  Input input(Job::file(0), job.names.at(0), Input::Purpose::kPictures);
  PictureReader reader(input);
  const AVStream* stream = reader.stream();
  const int width = job.parameters.at("width").to_number<int>();
  const Turn turn = turn_of(stream);
  const double lying = stream->codecpar->width > 0
                           ? static_cast<double>(stream->codecpar->height) / stream->codecpar->width
                           : 0;
  const double aspect = lies_sideways(turn) && lying > 0 ? 1 / lying : lying;
  const int height = std::max(1, static_cast<int>(aspect * width + 0.5));
  if (aspect <= 0 || height > 16384)
    throw Error(ErrorKind::kDamaged, fmt::format("{} has no readable picture", input.name()));
  job.reporter.format({{"width", width}, {"height", height}});
  const std::int64_t origin = stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;
  PictureFinder finder(reader);
  for (const boost::json::value& time : job.parameters.at("times").as_array()) {
    const std::int64_t wanted =
        origin + av_rescale_q(time.to_number<std::int64_t>(),
                              {1, static_cast<int>(timing::Flicks::period::den)}, stream->time_base);
    const AVFrame* picture = finder.nearest(wanted);
    if (!picture)
      throw Error(ErrorKind::kDamaged, fmt::format("{} holds no picture that can be decoded", input.name()));
    send_picture(picture, turn, width, height);
  }
  ::close(kDataFd);
  return {};
}

}  // namespace media
