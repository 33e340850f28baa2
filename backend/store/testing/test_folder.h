#pragma once

#include <filesystem>
#include <string>

#include "base/id.h"

namespace store::testing_room {

// A folder that ends with the object.
class TestFolder {
 public:
  TestFolder() { std::filesystem::create_directories(path_); }
  ~TestFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("songreel-store-" + base::new_uuid());
};

}  // namespace store::testing_room
