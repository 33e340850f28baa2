#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "mv/workshop.h"

namespace mv {

// What `make` writes (to the path that it is given), at its place in the library; not made where it is there
// already, as after a run that was stopped just then. With a key it is kept under that name as well, and
// shared from there; who else makes it just now is waited for. `extension` has its dot.
void make_at(const Workshop& workshop, const std::filesystem::path& place, const std::string& key,
             std::string_view extension, const std::function<void(const std::filesystem::path&)>& make,
             const base::CancelToken& cancel);

}  // namespace mv
