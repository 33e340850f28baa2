#pragma once

#include <string_view>
#include <vector>

namespace architecture {

// A room of the house and the rooms it may use. Rooms stand on floors, so the table has no cycle: each room
// is listed after all that it uses. ARCHITECTURE.md explains it in words.
struct Room {
  std::string_view name;
  std::vector<std::string_view> may_use;
};

// Which folders below backend/ may include headers of a library. An empty list: nobody may.
struct Library {
  std::string_view name;
  std::vector<std::string_view> headers;  // beginnings of what stands between the < >
  std::vector<std::string_view> folders;
};

inline const std::vector<Room>& rooms() {
  static const std::vector<Room> table = {
      {"base", {}},
      // Described structs: what the API takes and gives, and what jobs keep, are the same.
      {"schema", {"base"}},
      {"timing", {"base"}},
      {"media", {"base", "timing"}},
      {"net", {"base", "timing"}},
      {"storage", {"base", "timing"}},
      {"store", {"base", "timing"}},
      {"audio", {"base", "timing", "media"}},
      {"render", {"base", "timing"}},
      {"mouth", {"base", "timing", "audio"}},  // audio for its Fourier transform
      {"face", {"base", "timing"}},
      {"jobs", {"base", "schema", "timing", "store"}},
      {"mv", {"base", "timing", "media", "storage", "audio", "mouth", "store", "jobs", "net", "schema"}},
      // Makers implement mv's doors, whose values carry a slice of the song's envelope.
      {"providers", {"base", "timing", "media", "audio", "render", "mouth", "face", "store", "net", "mv"}},
      {"routers", {"base", "schema", "timing", "media", "net", "storage", "store", "jobs", "mv"}},
      {"app",
       {"base", "schema", "timing", "media", "net", "storage", "store", "audio", "render", "mouth", "face",
        "jobs", "mv", "providers", "routers"}},
  };
  return table;
}

inline const std::vector<Library>& libraries() {
  static const std::vector<Library> table = {
      {"libav",
       {"libavcodec/", "libavformat/", "libavutil/", "libswscale/", "libswresample/"},
       {"media/libav/"}},
      {"Cairo and Pango", {"cairo", "pango"}, {"render/canvas/"}},
      {"yaml-cpp", {"yaml-cpp/"}, {"mv/"}},
      {"KISS FFT", {"kiss_fft"}, {"audio/fourier/"}},
      {"SphinxBase", {"sphinxbase/"}, {"mouth/"}},
      {"OpenCV", {"opencv2/"}, {"face/"}},
      {"CLI11", {"CLI/"}, {"app/"}},
      {"libpng", {"png.h"}, {"media/"}},
      {"the sandbox's system calls", {"seccomp.h", "linux/", "sys/prctl.h", "sys/syscall.h"}, {"media/"}},
      {"OpenSSL", {"openssl/"}, {"base/", "routers/access/"}},
      {"spdlog", {"spdlog/"}, {"app/"}},
      {"Boost.JSON", {"boost/json"}, {""}},  // "": every room
      {"fmt", {"fmt/"}, {""}},
      {"prometheus-cpp", {"prometheus/"}, {"routers/api/"}},
      {"the network's system calls", {"arpa/", "netinet/"}, {"net/", "routers/http/"}},
      {"SQLite", {"sqlite3.h"}, {"store/sqlite/"}},
      {"libcurl", {"curl/"}, {"net/"}},
      {"Boost.Beast and Asio", {"boost/beast", "boost/asio"}, {"routers/http/", "providers/comfyui/"}},
      {"Boost.Describe", {"boost/describe", "boost/mp11"}, {"schema/", "mv/", "routers/"}},
      {"Boost.System", {"boost/system"}, {""}},
      {"other parts of Boost", {"boost/"}, {}},
  };
  return table;
}

}  // namespace architecture
