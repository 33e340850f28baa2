#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "mv/film.h"
#include "mv/proof.h"

namespace boost::json {
class object;
}

namespace mv {

// film.json: everything needed to know how a film was made and to make it again: request, scenes, seeds,
// makers, timings, proof. Times in seconds. No path but file names, so that it can be passed on.
std::string film_record(const Film& film, const FilmRequest& request, const Flavor& flavor,
                        const base::Clock& clock);

// Where a film's record goes: its name with .json. Throws Error{kUsage} when that is the film itself, or a
// file that exists and is no record of ours.
std::filesystem::path record_place(const std::filesystem::path& film);

// The proof alone, as `songreel verify --json` prints it.
boost::json::object to_json(const Proof& proof);

// The cuts that a film's record names, or none where there is no readable record beside the film.
std::vector<timing::Flicks> recorded_cuts(const std::filesystem::path& film);

// The description of the scene that is shown at a time of the film, and the film's idea, for a contact sheet;
// empty where there is no readable record.
std::string recorded_caption(const std::filesystem::path& film, timing::Flicks at);
std::string recorded_title(const std::filesystem::path& film);

}  // namespace mv
