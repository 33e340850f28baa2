#pragma once

#include <cstdint>
#include <string>

namespace media {

// A container that we take. `demuxer` is libav's name for it.
struct Container {
  std::string name;  // ours: "mp3", "mp4", "ogg", "flac", "wav", "aac", "webm"
  std::string demuxer;
};

// Tells a file by its content alone, never by its name and before libav sees a byte. Throws Error: kPlaylist
// for what refers to other files (M3U, HLS, PLS, ffconcat, DASH, SDP, XSPF …), kNotMedia for pictures, texts
// and documents, kUnsupported for media that we do not take, kDamaged when the beginning is missing.
// `pictures`: PNG, JPEG and WebP are taken too.
Container sniff_container(int fd, const std::string& name, bool pictures = false);

// Where the sound begins: behind the ID3v2 tags. Cover pictures of several megabytes stand in them.
std::int64_t after_id3_tags(int fd);

}  // namespace media
