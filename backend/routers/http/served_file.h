#pragma once

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>

#include "base/file_descriptor.h"
#include "routers/http/message.h"

namespace http {

// A file that is being served; it stays what it was when it was opened, even if its name is given to another.
struct ServedFile {
  base::FileDescriptor file;
  std::uint64_t size = 0;
  std::string etag;  // quoted: of the time of change and the size
  std::time_t modified = 0;
};

// Nothing when there is no such file, or what has the name is a link, a folder or a device. Throws
// base::Error.
std::optional<ServedFile> open_served(const std::filesystem::path& path);

// Which part of it goes out, under which status: 200, 206, 304, 400 or 416.
struct FilePart {
  int status = 200;
  std::uint64_t first = 0;
  std::uint64_t length = 0;
  std::string content_range;  // for 206 and 416
};
FilePart part_of(const ServedFile& file, const Request& request);

}  // namespace http
