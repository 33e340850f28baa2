#include "media/libav/open_input.h"

#include <fmt/format.h>

#include "base/error.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

// Everything that we decode. What is not here is never opened, however the file names it.
constexpr const char* kDecoders =
    "mp3float,mp3,aac,vorbis,opus,flac,alac,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,pcm_u8,pcm_"
    "s16be,"
    "pcm_s24be,h264,hevc,vp8,vp9,libdav1d,mpeg4,png,mjpeg,webp";

// Far above real songs, clips and films; a file that claims more is made to exhaust us.
constexpr std::int64_t kMostStreams = 32;
constexpr int kLargestSide = 8192;
constexpr std::int64_t kMostPixels = 8192LL * 4352;  // 8K film
constexpr std::int64_t kLongestSeconds = 24 * 3600;
constexpr int kMostChannels = 8;
constexpr int kHighestSampleRate = 384'000;

bool is_cover(const AVStream* stream) {
  return (stream->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
}

}  // namespace

Input::Input(int fd, std::string name, Purpose purpose)
    : name_(std::move(name)),
      io_(fd, FileIo::Direction::kRead),
      container_(sniff_container(fd, name_, purpose == Purpose::kPictures)) {
  open();
  check_streams();
  // The cover is skipped so that nobody decodes it.
  for (unsigned i = 0; i < context_->nb_streams; ++i) {
    AVStream* stream = context_->streams[i];
    const AVMediaType type = stream->codecpar->codec_type;
    const bool wanted = (type == AVMEDIA_TYPE_AUDIO || type == AVMEDIA_TYPE_VIDEO) && !is_cover(stream);
    if (!wanted) stream->discard = AVDISCARD_ALL;
  }
  if (purpose == Purpose::kPackets && declares_its_streams()) {
    context_->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN;
  } else {
    look_into_packets();
  }
  for (unsigned i = 0; i < context_->nb_streams; ++i) {
    AVStream* stream = context_->streams[i];
    if (stream->discard == AVDISCARD_ALL) continue;
    AVStream*& best = stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO ? audio_ : video_;
    const bool preferred = best && (stream->disposition & AV_DISPOSITION_DEFAULT) &&
                           !(best->disposition & AV_DISPOSITION_DEFAULT);
    if (!best || preferred) best = stream;
  }
}

// An MP4 holds times, sizes and parameter sets in its index.
bool Input::declares_its_streams() const {
  if (container_.name != "mp4") return false;
  for (unsigned i = 0; i < context_->nb_streams; ++i) {
    const AVStream* stream = context_->streams[i];
    const AVCodecParameters& parameters = *stream->codecpar;
    if (stream->discard == AVDISCARD_ALL || parameters.codec_type != AVMEDIA_TYPE_VIDEO) continue;
    const bool complete = parameters.codec_id == AV_CODEC_ID_H264 && parameters.extradata_size > 0 &&
                          parameters.width > 0 && parameters.height > 0 && stream->nb_frames > 0 &&
                          stream->avg_frame_rate.num > 0;
    if (!complete) return false;
  }
  return true;
}

void Input::look_into_packets() {
  if (avformat_find_stream_info(context_.get(), nullptr) < 0) {
    throw Error(ErrorKind::kDamaged, fmt::format("{} begins like {} but cannot be read; get a whole copy",
                                                 name_, container_.name));
  }
  check_streams();
}

void Input::open() {
  AVFormatContext* context = avformat_alloc_context();
  if (!context) throw std::bad_alloc();
  context->pb = io_.context();
  context->io_open = refuse_to_open;
  context->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_DISCARD_CORRUPT;
  context->max_streams = static_cast<int>(kMostStreams);
  const AVInputFormat* format = av_find_input_format(container_.demuxer.c_str());
  if (!format)
    throw Error(ErrorKind::kInternal,
                fmt::format("this build of libav has no reader for {}", container_.name));
  Options options;
  options.set("format_whitelist", container_.demuxer.c_str());
  options.set("codec_whitelist", kDecoders);
  options.set("protocol_whitelist", "");
  options.set("max_pixels", kMostPixels);
  const int result =
      avformat_open_input(&context, "", format, options.pointer());  // frees `context` on failure
  if (result < 0) {
    const bool index = container_.name == "mp4";
    check(
        result, ErrorKind::kDamaged,
        index
            ? fmt::format(
                  "{} has no readable index (moov), as when a copy or download was cut off; get a whole copy",
                  name_)
            : fmt::format("{} begins like {} but cannot be read; get a whole copy", name_, container_.name));
  }
  context_.reset(context);
}

void Input::check_streams() const {
  const auto refuse = [&](const std::string& what) {
    throw Error(ErrorKind::kUnsupported,
                fmt::format("{} claims {}, more than is taken; name another file", name_, what));
  };
  for (unsigned i = 0; i < context_->nb_streams; ++i) {
    const AVStream* stream = context_->streams[i];
    const AVCodecParameters& parameters = *stream->codecpar;
    if (is_cover(stream)) continue;  // never decoded
    const std::int64_t pixels = std::int64_t{parameters.width} * parameters.height;
    if (parameters.width > kLargestSide || parameters.height > kLargestSide || pixels > kMostPixels) {
      refuse(fmt::format("pictures of {} × {} pixels", parameters.width, parameters.height));
    }
    if (parameters.ch_layout.nb_channels > kMostChannels)
      refuse(fmt::format("{} channels", parameters.ch_layout.nb_channels));
    if (parameters.sample_rate > kHighestSampleRate)
      refuse(fmt::format("{} samples a second", parameters.sample_rate));
    if (stream->duration != AV_NOPTS_VALUE && stream->duration > 0 &&
        av_compare_ts(stream->duration, stream->time_base, kLongestSeconds, {1, 1}) > 0) {
      refuse(fmt::format("{} hours", av_rescale_q(stream->duration, stream->time_base, {3600, 1})));
    }
  }
}

AVStream* Input::need_audio() const {
  if (audio_) return audio_;
  throw Error(ErrorKind::kNotMedia, fmt::format("{} is {} without sound; name a file with sound", name_,
                                                video_ ? "a film" : "a file"));
}

AVStream* Input::need_video() const {
  if (video_) return video_;
  throw Error(ErrorKind::kNotMedia, fmt::format("{} has no picture; name a film", name_));
}

void Input::read_only(const AVStream* wanted) {
  for (unsigned i = 0; i < context_->nb_streams; ++i) {
    context_->streams[i]->discard = context_->streams[i] == wanted ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
  }
}

bool Input::next(AVPacket* packet) {
  // A demuxer that keeps failing on the same spot would never end.
  for (int attempt = 0; attempt < 64; ++attempt) {
    av_packet_unref(packet);
    const int result = av_read_frame(context_.get(), packet);
    if (result == AVERROR_EOF) return false;
    if (result == AVERROR(ENOMEM)) throw std::bad_alloc();
    if (result < 0) continue;
    if (context_->streams[packet->stream_index]->discard == AVDISCARD_ALL) {
      attempt = -1;
      continue;
    }
    return true;
  }
  return false;
}

bool Input::seek(const AVStream* stream, std::int64_t timestamp) {
  return avformat_seek_file(context_.get(), stream->index, INT64_MIN, timestamp, timestamp, 0) >= 0;
}

CodecContext open_decoder(const Input& input, const AVStream* stream, int threads) {
  const AVCodec* codec = avcodec_find_decoder(stream->codecpar->codec_id);
  const auto refuse = [&](int error) {
    throw Error(ErrorKind::kUnsupported,
                fmt::format("{} holds {}, which is not taken; convert it first", input.name(),
                            avcodec_get_name(stream->codecpar->codec_id)),
                error ? describe(error) : std::string());
  };
  if (!codec) refuse(0);
  CodecContext context(avcodec_alloc_context3(codec));
  if (!context) throw std::bad_alloc();
  check(avcodec_parameters_to_context(context.get(), stream->codecpar), ErrorKind::kDamaged,
        "bad stream parameters");
  context->pkt_timebase = stream->time_base;
  context->thread_count = threads;
  context->max_pixels = kMostPixels;
  Options options;
  options.set("codec_whitelist", kDecoders);
  if (const int result = avcodec_open2(context.get(), codec, options.pointer()); result < 0) refuse(result);
  return context;
}

}  // namespace media
