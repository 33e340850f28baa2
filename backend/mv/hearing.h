#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "mv/song.h"

namespace mv {

// Remembers what was heard of the last few songs, so that the clips of a film do not each listen to the whole
// of it. A song that several ask for at once is heard once. Thread-safe.
class Hearing {
 public:
  std::shared_ptr<const audio::Envelope> hear(const media::Media& media, const Song& song,
                                              base::CancelToken cancel);

 private:
  struct Entry {
    std::mutex mutex;  // held while listening
    std::shared_ptr<const audio::Envelope> heard;
  };
  std::shared_ptr<Entry> entry_of(const std::string& key);

  std::mutex mutex_;
  std::list<std::pair<std::string, std::shared_ptr<Entry>>> entries_;  // the last used first
};

}  // namespace mv
