#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "media/libav/describe.h"
#include "media/libav/open_input.h"
#include "media/libav/turn.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

// What decides whether a clip's packets can stand beside another's.
struct Candidate {
  VideoStream video;
  bool plays_everywhere = false;  // H.264 in yuv420p, its frames on the grid of its own rate
  std::string parameter_sets;
};

// The pixel format that the first packet's parameter sets declare; nothing is decoded.
AVPixelFormat declared_format(const AVStream* stream, const AVPacket* packet) {
  const CodecContext context(avcodec_alloc_context3(nullptr));
  const CodecParser parser(av_parser_init(stream->codecpar->codec_id));
  if (!context || !parser) throw std::bad_alloc();
  check(avcodec_parameters_to_context(context.get(), stream->codecpar), base::ErrorKind::kDamaged,
        "bad stream parameters");
  parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
  std::uint8_t* frame = nullptr;
  int size = 0;
  av_parser_parse2(parser.get(), context.get(), &frame, &size, packet->data, packet->size, packet->pts,
                   packet->dts, 0);
  return static_cast<AVPixelFormat>(parser->format);
}

// How many frames there are where the clip begins with a key frame and every frame stands on the grid of
// `rate` once; else 0. `frames` of them are shown (0: all) and no more are counted; with reordered frames no
// packet behind the cut may be needed before it.
std::int64_t frames_on_grid(Input& input, timing::FrameRate rate, std::int64_t frames) {
  const AVStream* stream = input.video();
  const AVRational step{1, rate.per_second};
  input.read_only(stream);
  const Packet packet = new_packet();
  std::int64_t origin = 0;
  std::int64_t count = 0;
  std::int64_t latest = -1;
  while ((frames == 0 || count < frames) && input.next(packet.get())) {
    if (packet->pts == AV_NOPTS_VALUE || packet->dts == AV_NOPTS_VALUE) return 0;
    if ((packet->flags & (AV_PKT_FLAG_DISCARD | AV_PKT_FLAG_CORRUPT)) != 0) return 0;
    if (count == 0) {
      if ((packet->flags & AV_PKT_FLAG_KEY) == 0) return 0;
      if (declared_format(stream, packet.get()) != AV_PIX_FMT_YUV420P) return 0;
      origin = packet->pts;
    }
    const std::int64_t time = packet->pts - origin;
    const std::int64_t frame = av_rescale_q_rnd(time, stream->time_base, step, AV_ROUND_NEAR_INF);
    const std::int64_t exact = av_rescale_q_rnd(frame, step, stream->time_base, AV_ROUND_NEAR_INF);
    // Milliseconds (WebM) are as near as such a file can say.
    if (std::llabs(exact - time) > 1 || frame < 0 || (frames > 0 && frame >= frames)) return 0;
    latest = std::max(latest, frame);
    ++count;
  }
  return latest == count - 1 && (frames == 0 || count == frames) ? count : 0;
}

Candidate look_at(Input& input, std::int64_t frames) {
  const AVCodecParameters& parameters = *input.need_video()->codecpar;
  Candidate clip{.video = describe_video(input), .plays_everywhere = false, .parameter_sets = {}};
  if (parameters.codec_id != AV_CODEC_ID_H264 || parameters.extradata_size <= 0) return clip;
  if (turn_of(input.video()) != Turn::kNone) return clip;  // a film has one display matrix for all
  const std::int64_t counted = frames_on_grid(input, clip.video.rate, frames);
  clip.plays_everywhere = counted > 0;
  // Where the container keeps no number, the length says nothing certain: sound may last longer.
  if (clip.plays_everywhere && input.video()->nb_frames <= 0) clip.video.frames = counted;
  clip.parameter_sets.assign(reinterpret_cast<const char*>(parameters.extradata),
                             static_cast<std::size_t>(parameters.extradata_size));
  return clip;
}

// The format that most clips share; the earliest of them where several tie.
VideoFormat common_format(const std::vector<Candidate>& clips) {
  std::map<std::tuple<int, int, int>, int> votes;
  const auto key = [](const VideoStream& v) { return std::tuple(v.width, v.height, v.rate.per_second); };
  for (const Candidate& clip : clips) ++votes[key(clip.video)];
  const auto best = std::max_element(clips.begin(), clips.end(), [&](const Candidate& a, const Candidate& b) {
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
  std::vector<Candidate> clips;
  for (std::size_t clip = 0; clip < job.files; ++clip) {
    Input input(Job::file(clip), job.names.at(clip), Input::Purpose::kPackets);
    clips.push_back(look_at(input, clip < frames.size() ? frames[clip] : 0));
  }
  const boost::json::value& wanted = job.parameters.at("format");
  ClipCheck check{.format = wanted.is_null() ? common_format(clips) : video_format_from(wanted.as_object()),
                  .clips = {}};
  const Candidate* model = nullptr;
  for (const Candidate& clip : clips) {
    const VideoFormat format{.width = clip.video.width, .height = clip.video.height, .rate = clip.video.rate};
    const bool fits = clip.plays_everywhere && format == check.format;
    if (fits && !model) model = &clip;
    check.clips.push_back(
        {.video = clip.video, .joins = fits && clip.parameter_sets == model->parameter_sets});
  }
  return to_json(check);
}

}  // namespace media
