#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "base/cancel.h"

namespace storage {

// Finished work kept on the local disk by the hash of everything that went into it (painted clips, encoded
// songs, conformed clips), so that nothing is made twice: not after a crash, not after a small change. Files
// appear whole or not at all. Thread-safe; several processes may share one folder.
class KeptFiles {
 public:
  // `limit` is how many bytes `prune` leaves.
  KeptFiles(std::filesystem::path folder, std::uintmax_t limit);

  // The kept file, or nothing. Marks it as used. `key` is letters and digits, `extension` has its dot.
  std::optional<std::filesystem::path> find(std::string_view key, std::string_view extension) const;

  // The kept file; made now by `make(path to write)` where it is not there yet. Whoever wants the same
  // meanwhile, in another process too, waits until it is there, or makes it where this one could not; a
  // cancel ends the waiting. Errors of `make` pass through; throws Error{kCanceled} too.
  std::filesystem::path find_or_make(std::string_view key, std::string_view extension,
                                     const base::CancelToken& cancel,
                                     const std::function<void(const std::filesystem::path&)>& make) const;

  // Marks a kept file as used, so that nobody prunes it within the next hour.
  void touch(const std::filesystem::path& kept) const;

  // Removes the longest unused files until the limit holds. Files used within the last hour stay.
  void prune() const;

 private:
  std::filesystem::path path_of(std::string_view key, std::string_view extension) const;

  std::filesystem::path folder_;
  std::uintmax_t limit_;
};

}  // namespace storage
