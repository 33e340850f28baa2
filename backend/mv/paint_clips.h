#pragma once

#include <optional>
#include <string>

#include "mv/film.h"

namespace mv {

// Makes all clips of `film`, as many at a time as the studio has workers, with the song's encoding beside
// them; kept clips are not made again. Fills in file, was_kept and seconds of each clip and returns a
// sentence about it. The first error stops the others and is thrown; clips that were finished stay kept.
std::string paint_clips(const Studio& studio, const FilmRequest& request, const Flavor& flavor,
                        const std::optional<audio::Envelope>& music, Film& film, base::CancelToken cancel,
                        FilmObserver& observer);

}  // namespace mv
