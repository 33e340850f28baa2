#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "routers/access/digest.h"

namespace access_control {

// The keys that open this server. Only their SHA-256 is kept.
class KeyList {
 public:
  // Entries are trimmed and blank ones dropped; "hash:<64 hex digits>" names a key by its SHA-256. Throws
  // Error{kUsage} for another "hash:" (it would otherwise be a key that everybody can read in the settings).
  explicit KeyList(const std::vector<std::string>& entries);

  bool empty() const { return digests_.empty(); }
  // The digest of the entry that `presented` matches. Takes the same time wherever they differ and whichever
  // entry it is.
  std::optional<Digest> find(std::string_view presented) const;
  const std::vector<Digest>& digests() const { return digests_; }

 private:
  std::vector<Digest> digests_;
};

}  // namespace access_control
