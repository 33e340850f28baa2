#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "media/libav/describe.h"
#include "media/libav/open_input.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

// What must be equal for packets to be joined.
struct ClipParameters {
  AVCodecID codec = AV_CODEC_ID_NONE;
  VideoFormat format;
  std::string parameter_sets;
  bool operator==(const ClipParameters&) const = default;
};

// A clip that begins with a key frame at time 0 and whose frames stand on the grid, each once. `frames` of
// them are shown (0: all); with reordered frames no packet behind the cut may be needed before it.
bool stands_on_grid(Input& input, const VideoFormat& wanted, std::int64_t frames) {
  const AVStream* stream = input.video();
  const AVRational step{1, wanted.rate.per_second};
  const std::int64_t origin = stream->start_time == AV_NOPTS_VALUE ? 0 : stream->start_time;
  input.read_only(stream);
  const Packet packet = new_packet();
  std::int64_t count = 0;
  std::int64_t latest = -1;
  while ((frames == 0 || count < frames) && input.next(packet.get())) {
    if (packet->pts == AV_NOPTS_VALUE || packet->dts == AV_NOPTS_VALUE) return false;
    if ((packet->flags & (AV_PKT_FLAG_DISCARD | AV_PKT_FLAG_CORRUPT)) != 0) return false;
    const std::int64_t time = packet->pts - origin;
    const std::int64_t frame = av_rescale_q_rnd(time, stream->time_base, step, AV_ROUND_NEAR_INF);
    const std::int64_t exact = av_rescale_q_rnd(frame, step, stream->time_base, AV_ROUND_NEAR_INF);
    // Milliseconds (WebM) are as near as such a file can say.
    if (std::llabs(exact - time) > 1 || frame < 0 || (frames > 0 && frame >= frames)) return false;
    if (count == 0 && (frame != 0 || (packet->flags & AV_PKT_FLAG_KEY) == 0)) return false;
    latest = std::max(latest, frame);
    ++count;
  }
  return count > 0 && latest == count - 1 && (frames == 0 || count == frames);
}

std::optional<ClipParameters> parameters_of(Input& input, const VideoFormat& wanted, std::int64_t frames) {
  const AVStream* stream = input.video();
  if (!stream) return std::nullopt;
  const AVCodecParameters& parameters = *stream->codecpar;
  const bool fits = parameters.codec_id == AV_CODEC_ID_H264 && parameters.format == AV_PIX_FMT_YUV420P &&
                    parameters.width == wanted.width && parameters.height == wanted.height &&
                    parameters.extradata_size > 0;
  if (!fits || !stands_on_grid(input, wanted, frames)) return std::nullopt;
  return ClipParameters{.codec = parameters.codec_id,
                        .format = wanted,
                        .parameter_sets = {reinterpret_cast<const char*>(parameters.extradata),
                                           static_cast<std::size_t>(parameters.extradata_size)}};
}

// The format that most clips share; the earliest of them where several tie.
VideoFormat common_format(const std::vector<ClipCheck::Clip>& clips) {
  std::map<std::tuple<int, int, int>, int> votes;
  const auto key = [](const VideoStream& v) { return std::tuple(v.width, v.height, v.rate.per_second); };
  for (const ClipCheck::Clip& clip : clips) ++votes[key(clip.video)];
  const auto best =
      std::max_element(clips.begin(), clips.end(), [&](const ClipCheck::Clip& a, const ClipCheck::Clip& b) {
        return votes[key(a.video)] < votes[key(b.video)];
      });
  const auto even = [](int size) {
    return std::max(2, size & ~1);
  };  // yuv420p has half as many colour samples
  return {.width = even(best->video.width), .height = even(best->video.height), .rate = best->video.rate};
}

}  // namespace

boost::json::object run_check_clips(Job& job) {
  const auto frames = boost::json::value_to<std::vector<std::int64_t>>(job.parameters.at("frames"));
  ClipCheck check;
  for (std::size_t clip = 0; clip < job.files; ++clip) {
    Input input(Job::file(clip), job.names.at(clip));
    input.need_video();
    check.clips.push_back({.video = describe_video(input), .joins = false});
  }
  const boost::json::value& wanted = job.parameters.at("format");
  check.format = wanted.is_null() ? common_format(check.clips) : video_format_from(wanted.as_object());
  std::optional<ClipParameters> model;
  for (std::size_t clip = 0; clip < job.files; ++clip) {
    Input input(Job::file(clip), job.names.at(clip));
    const auto parameters = parameters_of(input, check.format, clip < frames.size() ? frames[clip] : 0);
    if (!model) model = parameters;
    check.clips[clip].joins = parameters && *parameters == *model;
  }
  return to_json(check);
}

}  // namespace media
