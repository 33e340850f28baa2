#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/cancel.h"
#include "mv/studio.h"

namespace mv {

// A picture of a flavor's look: a scene that its writer tells, painted once and kept (JPEG, 640 × 360).

// 16 hexadecimal digits that change with the look and with the program that paints it: an address with them
// always shows the same picture.
std::string preview_key(const Studio& studio, const Flavor& flavor);

// The flavor with this key, or null.
std::shared_ptr<const Flavor> flavor_of_preview(const Studio& studio, const std::string& key);

// Where it was painted before.
std::optional<std::filesystem::path> find_preview(const Studio& studio, const Flavor& flavor);

// The same, painted where it is missing.
std::filesystem::path kept_preview(const Studio& studio, const Flavor& flavor, base::CancelToken cancel);

}  // namespace mv
