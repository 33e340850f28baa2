#pragma once

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "timing/flicks.h"

namespace timing {

// What holds when: values over time, sorted, without overlap; gaps are allowed.
template <class T>
class Timeline {
 public:
  struct Entry {
    TimeRange range;
    T value;
    bool operator==(const Entry&) const = default;
  };

  // Sets `value` over `range`; what stood there before is cut or removed. Empty ranges change nothing.
  void set(TimeRange range, T value) {
    if (range.end <= range.start) return;
    std::vector<Entry> kept;
    kept.reserve(entries_.size() + 2);
    for (const Entry& entry : entries_) {
      if (entry.range.start < range.start) {
        kept.push_back({{entry.range.start, std::min(entry.range.end, range.start)}, entry.value});
      }
      if (entry.range.end > range.end) {
        kept.push_back({{std::max(entry.range.start, range.end), entry.range.end}, entry.value});
      }
    }
    kept.push_back({range, std::move(value)});
    std::sort(kept.begin(), kept.end(),
              [](const Entry& a, const Entry& b) { return a.range.start < b.range.start; });
    entries_ = std::move(kept);
  }

  // As `set` for a range after all others, in constant time. Throws std::invalid_argument for one that is
  // not.
  void append(TimeRange range, T value) {
    if (range.end <= range.start) return;
    if (!entries_.empty() && range.start < entries_.back().range.end)
      throw std::invalid_argument("a timeline's entry was appended before its end");
    entries_.push_back({range, std::move(value)});
  }

  // The entry at `time`, or null in a gap. The pointer is valid until the next change.
  const Entry* at(Flicks time) const {
    auto after = std::upper_bound(entries_.begin(), entries_.end(), time,
                                  [](Flicks t, const Entry& entry) { return t < entry.range.start; });
    if (after == entries_.begin()) return nullptr;
    --after;
    return after->range.contains(time) ? &*after : nullptr;
  }

  bool empty() const { return entries_.empty(); }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace timing
