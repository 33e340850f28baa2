#include "mv/hearing.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace mv {
namespace {

// An envelope of five minutes takes 360 KB.
constexpr std::size_t kRemembered = 16;

}  // namespace

std::shared_ptr<Hearing::Entry> Hearing::entry_of(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.first == key; });
  if (found != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, found);
  } else {
    entries_.emplace_front(key, std::make_shared<Entry>());
    if (entries_.size() > kRemembered) entries_.pop_back();
  }
  return entries_.front().second;
}

std::shared_ptr<const audio::Envelope> Hearing::hear(const media::Media& media, const Song& song,
                                                     base::CancelToken cancel) {
  const std::shared_ptr<Entry> entry = entry_of(fmt::format("{} {}", song.content, song.start.count()));
  const std::lock_guard lock(entry->mutex);
  if (!entry->heard) {
    entry->heard = std::make_shared<const audio::Envelope>(mv::hear(media, song, std::move(cancel)));
  }
  return entry->heard;
}

}  // namespace mv
