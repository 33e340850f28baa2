#include "routers/api/new_project.h"

#include "base/text.h"
#include "routers/api/project_film.h"

namespace api {
namespace {

// Lower-case ids, so that files are found whatever the case.
std::string media_id(const std::optional<std::string>& id) {
  return base::lower(id.value_or(""));
}

}  // namespace

ProjectDraft draft_of(const Context& context, const NewProject& body) {
  ProjectDraft draft;
  store::ProjectRow& project = draft.project;
  project.idea = body.idea;
  project.character = body.character_description;
  project.name = body.name && !base::trimmed(*body.name).empty() ? *body.name : name_from(body.idea);
  project.flavor = context.workshop.studio.flavors.find_or_default(body.config_flavor.value_or(""))->name;
  project.audio = media_id(body.audio_id);
  project.character_image = media_id(body.character_reference_id);
  mv::ProjectSettings& settings = draft.settings;
  settings.number_of_scenes = body.number_of_scenes;
  settings.whole_song = body.whole_song.value_or(settings.whole_song);
  settings.lip_sync = body.lip_sync.value_or(settings.lip_sync);
  settings.lyrics = body.lyrics.value_or(settings.lyrics);
  settings.clip_seconds = body.clip_seconds.value_or(settings.clip_seconds);
  settings.song_start = body.song_start.value_or(settings.song_start);
  settings.aspect_ratio = body.aspect_ratio.value_or(settings.aspect_ratio);
  settings.size = body.size.value_or(settings.size);
  settings.frames_per_second = body.frames_per_second.value_or(settings.frames_per_second);
  settings.seed = body.seed.value_or(settings.seed);
  settings.makers = body.makers.value_or(settings.makers);
  return draft;
}

}  // namespace api
