#pragma once

namespace mv {

// Kinds of work that share a limit of how many run at once (`--jobs paint=2,media=2,…`).
constexpr const char* kPaintLane = "paint";        // clips and images: a core each
constexpr const char* kMediaLane = "media";        // stitching, trimming
constexpr const char* kDownloadLane = "download";  // songs from elsewhere
constexpr const char* kWriteLane = "write";        // scenes
constexpr const char* kHostedLane = "hosted";      // work at makers elsewhere: it waits, mostly
constexpr const char* kShowLane = "show";          // what a page waits for: stills, waveforms

}  // namespace mv
