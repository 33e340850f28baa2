#pragma once

#include "jobs/runner.h"
#include "mv/projects.h"

namespace mv {

// What a finished clip means for its project's film. Both are called by the clip's job while it still runs,
// and the film's job is added in the same transaction that records the clip's success.

// The film that there is gets the new clip: its clips are stitched again, after the film that is under way.
void restitch(const Workshop& workshop, const jobs::Job& clip, jobs::Attempt& attempt);

// The film that failed or was stopped for want of this clip is made after all, once every scene has one:
// nobody has to be watching for that. Nothing else is painted; lips move if the project wants them.
void finish_film(const Workshop& workshop, const jobs::Job& clip, jobs::Attempt& attempt);

}  // namespace mv
