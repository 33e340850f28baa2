#pragma once

#include <cstdint>
#include <memory>
#include <string>

extern "C" {
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/audio_fifo.h>
#include <libavutil/display.h>
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
}

#include "base/error.h"

// The owners of everything that libav hands out.
namespace media {

struct AvDeleter {
  void operator()(AVFormatContext* context) const { avformat_free_context(context); }
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
  void operator()(AVCodecParameters* parameters) const { avcodec_parameters_free(&parameters); }
  void operator()(AVCodecParserContext* parser) const { av_parser_close(parser); }
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
  void operator()(SwrContext* context) const { swr_free(&context); }
  void operator()(SwsContext* context) const { sws_freeContext(context); }
  void operator()(AVAudioFifo* fifo) const { av_audio_fifo_free(fifo); }
  void operator()(AVIOContext* io) const {
    av_freep(&io->buffer);
    avio_context_free(&io);
  }
};
// Demuxers that were opened need another end than contexts that were only allocated.
struct AvInputDeleter {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};

using InputContext = std::unique_ptr<AVFormatContext, AvInputDeleter>;
using OutputContext = std::unique_ptr<AVFormatContext, AvDeleter>;
using CodecContext = std::unique_ptr<AVCodecContext, AvDeleter>;
using CodecParameters = std::unique_ptr<AVCodecParameters, AvDeleter>;
using CodecParser = std::unique_ptr<AVCodecParserContext, AvDeleter>;
using Packet = std::unique_ptr<AVPacket, AvDeleter>;
using Frame = std::unique_ptr<AVFrame, AvDeleter>;
using Resampler = std::unique_ptr<SwrContext, AvDeleter>;
using Scaler = std::unique_ptr<SwsContext, AvDeleter>;
using AudioFifo = std::unique_ptr<AVAudioFifo, AvDeleter>;
using IoContext = std::unique_ptr<AVIOContext, AvDeleter>;

// An options list, freed with its owner; libav takes entries out as it uses them.
class Options {
 public:
  Options() = default;
  ~Options() { av_dict_free(&dictionary_); }
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  void set(const char* key, const char* value) { av_dict_set(&dictionary_, key, value, 0); }
  void set(const char* key, std::int64_t value) { av_dict_set_int(&dictionary_, key, value, 0); }
  AVDictionary** pointer() { return &dictionary_; }

 private:
  AVDictionary* dictionary_ = nullptr;
};

// libav's words for an error code, for Error::details().
std::string describe(int av_error);

// Throws when `result` is negative: kDiskFull for ENOSPC, kTooLong for EFBIG, kInternal for ENOMEM, else
// `kind`.
int check(int result, base::ErrorKind kind, const std::string& message);

// Allocations that throw instead of returning null.
Packet new_packet();
Frame new_frame();

}  // namespace media
