#include "mv/make_at.h"

#include "base/file.h"

namespace mv {

void make_at(const Workshop& workshop, const std::filesystem::path& place, const std::string& key,
             std::string_view extension, const std::function<void(const std::filesystem::path&)>& make,
             const base::CancelToken& cancel) {
  if (std::filesystem::exists(place)) return;
  if (!key.empty()) {
    Library::share(workshop.studio.kept.find_or_make(key, extension, cancel, make), place);
    return;
  }
  base::PendingFile out(place);
  make(out.path());
  out.commit();
}

}  // namespace mv
