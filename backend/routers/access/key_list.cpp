#include "routers/access/key_list.h"

#include "base/error.h"
#include "base/text.h"

namespace access_control {

KeyList::KeyList(const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    const std::string_view key = base::trimmed(entry);
    if (key.empty()) continue;
    if (!key.starts_with("hash:")) {
      digests_.push_back(sha256(key));
      continue;
    }
    const auto digest = digest_from_hex(key.substr(5));
    if (!digest) {
      throw base::Error(base::ErrorKind::kUsage,
                        "an entry of API_KEY begins with hash: but is not followed by 64 hex digits; "
                        "make them with: printf %s 'the key' | sha256sum");
    }
    digests_.push_back(*digest);
  }
}

std::optional<Digest> KeyList::find(std::string_view presented) const {
  const Digest digest = sha256(presented);
  bool found = false;
  for (const Digest& entry : digests_) found |= same(entry, digest);
  if (!found || presented.empty()) return std::nullopt;
  return digest;
}

}  // namespace access_control
