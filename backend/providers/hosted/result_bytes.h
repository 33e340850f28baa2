#pragma once

#include <filesystem>
#include <string_view>

namespace providers {

// A result that came within an answer, at the place where a maker is asked to write; in place, since its
// caller makes it appear whole. Throws Error{kUnwritable, kDiskFull}.
void write_result(const std::filesystem::path& file, std::string_view bytes);

}  // namespace providers
