#include "mv/film_progress.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/text.h"
#include "mv/loose_json.h"
#include "mv/maker_table.h"
#include "mv/scene_texts.h"

namespace mv {
namespace {

namespace json = boost::json;
using mv::loose_json::text_at;

// Which stage a job of a graph belongs to.
std::optional<FilmStage> stage_of(const std::string& kind) {
  if (kind == "story") return FilmStage::kScenes;
  if (kind == "portrait") return FilmStage::kCharacter;
  if (kind == "clip") return FilmStage::kClips;
  if (kind == "lips") return FilmStage::kLips;
  return std::nullopt;
}

}  // namespace

void FilmProgress::expect(const FilmPlan& plan, const std::string& story, const std::string& flavor,
                          const FilmRequest& request) {
  const std::lock_guard lock(mutex_);
  plan_ = plan;
  flavor_ = flavor;
  has_song_ = request.song.has_value();
  wants_lips_ = request.lip_sync;
  clips_.resize(plan.clip_frames.size());
  for (std::size_t i = 0; i < clips_.size(); ++i) places_[id_of_scene(story, i)] = i;
}

void FilmProgress::begin(FilmStage stage) {
  if (stage_ == stage ||
      std::any_of(seconds_.begin(), seconds_.end(), [&](const auto& done) { return done.first == stage; }))
    return;
  stage_ = stage;
  began_ = clock_.now();
  std::string what = base::counted(clips_.size(), "clip");
  if (stage == FilmStage::kScenes) what = fmt::format("{} in the flavor {}", clips_.size(), flavor_);
  if (stage == FilmStage::kCharacter) what = "reference image";
  if (stage == FilmStage::kClips) what = fmt::format("{} frames", plan_.frames());
  if (stage == FilmStage::kLips) what = "where somebody sings";
  if (stage == FilmStage::kProof) what = "sound against song";
  observer_.stage_started(stage, what);
}

void FilmProgress::end(const std::string& result) {
  if (!stage_) return;
  const double seconds = std::chrono::duration<double>(clock_.now() - began_).count();
  seconds_.emplace_back(*stage_, seconds);
  observer_.stage_finished(*stage_, seconds, result);
  stage_.reset();
}

void FilmProgress::reach(FilmStage stage, const std::string& what) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  began_ = clock_.now();
  observer_.stage_started(stage, what);
}

void FilmProgress::finish(const std::string& result) {
  const std::lock_guard lock(mutex_);
  end(result);
}

void FilmProgress::hear(const jobs::Event& event) {
  if (event.type != "job") return;
  const std::lock_guard lock(mutex_);
  const json::object job = json::parse(event.data).as_object();
  const std::string kind = text_at(job, "kind");
  const std::string state = text_at(job, "state");
  const bool succeeded = state == "succeeded";
  has_failed_ = has_failed_ || state == "failed" || state == "held";
  if (state != "running" && !succeeded) return;
  hear_work(job, kind, succeeded);
  if (!succeeded) tell_waiting(job);
}

void FilmProgress::hear_work(const json::object& job, const std::string& kind, bool succeeded) {
  if (kind == "story") {
    begin(FilmStage::kScenes);
    if (!succeeded) return;
    for (const json::value& note : job.at("result").at("notes").as_array())
      notes_.emplace_back(note.as_string());
    end(base::counted(clips_.size(), "scene"));
  } else if (kind == "portrait") {
    begin(FilmStage::kCharacter);
    if (succeeded) end("1 image");
  } else if (kind == "clip") {
    hear_clip(job, succeeded);
  } else if (kind == "lips") {
    hear_lips(job, succeeded);
  } else if (kind == "film") {
    hear_film(job, succeeded);
  }
}

// What a maker elsewhere is asked or waited for.
void FilmProgress::tell_waiting(const json::object& job) {
  const std::string maker = text_at(job, "maker"), what = text_at(job, "stage");
  const auto stage = stage_of(text_at(job, "kind"));
  if (!stage || maker.empty() || maker == kBuiltinMaker || what.empty()) return;
  if (told_.emplace(*stage, what).second) observer_.stage_waits(*stage, what);
}

void FilmProgress::hear_clip(const json::object& job, bool succeeded) {
  const auto place = places_.find(text_at(job, "scene_id"));
  if (place == places_.end()) return;
  begin(FilmStage::kClips);
  Clip& clip = clips_[place->second];
  clip.progress = std::max(clip.progress, succeeded ? 1 : job.at("progress").to_number<double>());
  clip.is_done = clip.is_done || succeeded;
  clip.is_painted = text_at(job, "maker") == kBuiltinMaker;
  if (succeeded) clip.was_kept = job.at("result").at("metadata").at("kept_from_before").as_bool();
  const std::int64_t done = frames_done(&Clip::progress), all = plan_.frames();
  const double fraction = static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(all, 1));
  observer_.stage_progress(FilmStage::kClips, fraction, clip.is_painted ? done : 0,
                           clip.is_painted ? all : 0);
  if (std::all_of(clips_.begin(), clips_.end(), [](const Clip& each) { return each.is_done; }))
    end(clips_result());
  tell_lips();
}

void FilmProgress::hear_lips(const json::object& job, bool succeeded) {
  const auto place = places_.find(text_at(job, "scene_id"));
  if (place == places_.end()) return;
  Clip& clip = clips_[place->second];
  clip.lips = std::max(clip.lips, succeeded ? 1 : job.at("progress").to_number<double>());
  if (succeeded) {
    clip.has_lips = true;
    clip.sings = job.at("result").as_object().contains("video_id");
  }
  tell_lips();
}

// The first clips may sing while the last ones are still painted; told is one after the other.
void FilmProgress::tell_lips() {
  if (!wants_lips_ ||
      std::any_of(clips_.begin(), clips_.end(), [](const Clip& each) { return !each.is_done; }))
    return;
  begin(FilmStage::kLips);
  if (stage_ != FilmStage::kLips) return;
  const std::int64_t done = frames_done(&Clip::lips);
  observer_.stage_progress(
      FilmStage::kLips,
      static_cast<double>(done) / static_cast<double>(std::max<std::int64_t>(plan_.frames(), 1)), done,
      plan_.frames());
  if (std::any_of(clips_.begin(), clips_.end(), [](const Clip& each) { return !each.has_lips; })) return;
  const auto singing =
      std::count_if(clips_.begin(), clips_.end(), [](const Clip& each) { return each.sings; });
  end(fmt::format("{} of {} sing", singing, base::counted(clips_.size(), "clip")));
}

void FilmProgress::hear_film(const json::object& job, bool succeeded) {
  const std::string stage = text_at(job, "stage");
  if (stage.empty() && !succeeded) return;
  const auto stitched = [&] { end(fmt::format("{:.1f} s", timing::to_seconds(plan_.duration()))); };
  begin(FilmStage::kStitch);
  const bool proves = has_song_ && (succeeded || stage == "proving the sync");
  if (stage_ == FilmStage::kStitch && (proves || succeeded)) stitched();
  if (proves) begin(FilmStage::kProof);
  if (!succeeded || !has_song_) return;
  const double offset =
      job.at("result").at("metadata").at("proof").at("largest_offset_ms").to_number<double>();
  end(fmt::format("sound within {:.2f} ms of the song", std::abs(offset)));
}

std::int64_t FilmProgress::frames_done(double Clip::*how_far) const {
  std::int64_t done = 0;
  for (std::size_t i = 0; i < clips_.size(); ++i) {
    done += std::llround(clips_[i].*how_far * static_cast<double>(plan_.clip_frames[i]));
  }
  return done;
}

std::string FilmProgress::clips_result() const {
  const auto kept =
      std::count_if(clips_.begin(), clips_.end(), [](const Clip& clip) { return clip.was_kept; });
  const auto painted = static_cast<std::ptrdiff_t>(clips_.size()) - kept;
  if (painted == 0) return fmt::format("{} kept from before", kept);
  if (std::none_of(clips_.begin(), clips_.end(), [](const Clip& clip) { return clip.is_painted; }))
    return fmt::format("{} made, {} kept from before", painted, kept);
  std::int64_t frames = 0;
  for (std::size_t i = 0; i < clips_.size(); ++i) frames += clips_[i].was_kept ? 0 : plan_.clip_frames[i];
  const double seconds = std::chrono::duration<double>(clock_.now() - began_).count();
  return fmt::format("{} painted, {} kept from before, {:.0f} frames a second", painted, kept,
                     static_cast<double>(frames) / std::max(seconds, 1e-3));
}

bool FilmProgress::has_failed() const {
  const std::lock_guard lock(mutex_);
  return has_failed_;
}

std::optional<std::size_t> FilmProgress::place_of(const std::string& scene) const {
  const std::lock_guard lock(mutex_);
  const auto place = places_.find(scene);
  return place == places_.end() ? std::nullopt : std::optional(place->second);
}

std::vector<std::string> FilmProgress::notes() const {
  const std::lock_guard lock(mutex_);
  return notes_;
}

std::vector<std::pair<FilmStage, double>> FilmProgress::stage_seconds() const {
  const std::lock_guard lock(mutex_);
  return seconds_;
}

}  // namespace mv
