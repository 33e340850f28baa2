#pragma once

#include <memory>

#include "mv/film.h"

namespace app {

enum class ProgressStyle {
  kBar,     // a terminal: one line that is drawn again
  kLines,   // a pipe or a log: one line a stage
  kEvents,  // --json: one JSON object a line on standard output
};

// Shows how a film comes along. Progress is shown at most ten times a second, and told to
// programs at most four times. A bar ends its line when it is destroyed.
std::unique_ptr<mv::FilmObserver> show_film_progress(ProgressStyle style, const base::Clock& clock);

}  // namespace app
