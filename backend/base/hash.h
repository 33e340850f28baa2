#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace base {

// SHA-256 over what is added, as 64 hex digits. Fields are added with their length, so that ("ab","c") and
// ("a","bc") differ.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  ContentHash& add(std::string_view field);
  ContentHash& add(std::int64_t number);
  ContentHash& add_raw(std::span<const std::byte> bytes);
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// SHA-256 of a file's bytes, read in pieces. Throws Error when it cannot be read.
std::string hash_file(const std::filesystem::path& path);

}  // namespace base
