#include "media/libav/sniff.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "media/libav/file_io.h"
#include "media/libav/mpeg_audio.h"

namespace media {
namespace {

using base::Error;
using base::ErrorKind;
using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 4096;
// Players skip some junk before the first MP3 frame; so do we, as far as libav's own demuxer does (64 KiB).
constexpr std::size_t kMp3SearchBytes = 64 * 1024;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array kPictures = {
    Magic{0, "\x89PNG\r\n\x1a\n"sv, "a PNG picture"},
    Magic{0, "\xFF\xD8\xFF"sv, "a JPEG picture"},
    Magic{0, "GIF8"sv, "a GIF picture"},
    Magic{8, "WEBP"sv, "a WebP picture"},
    Magic{0, "BM"sv, "a BMP picture"},
    Magic{0, "II*\0"sv, "a TIFF picture"},
    Magic{0, "MM\0*"sv, "a TIFF picture"},
    Magic{4, "ftypavif"sv, "an AVIF picture"},
    Magic{4, "ftypheic"sv, "a HEIC picture"},
    Magic{4, "ftypmif1"sv, "a HEIF picture"},
};
constexpr std::array kDocuments = {
    Magic{0, "%PDF"sv, "a PDF document"},
    Magic{0, "PK\x03\x04"sv, "a ZIP archive"},
    Magic{0, "\x1F\x8B"sv, "a gzip archive"},
    Magic{0, "MThd"sv, "a MIDI file, which holds notes but no sound"},
    Magic{0,
          "\x7F"
          "ELF"sv,
          "a program"},
    Magic{0, "MZ"sv, "a program"},
    Magic{0, "Rar!"sv, "a RAR archive"},
    Magic{0, "7z\xBC\xAF"sv, "a 7-Zip archive"},
};
constexpr std::array kOtherMedia = {
    Magic{8, "AVI "sv, "an AVI film"},           Magic{0, "\x30\x26\xB2\x75"sv, "a Windows Media file"},
    Magic{0, "FLV"sv, "a Flash film"},           Magic{0, ".RMF"sv, "a RealMedia file"},
    Magic{8, "AIFF"sv, "an AIFF file"},          Magic{8, "AIFC"sv, "an AIFF file"},
    Magic{0, "MAC "sv, "a Monkey's Audio file"}, Magic{0, "wvpk"sv, "a WavPack file"},
    Magic{0, "#!AMR"sv, "an AMR file"},          Magic{0, "caff"sv, "a Core Audio file"},
    Magic{0, "\0\0\x01\xBA"sv, "an MPEG film"},  Magic{188, "G"sv, "an MPEG transport stream"},
};

bool has(std::string_view text, const Magic& magic) {
  return text.size() >= magic.offset + magic.bytes.size() &&
         text.substr(magic.offset, magic.bytes.size()) == magic.bytes;
}

template <std::size_t Count>
std::optional<std::string_view> find(const std::array<Magic, Count>& table, std::string_view head) {
  for (const Magic& magic : table) {
    if (has(head, magic)) return magic.what;
  }
  return std::nullopt;
}

// A text is valid UTF-8 or Latin-1 without control characters; 4 KiB of sound never are.
bool is_text(std::string_view head) {
  if (head.empty()) return false;
  return std::ranges::none_of(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 ? c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1B' : byte == 0x7F;
  });
}

// A list without a header is told by its first line: an address, or the name of a media file.
bool is_entry(std::string_view line) {
  if (line.find("://") != std::string_view::npos && line.find(' ') > line.find("://")) return true;
  for (const std::string_view ending :
       {".mp3"sv, ".m4a"sv, ".mp4"sv, ".ogg"sv, ".opus"sv, ".flac"sv, ".wav"sv, ".aac"sv, ".ts"sv, ".m3u8"sv,
        ".m3u"sv, ".mkv"sv, ".webm"sv, ".mov"sv}) {
    if (line.ends_with(ending)) return true;
  }
  return false;
}

bool is_playlist(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::string text = base::lower(base::trimmed(head));
  for (const std::string_view start : {"#extm3u"sv, "#ext-x-"sv, "#extinf"sv, "ffconcat"sv, "[playlist]"sv,
                                       "[reference]"sv, "rtsptext"sv, "v=0\r\no="sv, "v=0\no="sv, "<mpd"sv,
                                       "<smil"sv, "<asx"sv, "<playlist"sv, "<smoothstreamingmedia"sv}) {
    if (text.starts_with(start)) return true;
  }
  if (text.starts_with("<?xml")) {
    for (const std::string_view element :
         {"<mpd"sv, "<smil"sv, "<playlist"sv, "<asx"sv, "<smoothstreamingmedia"sv}) {
      if (text.find(element) != std::string::npos) return true;
    }
    return false;
  }
  if (text.starts_with("file '") || text.starts_with("file \"") || text.starts_with("file ")) return true;
  const std::string_view first = std::string_view(text).substr(0, text.find_first_of("\r\n"));
  return is_entry(base::trimmed(first));
}

std::optional<Container> by_magic(std::string_view head) {
  const auto begins = [&](std::size_t offset, std::string_view bytes) {
    return has(head, {offset, bytes, {}});
  };
  if (begins(0, "fLaC")) return Container{"flac", "flac"};
  if (begins(0, "OggS")) return Container{"ogg", "ogg"};
  if ((begins(0, "RIFF") || begins(0, "RF64")) && begins(8, "WAVE")) return Container{"wav", "wav"};
  if (begins(0, "\x1A\x45\xDF\xA3"sv)) return Container{"webm", "matroska,webm"};
  for (const std::string_view atom : {"ftyp"sv, "moov"sv, "mdat"sv, "wide"sv, "free"sv, "skip"sv}) {
    if (begins(4, atom)) return Container{"mp4", "mov,mp4,m4a,3gp,3g2,mj2"};
  }
  return std::nullopt;
}

std::optional<Container> as_picture(std::string_view head) {
  const auto what = find(kPictures, head);
  if (what == "a PNG picture"sv) return Container{"png", "png_pipe"};
  if (what == "a JPEG picture"sv) return Container{"jpeg", "jpeg_pipe"};
  if (what == "a WebP picture"sv) return Container{"webp", "webp_pipe"};
  return std::nullopt;
}

bool is_adts(std::string_view head) {
  // ISO/IEC 14496-3, 1.A.2.2: twelve sync bits, layer 0; the frame's length tells where the next must stand.
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(head[i]); };
  std::size_t position = 0;
  for (int frame = 0; frame < 3; ++frame) {
    if (position + 7 > head.size()) return frame >= 2;
    if (at(position) != 0xFF || (at(position + 1) & 0xF6) != 0xF0) return false;
    const std::size_t length = static_cast<std::size_t>((at(position + 3) & 3) << 11 | at(position + 4) << 3 |
                                                        at(position + 5) >> 5);
    if (length < 7) return false;
    position += length;
  }
  return true;
}

[[noreturn]] void refuse(const std::string& name, std::string_view head) {
  if (const auto picture = find(kPictures, head)) {
    throw Error(ErrorKind::kNotMedia,
                fmt::format("{} is {}, not a song or film; choose a sound file", name, *picture));
  }
  if (const auto document = find(kDocuments, head)) {
    throw Error(ErrorKind::kNotMedia,
                fmt::format("{} is {}, not a song or film; choose a sound file", name, *document));
  }
  if (is_text(head)) {
    if (is_playlist(head)) {
      throw Error(
          ErrorKind::kPlaylist,
          fmt::format("{} is a playlist that refers to other files; choose the sound file itself", name));
    }
    throw Error(ErrorKind::kNotMedia,
                fmt::format("{} is a text, not a song or film; choose a sound file", name));
  }
  if (const auto other = find(kOtherMedia, head)) {
    throw Error(
        ErrorKind::kUnsupported,
        fmt::format("{} is {}, which is not taken; convert it to MP3, M4A, OGG, FLAC or WAV", name, *other));
  }
  throw Error(
      ErrorKind::kNotMedia,
      fmt::format("{} is no sound or film that can be recognised; name an MP3, M4A, OGG, FLAC or WAV file",
                  name));
}

}  // namespace

std::int64_t after_id3_tags(int fd) {
  std::int64_t offset = 0;
  // Some taggers put a second tag behind the first; more than a few is no song.
  for (int tag = 0; tag < 8; ++tag) {
    const std::string header = read_bytes(fd, offset, 10);
    if (header.size() < 10 || !header.starts_with("ID3")) break;
    const auto at = [&](std::size_t i) {
      return static_cast<std::int64_t>(static_cast<unsigned char>(header[i]) & 0x7F);
    };
    const bool footer = (static_cast<unsigned char>(header[5]) & 0x10) != 0;
    offset += 10 + (at(6) << 21 | at(7) << 14 | at(8) << 7 | at(9)) + (footer ? 10 : 0);
  }
  return offset;
}

Container sniff_container(int fd, const std::string& name, bool pictures) {
  const std::string start = read_bytes(fd, 0, kHeadBytes);
  if (start.empty())
    throw Error(ErrorKind::kEmpty, fmt::format("{} is empty (0 bytes); name another file", name));
  const std::int64_t sound = after_id3_tags(fd);
  const std::string head = sound == 0 ? start : read_bytes(fd, sound, kHeadBytes);
  if (head.empty()) {
    throw Error(ErrorKind::kDamaged,
                fmt::format("{} ends within its tags and holds no sound; get a whole copy", name));
  }
  if (pictures) {
    if (auto picture = as_picture(head)) return *picture;
  }
  for (const Magic& picture : kPictures) {
    if (picture.offset > 0 && has(head, picture)) refuse(name, head);  // they share the magic of MP4 and RIFF
  }
  if (auto container = by_magic(head)) return *container;
  if (is_adts(head)) return {"aac", "aac"};
  if (find(kPictures, head) || find(kDocuments, head) || is_text(head)) refuse(name, head);
  if (find_mpeg_audio(read_bytes(fd, sound, kMp3SearchBytes))) return {"mp3", "mp3"};
  refuse(name, head);
}

}  // namespace media
