#pragma once

#include "mv/flavor.h"
#include "mv/yaml_file.h"

namespace mv {

// The four files that existing flavor folders hold. Each function lays the keys of one file over `flavor`; a
// key that is absent or does not fit leaves what was there (the hard-coded value), and what does not fit is
// reported.
void read_parameters(const YAML::Node& root, Flavor& flavor, ProblemList& problems);
void read_scene_prompts(const YAML::Node& root, Flavor& flavor, ProblemList& problems);
void read_image_params(const YAML::Node& root, Flavor& flavor, ProblemList& problems);
void read_image_prompts(const YAML::Node& root, Flavor& flavor, ProblemList& problems);

}  // namespace mv
