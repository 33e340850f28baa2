#include <algorithm>
#include <vector>

#include "base/error.h"
#include "media/libav/check_whole.h"
#include "media/libav/decode_audio.h"
#include "media/libav/describe.h"
#include "media/libav/file_output.h"
#include "media/worker/job.h"
#include "media/worker/media_json.h"

namespace media {
namespace {

using base::ErrorKind;

constexpr const char* kSongFailed = "the song could not be encoded";
constexpr std::int64_t kBitRatePerChannel = 96'000;  // 192 kbit/s stereo

// AAC players take any rate, but phones resample all but these two badly or not at all.
int film_rate(int sample_rate) {
  if (sample_rate == 44100 || sample_rate == 88200 || sample_rate == 176400 || sample_rate == 22050 ||
      sample_rate == 11025) {
    return 44100;
  }
  return 48000;
}

// AAC-LC into .m4a. The encoder's 1024 priming samples get negative times, which the muxer turns into an edit
// list: players begin with the first sample that was added.
class AacWriter {
 public:
  AacWriter(int fd, int sample_rate, int channels) : output_(fd, "ipod") {
    const AVCodec* codec = avcodec_find_encoder_by_name("aac");
    if (!codec) throw base::Error(ErrorKind::kInternal, "this build of libav has no AAC encoder");
    encoder_.reset(avcodec_alloc_context3(codec));
    if (!encoder_) throw std::bad_alloc();
    encoder_->sample_rate = sample_rate;
    encoder_->sample_fmt = AV_SAMPLE_FMT_FLTP;
    av_channel_layout_default(&encoder_->ch_layout, channels);
    encoder_->bit_rate = kBitRatePerChannel * channels;
    encoder_->time_base = {1, sample_rate};
    encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    check(avcodec_open2(encoder_.get(), codec, nullptr), ErrorKind::kInternal, kSongFailed);
    start_file();
  }

  // Interleaved samples, at most one encoder frame.
  int frame_size() const { return encoder_->frame_size; }
  void add(std::span<const float> samples) {
    const int channels = encoder_->ch_layout.nb_channels;
    av_frame_unref(frame_.get());
    frame_->format = encoder_->sample_fmt;
    frame_->sample_rate = encoder_->sample_rate;
    check(av_channel_layout_copy(&frame_->ch_layout, &encoder_->ch_layout), ErrorKind::kInternal,
          kSongFailed);
    frame_->nb_samples = static_cast<int>(samples.size()) / channels;
    check(av_frame_get_buffer(frame_.get(), 0), ErrorKind::kInternal, kSongFailed);
    for (int channel = 0; channel < channels; ++channel) {
      auto* plane = reinterpret_cast<float*>(frame_->extended_data[channel]);
      for (int i = 0; i < frame_->nb_samples; ++i)
        plane[i] = samples[static_cast<std::size_t>(i * channels + channel)];
    }
    frame_->pts = position_;
    position_ += frame_->nb_samples;
    check(avcodec_send_frame(encoder_.get(), frame_.get()), ErrorKind::kInternal, kSongFailed);
    write_packets();
  }

  void finish() {
    check(avcodec_send_frame(encoder_.get(), nullptr), ErrorKind::kInternal, kSongFailed);
    write_packets();
    check(av_write_trailer(output_.context()), ErrorKind::kUnwritable, kSongFailed);
    output_.flush();
  }

  std::int64_t position() const { return position_; }

 private:
  void start_file() {
    stream_ = avformat_new_stream(output_.context(), nullptr);
    if (!stream_) throw std::bad_alloc();
    check(avcodec_parameters_from_context(stream_->codecpar, encoder_.get()), ErrorKind::kInternal,
          kSongFailed);
    stream_->time_base = encoder_->time_base;
    Options options;
    options.set("movie_timescale",
                std::int64_t{encoder_->sample_rate});  // so that the edit list counts samples
    check(avformat_write_header(output_.context(), options.pointer()), ErrorKind::kUnwritable, kSongFailed);
  }

  void write_packets() {
    while (true) {
      const int result = avcodec_receive_packet(encoder_.get(), packet_.get());
      if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
      check(result, ErrorKind::kInternal, kSongFailed);
      // The last packet is padded; the index must end with the sound.
      packet_->duration = std::min<std::int64_t>(packet_->duration, position_ - packet_->pts);
      if (packet_->duration <= 0) continue;
      packet_->stream_index = stream_->index;
      check(av_write_frame(output_.context(), packet_.get()), ErrorKind::kUnwritable, kSongFailed);
    }
  }

  FileOutput output_;
  CodecContext encoder_;
  AVStream* stream_ = nullptr;
  Frame frame_ = new_frame();
  Packet packet_ = new_packet();
  std::int64_t position_ = 0;
};

// Whole encoder frames; only the last may be short.
std::size_t fill(AudioSamples& samples, std::span<float> block) {
  std::size_t filled = 0;
  while (filled < block.size()) {
    const std::size_t count = samples.read(block.subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  return filled;
}

}  // namespace

boost::json::object run_encode_song(Job& job) {
  Input input(Job::file(0), job.names.at(0));
  check_whole(input);
  const AudioStream song = describe_audio(input);
  const timing::Flicks start = flicks_at(job.parameters, "start");
  AudioSamples samples(
      input,
      {.start = start, .sample_rate = film_rate(song.sample_rate), .channels = std::min(2, song.channels)});
  AacWriter writer(Job::file(1), samples.sample_rate(), samples.channels());
  const double total = std::max(1.0, timing::to_seconds(song.duration - start) * samples.sample_rate());
  std::vector<float> block(static_cast<std::size_t>(writer.frame_size() * samples.channels()));
  while (const std::size_t count = fill(samples, block)) {
    writer.add(std::span(block).first(count));
    job.reporter.progress(std::min(1.0, static_cast<double>(writer.position()) / total));
  }
  if (writer.position() == 0) {
    // A start past the end: one silent frame makes a valid file.
    std::fill(block.begin(), block.end(), 0.0F);
    writer.add(block);
  }
  writer.finish();
  return {};
}

}  // namespace media
