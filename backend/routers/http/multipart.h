#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "routers/http/upload.h"

namespace http {

struct MultipartField {
  std::string name;
  std::string value;  // UTF-8
};

// A file of a form. It goes with this object, unless it was given another name on disk.
struct MultipartFile {
  std::string name;          // of the field
  std::string title;         // what the client calls the file: its last part, printable; never a path
  std::string content_type;  // as claimed
  std::unique_ptr<Upload> upload;
  std::uint64_t bytes = 0;

  const std::filesystem::path& path() const { return upload->path(); }
};

struct MultipartForm {
  std::vector<MultipartField> fields;
  std::vector<MultipartFile> files;

  const std::string* field(std::string_view name) const;  // the last of that name, or null
  const MultipartFile* file(std::string_view name) const;
};

struct MultipartLimits {
  std::size_t most_parts = 100;
  std::size_t most_field_bytes = 64 << 10;
};

// Reads a form (multipart/form-data, RFC 7578) from a body on disk, a piece at a time; its files are written
// into `folder`. `content_type` is the request's header. Throws Error{kUsage} for what is no such form,
// {kTooLong} for a field over the limit, {kInvalidText} for a field that is not UTF-8, and {kDiskFull,
// kUnwritable}.
MultipartForm read_multipart(const std::filesystem::path& body, std::string_view content_type,
                             const std::filesystem::path& folder, const MultipartLimits& limits = {});

}  // namespace http
