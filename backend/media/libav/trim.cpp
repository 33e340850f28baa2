#include <algorithm>
#include <cstring>
#include <optional>

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/check_whole.h"
#include "media/libav/describe.h"
#include "media/libav/file_output.h"
#include "media/libav/flac_frame.h"
#include "media/libav/mpeg_audio.h"
#include "media/libav/song_packets.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

// Trimming as `ffmpeg -ss START -acodec copy` does it, by copying packets, but exact to the sample where the
// container can tell players to hide what lies before: MP3 (three whole frames are kept in front for the bit
// reservoir and the overlap, and the LAME tag's delay hides them), MP4 (edit list), Opus (pre-skip), WAV.
// FLAC, ALAC and Vorbis begin at a packet. A player that knows no LAME tag plays up to 0.1 s more of an MP3
// in front, of which the first frame may be silent.
namespace media {
namespace {

using base::Error;
using base::ErrorKind;

constexpr const char* kTrimFailed = "the trimmed song could not be written";

// libav's MP3 muxer takes the delay from the first packet that names one; the layout is
// AV_PKT_DATA_SKIP_SAMPLES'.
void name_hidden(AVPacket* packet, std::int64_t hidden) {
  av_packet_free_side_data(packet);
  std::uint8_t* data = av_packet_new_side_data(packet, AV_PKT_DATA_SKIP_SAMPLES, 10);
  if (!data) throw std::bad_alloc();
  std::memset(data, 0, 10);
  for (int i = 0; i < 4; ++i) data[i] = static_cast<std::uint8_t>(hidden >> (8 * i));
}

class Trimmer {
 public:
  Trimmer(Input& input, int out_fd, timing::Flicks start);
  Trimmed run();

 private:
  void choose_start(timing::Flicks start);
  void find_packet_start();
  std::int64_t preroll() const;
  const char* muxer() const;
  std::string extension() const;
  void start_file(const AVPacket* first);
  void adjust(AVPacket* packet);
  void write(AVPacket* packet);
  bool is_pcm() const { return av_get_exact_bits_per_sample(codec_) > 0; }

  Input& input_;
  AVStream* from_;
  AVCodecID codec_;
  int rate_;
  std::int64_t length_;            // of the whole song, audible samples
  std::int64_t start_ = 0;         // where the result really begins
  std::int64_t packet_start_ = 0;  // of the packet that holds `start_`
  FileOutput output_;
  AVStream* to_ = nullptr;
  std::int64_t first_flac_number_ = -1;
};

Trimmer::Trimmer(Input& input, int out_fd, timing::Flicks start)
    : input_(input),
      from_(input.need_audio()),
      codec_(from_->codecpar->codec_id),
      rate_(from_->codecpar->sample_rate),
      length_(timing::nearest_sample(describe_audio(input).duration, rate_)),
      output_(out_fd, muxer()) {
  choose_start(start);
}

const char* Trimmer::muxer() const {
  switch (codec_) {
    case AV_CODEC_ID_MP3:
      return "mp3";
    case AV_CODEC_ID_AAC:
    case AV_CODEC_ID_ALAC:
      return "ipod";
    case AV_CODEC_ID_OPUS:
      return "opus";
    case AV_CODEC_ID_VORBIS:
      return "ogg";
    case AV_CODEC_ID_FLAC:
      return "flac";
    default:
      break;
  }
  if (is_pcm() && input_.container().name == "wav") return "wav";
  throw Error(
      ErrorKind::kUnsupported,
      fmt::format("{} holds {}, which cannot be trimmed as it is; convert it to MP3, M4A, OGG, FLAC or WAV",
                  input_.name(), avcodec_get_name(codec_)));
}

std::string Trimmer::extension() const {
  const std::string_view name = muxer();
  return name == "ipod" ? ".m4a" : fmt::format(".{}", name);
}

std::int64_t Trimmer::preroll() const {
  switch (codec_) {
    case AV_CODEC_ID_MP3:
      return 3 * std::int64_t{rate_ >= 32000 ? 1152 : 576};
    case AV_CODEC_ID_AAC:
      return 1024;
    case AV_CODEC_ID_OPUS:
      return 3840;  // 80 ms (RFC 7845, 4.6)
    // Its first packet gives no sound but prepares the next (Vorbis I specification, 4.3.8).
    case AV_CODEC_ID_VORBIS:
      return 1;
    default:
      return 0;
  }
}

void Trimmer::choose_start(timing::Flicks start) {
  const std::int64_t asked = timing::nearest_sample(std::max(start, timing::Flicks(0)), rate_);
  // Past the end: the last bit of sound makes a valid file.
  constexpr std::int64_t kTiny = 1024;
  start_ = asked < length_ ? asked : std::max<std::int64_t>(0, length_ - kTiny);
  find_packet_start();
  const bool whole_packets =
      codec_ == AV_CODEC_ID_FLAC || codec_ == AV_CODEC_ID_ALAC || codec_ == AV_CODEC_ID_VORBIS;
  if (whole_packets) start_ = packet_start_;
  if (codec_ == AV_CODEC_ID_MP3 && start_ <= kMp3DecoderDelay) start_ = 0;
}

void Trimmer::find_packet_start() {
  SongPackets packets(input_, start_, 0);
  const Packet packet = new_packet();
  packet_start_ = packets.next(packet.get()) ? start_ + packet->pts : start_;
}

// The parts of the header that depend on the first packet.
void Trimmer::start_file(const AVPacket* first) {
  const std::int64_t hidden = std::max<std::int64_t>(0, -first->pts);
  to_ = output_.add_stream(from_, {1, rate_});
  AVCodecParameters& parameters = *to_->codecpar;
  Options options;
  if (codec_ == AV_CODEC_ID_MP3) {
    parameters.initial_padding = static_cast<int>(hidden);
    // Without a tag nothing is hidden, which is right only for a song that never had one.
    if (hidden <= kMp3DecoderDelay) options.set("write_xing", std::int64_t{0});
  }
  if (codec_ == AV_CODEC_ID_OPUS && parameters.extradata_size >= 19) {
    parameters.initial_padding = static_cast<int>(hidden);
    parameters.extradata[10] = static_cast<std::uint8_t>(hidden);
    parameters.extradata[11] = static_cast<std::uint8_t>(hidden >> 8);
  }
  if (codec_ == AV_CODEC_ID_FLAC) {
    set_flac_length({parameters.extradata, static_cast<std::size_t>(parameters.extradata_size)},
                    length_ - start_);
    first_flac_number_ = flac_number({first->data, static_cast<std::size_t>(first->size)});
  }
  if (std::strcmp(muxer(), "ipod") == 0) {
    options.set("movflags", "+faststart");
    options.set("movie_timescale", std::int64_t{rate_});
  }
  output_.copy_tags(input_.context(), from_);
  check(avformat_write_header(output_.context(), options.pointer()), ErrorKind::kUnwritable, kTrimFailed);
}

void Trimmer::adjust(AVPacket* packet) {
  if (is_pcm() && packet->pts < 0) {
    const auto skip =
        static_cast<int>(std::min<std::int64_t>(-packet->pts * from_->codecpar->block_align, packet->size));
    packet->data += skip;
    packet->size -= skip;
    packet->duration += packet->pts;
    packet->pts = packet->dts = 0;
  }
  if (codec_ == AV_CODEC_ID_FLAC) {
    const std::span<const std::uint8_t> frame(packet->data, static_cast<std::size_t>(packet->size));
    const std::vector<std::uint8_t> bytes = renumbered_flac(frame, flac_number(frame) - first_flac_number_);
    const AVPacket old = *packet;
    AVPacket fresh{};
    check(av_new_packet(&fresh, static_cast<int>(bytes.size())), ErrorKind::kInternal, kTrimFailed);
    std::memcpy(fresh.data, bytes.data(), bytes.size());
    av_packet_copy_props(&fresh, &old);
    av_packet_unref(packet);
    av_packet_move_ref(packet, &fresh);
  }
  // The first Vorbis packet only prepares.
  if (codec_ == AV_CODEC_ID_VORBIS && packet->pts < 0) {
    packet->pts = packet->dts = 0;
    packet->duration = 0;
  }
  packet->duration = std::clamp<std::int64_t>(length_ - start_ - packet->pts, 0, packet->duration);
}

void Trimmer::write(AVPacket* packet) {
  adjust(packet);
  packet->stream_index = to_->index;
  av_packet_rescale_ts(packet, {1, rate_}, to_->time_base);
  check(av_write_frame(output_.context(), packet), ErrorKind::kUnwritable, kTrimFailed);
}

Trimmed Trimmer::run() {
  SongPackets packets(input_, start_, preroll());
  const Packet packet = new_packet();
  while (packets.next(packet.get())) {
    if (packet->pts >= length_ - start_) break;
    if (!to_) {
      start_file(packet.get());
      if (codec_ == AV_CODEC_ID_MP3) name_hidden(packet.get(), -packet->pts);
    }
    write(packet.get());
  }
  if (!to_)
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} holds no sound that can be copied; get a whole copy", input_.name()));
  check(av_write_trailer(output_.context()), ErrorKind::kUnwritable, kTrimFailed);
  output_.flush();
  return {.start = timing::sample_time(start_, rate_),
          .duration = timing::sample_time(length_ - start_, rate_),
          .bytes = static_cast<std::uintmax_t>(output_.size()),
          .extension = extension()};
}

}  // namespace

boost::json::object run_trim_audio(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  check_whole(input);
  Trimmer trimmer(input, Job::file(1), flicks_at(job.parameters, "start"));
  return to_json(trimmer.run());
}

}  // namespace media
