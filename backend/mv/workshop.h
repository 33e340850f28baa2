#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "jobs/events.h"
#include "jobs/queue.h"
#include "mv/catalog.h"
#include "mv/hearing.h"
#include "mv/library.h"
#include "mv/maker_guard.h"
#include "mv/maker_table.h"
#include "mv/spending.h"
#include "mv/studio.h"
#include "mv/voice_hearing.h"
#include "store/records.h"

namespace net {
class Fetcher;
class SongDownloader;
}  // namespace net

namespace mv {

// The studio with its records, files and queue: what the durable work is done with. Built by app, passed by
// reference; everything in it is thread-safe and outlives the calls.
struct Workshop {
  const Studio& studio;
  const Library& library;
  store::Records& records;
  jobs::Queue& queue;
  jobs::Events& events;
  Hearing& hearing;
  VoiceHearing& voices;
  const net::Fetcher& fetcher;
  const net::SongDownloader& downloader;
  std::vector<Maker> makers;  // the best one first, the built-in one last
  const Catalog& catalog;
  const Spending& spending;
  MakerHealth& maker_health;
  std::uint64_t most_song_bytes = 512ULL << 20;  // of a song from elsewhere
  // Painted clips are kept by content as well, for the next run of the same command. A server keeps them as
  // takes.
  bool keeps_clips = false;
  bool mock_clips = false;  // MOCK_VID_GENS: clips are always made by the built-in maker
};

}  // namespace mv
