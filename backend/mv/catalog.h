#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/money.h"
#include "mv/flavor_problem.h"

namespace mv {

enum class Work { kScenes, kImage, kClip, kLips };
std::string_view name_of(Work work);  // "scenes", "images", "clips", "lips": as in `--maker clips=replicate`
std::optional<Work> work_named(std::string_view name);

enum class ModelStatus { kCurrent, kDeprecated, kRetired };

// What a model costs. All that apply are added up.
struct ModelPrice {
  base::MicroDollars per_run = 0;
  base::MicroDollars per_second = 0;                        // of the clip that it makes
  std::optional<base::MicroDollars> per_second_with_sound;  // instead, when it makes sound as well
  base::MicroDollars per_million_tokens_in = 0, per_million_tokens_out = 0;
};

// What it costs from a day on (UTC), instead.
struct LaterPrice {
  std::chrono::sys_days from;
  ModelPrice price;
};

// One way of a maker to do one kind of work, and what may be asked of it. Data, not code:
// providers/catalog.yaml.
struct Model {
  std::string id;  // as the vendor calls it: "google/veo-3.1"
  std::string maker;
  Work work = Work::kClip;
  ModelStatus status = ModelStatus::kCurrent;
  std::optional<std::chrono::year_month_day> retires;
  std::string replacement;                  // id of the model to use instead; "" for none
  std::vector<int> durations;               // seconds that clips may have; empty: see below
  int least_seconds = 0, most_seconds = 0;  // any whole number between; 0 and 0: whatever is asked for
  std::vector<std::string> aspect_ratios, resolutions;  // "16:9", "720p"; empty: whatever is asked for
  int reference_images = 0;                             // how many pictures of the character it takes
  bool makes_sound = false;
  std::string wire;  // of a maker that has several ways to ask: "operations"; "" for its usual one
  ModelPrice price;
  std::optional<LaterPrice> later_price = std::nullopt;
  std::chrono::minutes most_time{30};  // after that a run is given up
  std::string note;                    // for people; where the figures come from
};

// All models that are known. Immutable but for the day: a model has the price of the day on which it is
// looked up.
class Catalog {
 public:
  Catalog() = default;
  // Later files add to earlier ones, and replace models of the same maker, work and id. What is wrong with a
  // file is in `problems`; its other models count. `clock` outlives the catalogue; null: no day comes, and
  // later prices never hold.
  static Catalog read(const std::vector<std::filesystem::path>& files, ProblemList& problems,
                      const base::Clock* clock = nullptr);

  // With their first prices.
  const std::vector<Model>& models() const { return models_; }
  // Null for an unknown one.
  const Model* find(std::string_view maker, Work work, std::string_view id) const;
  // The first current one of the maker's; else one that is not retired. Null when there is none.
  const Model* best(std::string_view maker, Work work) const;

 private:
  const Model* with_price_of_today(const Model& model) const;

  std::vector<Model> models_;
  std::vector<Model> later_;  // those with a later price, with that
  const base::Clock* clock_ = nullptr;
};

// Retired by its status, or because its day has come.
bool is_retired(const Model& model, std::chrono::sys_days today);
// It will retire within `days`, or is deprecated.
bool retires_soon(const Model& model, std::chrono::sys_days today, std::chrono::days within);
// What is to be told of such a model, with its replacement; "" for one that is well.
std::string warning_about(const Model& model, std::chrono::sys_days today);

}  // namespace mv
