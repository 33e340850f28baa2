#include "providers/hosted/result_bytes.h"

#include <cerrno>
#include <fstream>

#include "base/error.h"

namespace providers {

void write_result(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw base::file_error("write", file.string(), errno);
}

}  // namespace providers
