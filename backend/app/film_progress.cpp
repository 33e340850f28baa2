#include "app/film_progress.h"

#include <cstdio>
#include <mutex>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.h"
#include "mv/pretty_json.h"

namespace app {
namespace {

using mv::FilmStage;
namespace json = boost::json;

// Frames a second and seconds left of the running stage.
class Speed {
 public:
  // Reports are at least `pause` apart.
  Speed(const base::Clock& clock, std::chrono::milliseconds pause) : clock_(clock), pause_(pause) {}

  void start() { start_ = clock_.now(); }
  double seconds() const { return std::chrono::duration<double>(clock_.now() - start_).count(); }
  double per_second(std::int64_t frames) const {
    return seconds() > 0.2 ? static_cast<double>(frames) / seconds() : 0;
  }
  double left(double fraction) const { return fraction > 0.01 ? seconds() * (1 - fraction) / fraction : -1; }

  // True when the pause is over, and for the last report.
  bool due(double fraction) {
    const auto now = clock_.now();
    if (fraction < 1 && now - shown_ < pause_) return false;
    shown_ = now;
    return true;
  }

 private:
  const base::Clock& clock_;
  std::chrono::milliseconds pause_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point shown_;
};

std::string clock_time(double seconds) {
  if (seconds < 0) return "?";
  const int whole = static_cast<int>(seconds + 0.5);
  return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

// "clips by replicate (google/veo-3.1), 4 at $1.60"
std::string words_for(const mv::EstimatePart& part) {
  std::string text = fmt::format("{} by {}", mv::name_of(part.work), part.maker);
  if (!part.model.empty()) text += fmt::format(" ({})", part.model);
  if (part.total > 0 && part.total == part.each * part.count)
    text += fmt::format(", {} at {} each", part.count, base::to_dollars(part.each));
  else if (part.total > 0)
    text += fmt::format(", {} for {}", part.count, base::to_dollars(part.total));
  return text;
}

void print_costs(const std::vector<mv::EstimatePart>& parts) {
  if (parts.empty()) {
    fmt::print(stderr, "{:>9}  nothing: all of it is made here\n", "cost");
    return;
  }
  for (const mv::EstimatePart& part : parts) {
    fmt::print(stderr, "{:>9}  {}\n", "maker", words_for(part));
    if (!part.warning.empty()) fmt::print(stderr, "{:>9}  {}\n", "warning", part.warning);
  }
  fmt::print(stderr, "{:>9}  about {}; what is there already costs nothing\n", "cost",
             base::to_dollars(mv::total_of(parts)));
}

class Bar final : public mv::FilmObserver {
 public:
  explicit Bar(const base::Clock& clock) : speed_(clock, std::chrono::milliseconds(100)) {}
  // A stage that was broken off leaves its line open; what is said next begins a new one.
  ~Bar() override {
    if (line_is_open_) std::fputc('\n', stderr);
  }
  Bar(const Bar&) = delete;
  Bar& operator=(const Bar&) = delete;

  void will_cost(const std::vector<mv::EstimatePart>& parts) override { print_costs(parts); }
  void stage_started(FilmStage stage, std::string_view what) override {
    const std::lock_guard lock(mutex_);
    speed_.start();
    line_is_open_ = true;
    fmt::print(stderr, "{:>9}  {}", name_of(stage), what);
    std::fflush(stderr);
  }
  void stage_waits(FilmStage stage, std::string_view what) override {
    const std::lock_guard lock(mutex_);
    fmt::print(stderr, "\r\033[K{:>9}  {}\n", name_of(stage), what);
    line_is_open_ = false;
  }
  void stage_progress(FilmStage stage, double fraction, std::int64_t frames, std::int64_t) override {
    const std::lock_guard lock(mutex_);
    if (!speed_.due(fraction)) return;
    constexpr int kWidth = 28;
    const int full = static_cast<int>(fraction * kWidth);
    std::string line = fmt::format("\r\033[K{:>9}  ", name_of(stage));
    for (int i = 0; i < kWidth; ++i) line += i < full ? "█" : "░";
    line += fmt::format(" {:3.0f} %", fraction * 100);
    if (frames > 0) line += fmt::format("  {:.0f} frames/s", speed_.per_second(frames));
    if (const double left = speed_.left(fraction); left >= 0)
      line += fmt::format("  {} left", clock_time(left));
    fmt::print(stderr, "{}", line);
    std::fflush(stderr);
    line_is_open_ = true;
  }
  void stage_finished(FilmStage stage, double seconds, std::string_view result) override {
    const std::lock_guard lock(mutex_);
    fmt::print(stderr, "\r\033[K{:>9}  {} ({:.1f} s)\n", name_of(stage), result, seconds);
    line_is_open_ = false;
  }

 private:
  std::mutex mutex_;
  bool line_is_open_ = false;
  Speed speed_;
};

class Lines final : public mv::FilmObserver {
 public:
  void will_cost(const std::vector<mv::EstimatePart>& parts) override { print_costs(parts); }
  void stage_started(FilmStage, std::string_view) override {}
  void stage_waits(FilmStage stage, std::string_view what) override {
    fmt::print(stderr, "{:>9}  {}\n", name_of(stage), what);
  }
  void stage_progress(FilmStage, double, std::int64_t, std::int64_t) override {}
  void stage_finished(FilmStage stage, double seconds, std::string_view result) override {
    fmt::print(stderr, "{:>9}  {} ({:.1f} s)\n", name_of(stage), result, seconds);
  }
};

class Events final : public mv::FilmObserver {
 public:
  explicit Events(const base::Clock& clock) : speed_(clock, std::chrono::milliseconds(250)) {}

  void will_cost(const std::vector<mv::EstimatePart>& parts) override {
    const std::lock_guard lock(mutex_);
    json::array told, warnings;
    for (const mv::EstimatePart& part : parts) {
      told.emplace_back(words_for(part));
      if (!part.warning.empty()) warnings.emplace_back(part.warning);
    }
    print({{"event", "estimate"},
           {"about_usd", base::to_plain_dollars(mv::total_of(parts))},
           {"parts", told},
           {"warnings", warnings}});
  }
  void stage_started(FilmStage stage, std::string_view what) override {
    const std::lock_guard lock(mutex_);
    speed_.start();
    print({{"event", "stage_started"}, {"stage", name_of(stage)}, {"what", base::printable(what)}});
  }
  void stage_waits(FilmStage stage, std::string_view what) override {
    const std::lock_guard lock(mutex_);
    print({{"event", "stage_waits"}, {"stage", name_of(stage)}, {"what", base::printable(what)}});
  }
  void stage_progress(FilmStage stage, double fraction, std::int64_t frames,
                      std::int64_t all_frames) override {
    const std::lock_guard lock(mutex_);
    if (!speed_.due(fraction)) return;
    json::object event{{"event", "progress"}, {"stage", name_of(stage)}, {"fraction", fraction}};
    if (all_frames > 0) {
      event["frames"] = frames;
      event["all_frames"] = all_frames;
      event["frames_per_second"] = speed_.per_second(frames);
    }
    if (const double left = speed_.left(fraction); left >= 0) event["seconds_left"] = left;
    print(event);
  }
  void stage_finished(FilmStage stage, double seconds, std::string_view result) override {
    const std::lock_guard lock(mutex_);
    print({{"event", "stage_finished"},
           {"stage", name_of(stage)},
           {"seconds", seconds},
           {"result", base::printable(result)}});
  }

 private:
  static void print(const json::object& event) {
    fmt::print("{}\n", mv::one_line(event));
    std::fflush(stdout);
  }
  std::mutex mutex_;
  Speed speed_;
};

}  // namespace

std::unique_ptr<mv::FilmObserver> show_film_progress(ProgressStyle style, const base::Clock& clock) {
  switch (style) {
    case ProgressStyle::kBar:
      return std::make_unique<Bar>(clock);
    case ProgressStyle::kEvents:
      return std::make_unique<Events>(clock);
    case ProgressStyle::kLines:
      break;
  }
  return std::make_unique<Lines>();
}

}  // namespace app
