#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/money.h"
#include "jobs/runner.h"
#include "mv/estimate.h"
#include "mv/film_plan.h"
#include "mv/projects.h"
#include "mv/scenes.h"
#include "mv/song.h"
#include "mv/workshop.h"

namespace mv {

// The main job: song + idea + character → film.
struct FilmRequest {
  std::optional<std::filesystem::path> song;
  timing::Flicks song_start{0};
  std::string idea;
  std::string character;
  std::string flavor = "default";
  std::optional<int> scenes;          // nothing: the flavor's number
  bool lip_sync = false;              // lips move wherever somebody sings
  std::optional<std::string> lyrics;  // for these: what is sung, plain or LRC; nothing: nobody has told
  ProjectMakers makers;               // who makes what
  bool whole_song = false;            // as many clips as the song needs; beats `scenes`
  timing::Flicks clip_length{8 * timing::Flicks::period::den};
  media::VideoFormat format;
  std::uint64_t seed = 0;
  media::AudioMode audio = media::AudioMode::kAac;
  std::filesystem::path out;                        // film.mp4; the record goes beside it as film.json
  std::optional<std::filesystem::path> keep_clips;  // folder that gets the clips and the character image
};

enum class FilmStage { kSong, kScenes, kCharacter, kClips, kLips, kStitch, kProof };
std::string_view name_of(FilmStage stage);

// Hears how the film comes along. Calls come from several threads, one at a time.
class FilmObserver {
 public:
  virtual ~FilmObserver() = default;
  // Before the work, where makers elsewhere will do a part of it, and always by estimate_film: what that
  // costs at most.
  virtual void will_cost(const std::vector<EstimatePart>&) {}
  // What a maker elsewhere is being asked or waited for, in words; the same words once in a stage.
  virtual void stage_waits(FilmStage, std::string_view /*what*/) {}
  virtual void stage_started(FilmStage stage, std::string_view what) = 0;
  // `frames` of `all_frames` painted here, for kClips and kLips; 0 of 0 elsewhere.
  virtual void stage_progress(FilmStage stage, double fraction, std::int64_t frames,
                              std::int64_t all_frames) = 0;
  virtual void stage_finished(FilmStage stage, double seconds, std::string_view result) = 0;
};

// Who made something, and with which paid runs.
struct Provenance {
  std::string maker;  // "" where nothing was made
  std::string model;
  boost::json::array runs;  // each as `provenance` tells it
};

struct FilmClip {
  Scene scene;
  std::uint64_t seed = 0;
  std::int64_t frames = 0;
  std::filesystem::path file;  // in the library
  bool was_kept = false;       // made by an earlier run
  double seconds = 0;          // what making it took now
  bool sings = false;          // its lips move
  Provenance made;
  Provenance lips;  // where they move
};

struct Film {
  FilmPlan plan;
  std::vector<FilmClip> clips;
  std::vector<std::string> notes;  // what of the idea the scenes do not show, and of the lips
  std::filesystem::path character_image;
  Provenance story, portrait;
  base::MicroDollars spent = 0;  // now, for what was ordered before too
  std::optional<Song> song;
  double beats_per_minute = 0;               // 0 without a song
  std::optional<boost::json::object> proof;  // as the record shows it (film_record.h); nothing without a song
  std::vector<std::pair<FilmStage, double>> stage_seconds;
};

// Makes the film, as a project of the workshop and by the same graph of jobs as the server (film_graph.h),
// and writes it with its record. Whatever is finished on the way is kept, so that the same request after a
// crash or a stop goes on where it was. The workshop's records and library are its own for this one call;
// `tasks` runs its jobs. Errors as open_song, plan_film and the makers, where the first error stops the rest;
// nothing half-written stays.
Film make_film(const Workshop& workshop, const std::map<std::string, jobs::Task*>& tasks,
               const FilmRequest& request, base::CancelToken cancel, FilmObserver& observer);

// Tells the observer what making it would cost, and makes nothing; the song is opened. Errors as make_film
// before its work.
void tell_estimate(const Workshop& workshop, const FilmRequest& request, base::CancelToken cancel,
                   FilmObserver& observer);

}  // namespace mv
