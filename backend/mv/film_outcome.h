#pragma once

#include <string>

#include "base/error.h"
#include "jobs/job.h"
#include "mv/film.h"
#include "mv/film_progress.h"

namespace mv {

// What has come of a film's jobs, for `make`: read from the workshop's records after they ended.

// The scenes as they were written, the clips that there are, and the notes on them, which are added.
void collect_clips(const Workshop& workshop, const store::ProjectRow& project, const FilmRequest& request,
                   Film& film);
// Who wrote the scenes and made the character's picture. `graph`: the id of the film's job.
void collect_makers(const Workshop& workshop, const std::string& graph, Film& film);
// What all of it has cost, whenever it was ordered.
base::MicroDollars cost_of(const Film& film);
// "; 2 orders go on at the maker's", of a project's; "" for none.
std::string words_on_orders(const Workshop& workshop, const std::string& project);
// What went wrong first, in the words of its own job.
base::Error error_of(const Workshop& workshop, const jobs::Job& film, const FilmProgress& progress);

}  // namespace mv
