#pragma once

#include "app/doctor/report.h"
#include "media/media.h"

namespace app {

// How well this kernel locks up what opens media files. Without one of the needed layers no file is opened at
// all.
Finding about_cage(const media::SandboxReport& layers);

}  // namespace app
