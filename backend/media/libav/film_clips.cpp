#include "media/libav/film_clips.h"

#include <cstring>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"
#include "media/worker/job.h"

namespace media {

using base::Error;
using base::ErrorKind;
namespace {

bool alike(const AVCodecParameters& a, const AVCodecParameters& b) {
  return a.codec_id == b.codec_id && a.width == b.width && a.height == b.height &&
         a.extradata_size == b.extradata_size &&
         (a.extradata_size == 0 ||
          std::memcmp(a.extradata, b.extradata, static_cast<std::size_t>(a.extradata_size)) == 0);
}

}  // namespace

FilmClips::FilmClips(std::vector<std::string> names, std::vector<std::int64_t> frames, timing::FrameRate rate)
    : names_(std::move(names)),
      wanted_(std::move(frames)),
      rate_(rate),
      total_(std::accumulate(wanted_.begin(), wanted_.end(), std::int64_t{0})) {
  if (wanted_.empty()) throw Error(ErrorKind::kInternal, "a film needs at least one clip");
  open(0);
}

void FilmClips::open(std::size_t clip) {
  input_ = std::make_unique<Input>(Job::file(clip), names_.at(clip), Input::Purpose::kPackets);
  const AVStream* stream = input_->need_video();
  input_->read_only(stream);
  if (!model_) {
    model_.reset(avcodec_parameters_alloc());
    if (!model_) throw std::bad_alloc();
    check(avcodec_parameters_copy(model_.get(), stream->codecpar), ErrorKind::kDamaged,
          "bad stream parameters");
  } else if (!alike(*model_, *stream->codecpar)) {
    // The film names the parameter sets of its first clip only: a decoder would make noise of this one.
    throw Error(ErrorKind::kUnsupported, fmt::format("{} is encoded in another way than {}; conform it first",
                                                     names_.at(clip), names_.front()));
  }
  clip_ = clip;
  given_ = 0;
}

AVStream* FilmClips::add_stream(FileOutput& output) const {
  AVStream* stream = output.add_stream(input_->video(), {1, rate_.per_second});
  stream->avg_frame_rate = {rate_.per_second, 1};
  return stream;
}

std::int64_t FilmClips::to_frames(std::int64_t timestamp) const {
  return av_rescale_q_rnd(timestamp - origin_, input_->video()->time_base, {1, rate_.per_second},
                          AV_ROUND_NEAR_INF);
}

bool FilmClips::next(AVPacket* packet) {
  while (given_ == wanted_[clip_]) {
    base_ += wanted_[clip_];
    if (clip_ + 1 == wanted_.size()) return false;
    open(clip_ + 1);
  }
  do {
    if (!input_->next(packet)) {
      throw Error(ErrorKind::kDamaged,
                  fmt::format("{} holds only {} of the {} frames that the film shows; make that clip again",
                              names_[clip_], given_, wanted_[clip_]));
    }
  } while ((packet->flags & AV_PKT_FLAG_DISCARD) != 0);
  if (given_ == 0) origin_ = packet->pts;
  const std::int64_t shown = to_frames(packet->pts);
  if (shown < 0 || shown >= wanted_[clip_]) {
    throw Error(ErrorKind::kUnsupported,
                fmt::format("{} cannot be cut after frame {} as it is; conform it first", names_[clip_],
                            wanted_[clip_]));
  }
  packet->pts = base_ + shown;
  packet->dts = base_ + to_frames(packet->dts);
  packet->duration = 1;
  packet->pos = -1;
  ++given_;
  return true;
}

}  // namespace media
