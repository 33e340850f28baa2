#include "jobs/recent.h"

namespace jobs {

void Recent::put(const store::JobRow& row) {
  const std::lock_guard lock(mutex_);
  if (const auto place = places_.find(row.id); place != places_.end()) {
    rows_.erase(place->second);
    places_.erase(place);
  }
  rows_.push_front(row);
  places_[row.id] = rows_.begin();
  if (rows_.size() <= most_) return;
  places_.erase(rows_.back().id);
  rows_.pop_back();
}

std::optional<store::JobRow> Recent::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(id);
  return place == places_.end() ? std::nullopt : std::optional(*place->second);
}

void Recent::clear() {
  const std::lock_guard lock(mutex_);
  rows_.clear();
  places_.clear();
}

}  // namespace jobs
