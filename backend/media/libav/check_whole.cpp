#include "media/libav/check_whole.h"

#include <fmt/format.h>

#include "base/error.h"
#include "media/libav/mpeg_audio.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::uint32_t kUnknownSize = 0xFFFFFFFF;  // written by programs that stream

[[noreturn]] void refuse(const Input& input, const std::string& claimed, const std::string& found) {
  throw Error(ErrorKind::kDamaged, fmt::format("{} is cut off: it says {} but holds {}; get a whole copy",
                                               input.name(), claimed, found));
}

std::string seconds(double value) {
  return fmt::format("{:.1f} s", value);
}

std::uint32_t little_endian(std::string_view bytes, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return value;
}

// Xing bytes; else Xing frames against the frames that are there.
void check_mp3(const Input& input) {
  const std::int64_t sound = after_id3_tags(input.fd());
  const std::string head = read_bytes(input.fd(), sound, 1 << 16);
  const auto start = find_mpeg_audio(head);
  if (!start) return;
  const std::string_view frame = std::string_view(head).substr(*start);
  const auto header = parse_mpeg_audio(frame);
  const auto xing = parse_xing(frame);
  if (!header || !xing || !xing->frames || !xing->bytes || *xing->bytes == 0) return;
  const std::int64_t found = input.size() - sound - static_cast<std::int64_t>(*start);
  // Programs differ in whether the header's own frame and a tag at the end count.
  const std::int64_t slack = 2 * static_cast<std::int64_t>(header->bytes) + 128;
  if (found + slack >= *xing->bytes) return;
  const double length = static_cast<double>(*xing->frames * header->samples) / header->sample_rate;
  const double share = static_cast<double>(found) / static_cast<double>(*xing->bytes);
  refuse(input, seconds(length), "about " + seconds(length * share));
}

void check_wav(const Input& input) {
  std::int64_t offset = 12;
  // Chunks before the sound are few; a file with more is not read on.
  for (int chunk = 0; chunk < 64; ++chunk) {
    const std::string header = read_bytes(input.fd(), offset, 8);
    if (header.size() < 8) return;
    const std::uint32_t size = little_endian(header, 4);
    if (header.starts_with("data")) {
      const std::int64_t found = input.size() - offset - 8;
      const AVCodecParameters& parameters = *input.need_audio()->codecpar;
      const double rate = static_cast<double>(parameters.sample_rate) * parameters.block_align;
      if (size == kUnknownSize || size == 0 || rate <= 0 ||
          found + parameters.block_align >= std::int64_t{size})
        return;
      refuse(input, seconds(size / rate), seconds(static_cast<double>(found) / rate));
    }
    offset += 8 + std::int64_t{size} + (size & 1);
  }
}

// The sample table of MP4 names the bytes of every packet.
void check_mp4(const Input& input) {
  for (AVStream* stream : {input.audio(), input.video()}) {
    if (!stream) continue;
    const int count = avformat_index_get_entries_count(stream);
    int whole = 0;
    std::int64_t found = 0;
    for (int i = 0; i < count; ++i) {
      const AVIndexEntry* entry = avformat_index_get_entry(stream, i);
      if (entry->pos + entry->size > input.size()) continue;
      ++whole;
      found = entry->timestamp;
    }
    if (whole == count) continue;
    refuse(input, seconds(static_cast<double>(stream->duration) * av_q2d(stream->time_base)),
           seconds(static_cast<double>(found) * av_q2d(stream->time_base)));
  }
}

// A page says how long it is (RFC 3533, 6); the last one must be whole.
void check_ogg(const Input& input) {
  constexpr std::int64_t kLargestPage = 27 + 255 + 255 * 255;
  const std::int64_t from = std::max<std::int64_t>(0, input.size() - kLargestPage - 64);
  const std::string tail = read_bytes(input.fd(), from, static_cast<std::size_t>(input.size() - from));
  std::size_t page = tail.rfind("OggS");
  if (page == std::string::npos) return;
  std::size_t length = 27;
  bool whole = tail.size() >= page + length;
  if (whole) {
    const auto segments = static_cast<unsigned char>(tail[page + 26]);
    length += segments;
    whole = tail.size() >= page + length;
    for (std::size_t i = 0; whole && i < segments; ++i)
      length += static_cast<unsigned char>(tail[page + 27 + i]);
    whole = whole && tail.size() >= page + length;
  }
  if (whole) return;
  const AVStream* stream = input.need_audio();
  const std::string found = stream->duration > 0
                                ? seconds(static_cast<double>(stream->duration) * av_q2d(stream->time_base))
                                : "less";
  refuse(input, fmt::format("its last page has {} bytes", length),
         fmt::format("only {} of them ({} of sound)", tail.size() - page, found));
}

// STREAMINFO names the samples; the last packet shows how many came.
void check_flac(const Input& input) {
  Input fresh(input.fd(), input.name());
  const AVStream* stream = fresh.need_audio();
  if (stream->duration <= 0) return;
  fresh.read_only(stream);
  // The end of a long file is enough; a jump in a short one may fail.
  const std::int64_t second = av_rescale_q(1, {1, 1}, stream->time_base);
  if (stream->duration > 10 * second) fresh.seek(stream, stream->duration - 2 * second);
  const Packet packet = new_packet();
  std::int64_t end = 0;
  while (fresh.next(packet.get())) {
    if (packet->pts != AV_NOPTS_VALUE) end = packet->pts + packet->duration;
  }
  if (end >= stream->duration) return;
  refuse(input, seconds(static_cast<double>(stream->duration) * av_q2d(stream->time_base)),
         seconds(static_cast<double>(end) * av_q2d(stream->time_base)));
}

}  // namespace

void check_whole(const Input& input) {
  const std::string& container = input.container().name;
  if (container == "mp3") check_mp3(input);
  if (container == "wav") check_wav(input);
  if (container == "mp4") check_mp4(input);
  if (container == "ogg") check_ogg(input);
  if (container == "flac") check_flac(input);
}

}  // namespace media
