#pragma once

#include <memory>

#include "app/settings.h"
#include "base/cancel.h"
#include "base/clock.h"
#include "base/log.h"
#include "mv/studio.h"

namespace app {

// Builds the objects of the program from its settings, each when it is first asked for: `songreel trim` loads
// no flavor. Not thread-safe; what it returns is.
class Composition {
 public:
  Composition(Settings settings, base::Log& log, base::CancelToken cancel);
  ~Composition();
  Composition(const Composition&) = delete;
  Composition& operator=(const Composition&) = delete;

  const Settings& settings() const { return settings_; }
  base::Log& log() { return log_; }
  base::CancelToken cancel() const { return cancel_; }
  const base::Clock& clock() const { return clock_; }
  const media::Media& media();
  // Where flavors come from, without reading them.
  mv::FlavorSources flavor_sources() const;
  const mv::Flavors& flavors();
  // Throws Error{kUnwritable} when the outputs folder cannot be used.
  const storage::KeptFiles& kept();
  // Everything. Throws Error{kUnwritable} when the outputs folder cannot be used.
  const mv::Studio& studio();

 private:
  struct Makers;

  Settings settings_;
  base::Log& log_;
  base::CancelToken cancel_;
  base::SystemClock clock_;
  std::unique_ptr<media::Media> media_;
  std::unique_ptr<mv::Flavors> flavors_;
  std::unique_ptr<storage::KeptFiles> kept_;
  std::unique_ptr<Makers> makers_;
  std::unique_ptr<mv::Studio> studio_;
};

}  // namespace app
