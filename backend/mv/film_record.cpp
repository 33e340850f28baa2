#include "mv/film_record.h"

#include <algorithm>
#include <cmath>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "mv/film_outcome.h"
#include "mv/limits.h"
#include "mv/pretty_json.h"

namespace mv {
namespace {

namespace json = boost::json;

// Three digits are enough for people; the exact values follow from frames and rate.
double rounded(double value, double digits = 1000) {
  return std::round(value * digits) / digits + 0.0;  // no -0
}
double seconds(timing::Flicks time) {
  return rounded(timing::to_seconds(time), 1e6);
}

json::object point(const Proof::Point& p) {
  json::object object{{"second", seconds(p.at)}};
  object["offset_ms"] = p.offset_ms ? json::value(rounded(*p.offset_ms)) : json::value(nullptr);
  object["likeness"] = rounded(p.likeness);
  return object;
}

json::array points(const std::vector<Proof::Point>& all) {
  json::array list;
  for (const Proof::Point& p : all) list.push_back(point(p));
  return list;
}

// Nothing where nothing was made.
json::value told(const Provenance& made) {
  if (made.maker.empty()) return nullptr;
  json::object told{{"maker", made.maker}};
  if (!made.model.empty() && made.model != made.maker) told["model"] = made.model;
  if (!made.runs.empty()) told["runs"] = made.runs;
  return told;
}

json::object clip_record(const Film& film, std::size_t index) {
  const FilmClip& clip = film.clips[index];
  const timing::TimeRange range = film.plan.range(index);
  return {{"number", index + 1},
          {"start", seconds(range.start)},
          {"end", seconds(range.end)},
          {"frames", clip.frames},
          {"seed", fmt::format("{}", clip.seed)},  // as text: JSON numbers lose digits beyond 2^53
          {"made_by", told(clip.made)},
          {"kept_from_before", clip.was_kept},
          {"lips_move", clip.sings},
          {"lips_by", told(clip.lips)},
          {"seconds", rounded(clip.seconds)},
          {"description", clip.scene.description},
          {"negative_description", clip.scene.negative_description}};
}

// What `take` finds in the record beside a film; an empty result for somebody else's film.json, or none.
template <class Result, class Take>
Result from_record(std::filesystem::path film, const Take& take) {
  try {
    return take(json::parse(base::read_text(film.replace_extension(".json"))));
  } catch (const base::Error&) {
    return {};
  } catch (const std::exception&) {  // Boost.JSON's own: not JSON, or other keys
    return {};
  }
}

json::value song_record(const Film& film) {
  if (!film.song) return nullptr;
  return json::object{{"file", base::printable(film.song->file.filename().string())},
                      {"sha256", film.song->content},
                      {"start", seconds(film.song->start)},
                      {"length", seconds(film.song->length)},
                      {"beats_per_minute", rounded(film.beats_per_minute, 100)}};
}

}  // namespace

json::object to_json(const Proof& proof) {
  return {{"largest_offset_ms", rounded(proof.largest_offset_ms)},
          {"drift_ms_per_minute", rounded(proof.drift_ms_per_minute)},
          {"in_sync", in_sync(proof)},
          {"seconds_measured", proof.measured},
          {"seconds_silent", proof.silent},
          {"seconds_unlike", proof.unlike},
          {"cuts", points(proof.cuts)},
          {"seconds", points(proof.seconds)}};
}

std::string film_record(const Film& film, const FilmRequest& request, const Flavor& flavor,
                        const base::Clock& clock) {
  json::array clips;
  for (std::size_t i = 0; i < film.clips.size(); ++i) clips.push_back(clip_record(film, i));
  json::array notes;
  for (const std::string& note : film.notes) notes.emplace_back(note);
  json::object timings;
  for (const auto& [stage, took] : film.stage_seconds) timings[name_of(stage)] = rounded(took);
  const json::object record{{"songreel_film", 1},
                            {"made_at", base::iso_time(clock.wall_time())},
                            {"film", base::printable(request.out.filename().string())},
                            {"idea", request.idea},
                            {"character", request.character},
                            {"flavor", flavor.name},
                            {"seed", fmt::format("{}", request.seed)},
                            {"width", request.format.width},
                            {"height", request.format.height},
                            {"frames_per_second", request.format.rate.per_second},
                            {"frames", film.plan.frames()},
                            {"duration", seconds(film.plan.duration())},
                            {"song", song_record(film)},
                            {"story_by", told(film.story)},
                            {"portrait_by", told(film.portrait)},
                            {"cost_usd", base::to_plain_dollars(cost_of(film))},
                            {"spent_usd", base::to_plain_dollars(film.spent)},
                            {"scenes", clips},
                            {"notes", notes},
                            {"timings_seconds", timings},
                            {"proof", film.proof ? json::value(*film.proof) : json::value(nullptr)}};
  return pretty(record);
}

std::filesystem::path record_place(const std::filesystem::path& film) {
  if (base::lower(film.extension().string()) == ".json") {
    throw base::Error(
        base::ErrorKind::kUsage,
        fmt::format("the film cannot be {}, because its record ends in .json; name it .mp4", film.string()));
  }
  std::filesystem::path record = film;
  record.replace_extension(".json");
  std::error_code ignored;
  if (!std::filesystem::exists(std::filesystem::symlink_status(record, ignored))) return record;
  const bool is_ours = from_record<bool>(
      film, [](const json::value& value) { return value.as_object().contains("songreel_film"); });
  if (is_ours) return record;
  throw base::Error(base::ErrorKind::kUsage,
                    fmt::format("the record of {} would be written over {}, which is no record of a film; "
                                "give the film another name with -o",
                                film.string(), record.string()));
}

std::vector<timing::Flicks> recorded_cuts(const std::filesystem::path& film) {
  return from_record<std::vector<timing::Flicks>>(
      film, [](const json::value& record) -> std::vector<timing::Flicks> {
        const auto rate = timing::FrameRate{record.at("frames_per_second").to_number<int>()};
        std::vector<timing::Flicks> cuts;
        if (rate.per_second < 1 || rate.per_second > 60) return cuts;
        const json::array& scenes = record.at("scenes").as_array();
        if (scenes.size() > kMostScenes) return cuts;
        // The last clip of a whole song takes in a rest that is too short for a clip of its own.
        const std::int64_t most = timing::nearest_frame(kLongestClip + kShortestClip, rate);
        std::int64_t frames = 0;
        for (const json::value& scene : scenes) {
          const auto count = scene.at("frames").to_number<std::int64_t>();
          if (count < 1 || count > most) return {};
          if (frames > 0) cuts.push_back(timing::frame_time(frames, rate));
          frames += count;
        }
        return cuts;
      });
}

std::string recorded_caption(const std::filesystem::path& film, timing::Flicks at) {
  const std::vector<timing::Flicks> cuts = recorded_cuts(film);
  const auto scene = static_cast<std::size_t>(std::upper_bound(cuts.begin(), cuts.end(), at) - cuts.begin());
  return from_record<std::string>(film, [&](const json::value& record) {
    const json::array& scenes = record.at("scenes").as_array();
    if (scenes.size() != cuts.size() + 1) return std::string();  // some scene's frames are none
    return std::string(scenes.at(scene).at("description").as_string());
  });
}

std::string recorded_title(const std::filesystem::path& film) {
  return from_record<std::string>(
      film, [](const json::value& record) { return std::string(record.at("idea").as_string()); });
}

}  // namespace mv
