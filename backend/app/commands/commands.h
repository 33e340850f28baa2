#pragma once

#include "app/composition.h"

namespace CLI {
class App;
}

namespace app {

// One function a command: declares its options on `app` and sets what it does. The composition outlives the
// parse.
void add_make(CLI::App& app, Composition& composition);
void add_scenes(CLI::App& app, Composition& composition);
void add_character(CLI::App& app, Composition& composition);
void add_clip(CLI::App& app, Composition& composition);
void add_stitch(CLI::App& app, Composition& composition);
void add_trim(CLI::App& app, Composition& composition);
void add_lipsync(CLI::App& app, Composition& composition);
void add_sheet(CLI::App& app, Composition& composition);
void add_verify(CLI::App& app, Composition& composition);
void add_flavors(CLI::App& app, Composition& composition);
void add_serve(CLI::App& app, Composition& composition);
void add_openapi(CLI::App& app, Composition& composition);
void add_costs(CLI::App& app, Composition& composition);
void add_doctor(CLI::App& app, Composition& composition);

}  // namespace app
