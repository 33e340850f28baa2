#include "providers/builtin/clip_recipe.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/base64.h"
#include "render/names.h"

namespace providers {
namespace {

namespace json = boost::json;

constexpr std::string_view kKind = "songreel clip 1";
// A clip of ours stays far within.
constexpr std::int64_t kLargestSide = 4096;
constexpr std::int64_t kLongestSeconds = 60;
constexpr std::int64_t kLatestSecond = 86'400;  // of a song
constexpr float kLargestValue = 100;            // curves are made for 0 … 1
constexpr std::size_t kMostValues = 1 << 20;

// Bit for bit: a curve that differs in the last digit can paint another pixel.
static_assert(std::endian::native == std::endian::little, "recipes hold little-endian floats");

std::int64_t within(const json::value& value, std::int64_t least, std::int64_t most) {
  const auto number = value.to_number<std::int64_t>();
  if (number < least || number > most) throw std::invalid_argument("out of range");
  return number;
}

constexpr std::int64_t flicks_of(std::int64_t seconds) {
  return seconds * static_cast<std::int64_t>(timing::Flicks::period::den);
}

std::string floats_to_text(const std::vector<float>& values) {
  return base::to_base64({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)});
}

std::vector<float> floats_from(std::string_view text) {
  const auto bytes = base::from_base64(text);
  if (!bytes || bytes->size() % sizeof(float) != 0 || bytes->size() / sizeof(float) > kMostValues)
    throw std::invalid_argument("no curve");
  std::vector<float> values(bytes->size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes->data(), bytes->size());
  for (const float value : values)
    if (!(std::abs(value) <= kLargestValue)) throw std::invalid_argument("no curve");
  return values;
}

json::object curve_to_json(const timing::Curve& curve) {
  return {{"step", curve.step.count()}, {"values", floats_to_text(curve.values)}};
}

timing::Curve curve_from(const json::object& kept) {
  timing::Curve curve{.step = timing::Flicks(kept.at("step").to_number<std::int64_t>()),
                      .values = floats_from(kept.at("values").as_string())};
  if (curve.step <= timing::Flicks(0)) throw std::invalid_argument("no curve");
  return curve;
}

// Seeds have 64 bits, more than a number in JSON holds everywhere.
std::string seed_to_text(std::uint64_t seed) {
  return fmt::format("{:x}", seed);
}

std::uint64_t seed_from(const json::value& text) {
  return std::stoull(std::string(text.as_string()), nullptr, 16);
}

std::string bits_to_text(double number) {
  return seed_to_text(std::bit_cast<std::uint64_t>(number));
}

template <class Enum>
void put(json::object& object, std::string_view key, Enum value) {
  object[key] = render::name_of(value);
}

template <class Enum>
void take(const json::object& object, std::string_view key, Enum& value) {
  const auto named = render::from_name<Enum>(std::string_view(object.at(key).as_string()));
  if (!named) throw std::invalid_argument("an unknown name");
  value = *named;
}

json::object shot_to_json(const render::Shot& shot) {
  json::object kept{{"band", shot.band},
                    {"crowd", shot.crowd},
                    {"seed", seed_to_text(shot.seed)},
                    {"place_seed", seed_to_text(shot.place_seed)}};
  put(kept, "setting", shot.setting);
  put(kept, "time", shot.time);
  put(kept, "weather", shot.weather);
  put(kept, "size", shot.size);
  put(kept, "move", shot.move);
  put(kept, "action", shot.action);
  put(kept, "mood", shot.mood);
  put(kept, "look", shot.look);
  put(kept, "focus", shot.focus);
  return kept;
}

render::Shot shot_from(const json::object& kept) {
  render::Shot shot;
  take(kept, "setting", shot.setting);
  take(kept, "time", shot.time);
  take(kept, "weather", shot.weather);
  take(kept, "size", shot.size);
  take(kept, "move", shot.move);
  take(kept, "action", shot.action);
  take(kept, "mood", shot.mood);
  take(kept, "look", shot.look);
  take(kept, "focus", shot.focus);
  shot.band = kept.at("band").as_bool();
  shot.crowd = kept.at("crowd").as_bool();
  shot.seed = seed_from(kept.at("seed"));
  shot.place_seed = seed_from(kept.at("place_seed"));
  return shot;
}

json::object music_to_json(const render::Music& music) {
  return {{"energy", curve_to_json(music.energy)},
          {"bass", curve_to_json(music.bass)},
          {"onset", curve_to_json(music.onset)},
          {"beats_per_minute", bits_to_text(music.beats_per_minute)},
          {"first_beat", music.first_beat.count()}};
}

render::Music music_from(const json::object& kept) {
  render::Music music{.energy = curve_from(kept.at("energy").as_object()),
                      .bass = curve_from(kept.at("bass").as_object()),
                      .onset = curve_from(kept.at("onset").as_object()),
                      .beats_per_minute = std::bit_cast<double>(seed_from(kept.at("beats_per_minute"))),
                      .first_beat = timing::Flicks(within(kept.at("first_beat"), -flicks_of(kLatestSecond),
                                                          flicks_of(kLatestSecond)))};
  if (!(music.beats_per_minute > 0 && music.beats_per_minute < 1000)) throw std::invalid_argument("no tempo");
  return music;
}

}  // namespace

std::string recipe_of(const render::PaintJob& job) {
  return json::serialize(json::object{{"kind", kKind},
                                      {"shot", shot_to_json(job.shot)},
                                      {"lead", json::parse(render::to_json(job.lead))},
                                      {"music", music_to_json(job.music)},
                                      {"width", job.format.width},
                                      {"height", job.format.height},
                                      {"frames_per_second", job.format.rate.per_second},
                                      {"duration", job.duration.count()}});
}

std::optional<render::PaintJob> job_from_recipe(std::string_view recipe) try {
  const json::object kept = json::parse({recipe.data(), recipe.size()}).as_object();
  if (kept.at("kind").as_string() != kKind) return std::nullopt;
  render::PaintJob job;
  job.shot = shot_from(kept.at("shot").as_object());
  const auto lead = render::character_from_json(json::serialize(kept.at("lead")));
  if (!lead) return std::nullopt;
  job.lead = *lead;
  job.music = music_from(kept.at("music").as_object());
  job.format = {.width = static_cast<int>(within(kept.at("width"), 16, kLargestSide)),
                .height = static_cast<int>(within(kept.at("height"), 16, kLargestSide)),
                .rate = {static_cast<int>(within(kept.at("frames_per_second"), 1, 120))}};
  job.duration = timing::Flicks(within(kept.at("duration"), 1, flicks_of(kLongestSeconds)));
  return job;
} catch (const std::exception&) {  // Boost.JSON's own, or ours: no recipe, or another's
  return std::nullopt;
}

}  // namespace providers
