#pragma once

#include "base/error.h"

namespace app {

// The exit code of each kind of error; docs/errors.md lists them for users. 0 is success, 3 belongs to the
// launcher.
int exit_code(base::ErrorKind kind);

}  // namespace app
