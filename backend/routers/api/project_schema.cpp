#include "routers/api/project_schema.h"

#include "mv/limits.h"
#include "routers/api/examples.h"

namespace api {
namespace {

const schema::Otherwise kDefault = schema::Otherwise::kDefault;
const schema::CheckedBy kHandler = schema::CheckedBy::kHandler;

// What a project is made from: the same in a new one, in a change and in the view.
std::vector<schema::FieldNote> project_fields() {
  return {
      {"name",
       {.about = "For the library; without one, the beginning of the idea.", .example = "Robot at sunset"}},
      {"idea",
       {.about = "What the video is about: place, time, weather, mood, what happens.",
        .example = "A silver robot explores a glowing city at sunset"}},
      {"character_description",
       {.about = "Who it is about: build, skin or metal, hair, clothes with colours, what they carry.",
        .example = "Silver metallic humanoid robot with a red shield"}},
      {"config_flavor", {.about = "The style; an unknown one means `default`.", .example = "default"}},
      {"audio_id",
       {.about = "The song under the film; without one it is silent.",
        .example = kExampleId,
        .format = "uuid"}},
      {"character_reference_id",
       {.about = "The chosen character image; without one it is made from the description.",
        .example = kExampleId,
        .format = "uuid"}},
      {"number_of_scenes",
       {.about = "Null: as the flavor says.",
        .example = 4,
        .at_least = 1,
        .at_most = mv::kMostScenes,
        .checked_by = kHandler}},
      {"whole_song", {.about = "As many scenes as the song needs.", .example = false}},
      {"lip_sync", {.about = "The film's clips get moving lips wherever somebody sings.", .example = false}},
      {"lyrics",
       {.about =
            "What is sung, as plain text or LRC with times: lips follow the words then. Without them they "
            "follow what is heard.",
        .example = "[00:12.00]Under the neon rain"}},
      {"makers",
       {.about = "Who makes what, by the names of GET /api/makers; an empty one: whoever fits best."}},
      {"clip_seconds",
       {.about = "Length of a scene.", .example = 8, .at_least = 0.5, .at_most = 60, .checked_by = kHandler}},
      {"song_start",
       {.about = "Where in the song the film begins, in seconds.",
        .example = 0,
        .at_least = 0,
        .checked_by = kHandler}},
      {"aspect_ratio",
       {.about = "", .example = "16:9", .choices = {"16:9", "9:16", "1:1"}, .checked_by = kHandler}},
      {"size",
       {.about = "",
        .example = "720p",
        .choices = {"480p", "540p", "720p", "1080p"},
        .checked_by = kHandler}},
      {"frames_per_second", {.about = "24, 25 or 30.", .example = 24, .checked_by = kHandler}},
      {"seed", {.about = "The same number gives the same film.", .example = 1}}};
}

schema::Notes project_notes(std::string about) {
  return {.about = std::move(about), .fields = project_fields()};
}

std::vector<schema::FieldNote> scene_fields() {
  return {{"description",
           {.about = "What the scene shows.", .example = "Wide shot of a rainy street at sunset, she walks"}},
          {"negative_description", {.about = "What it must not show.", .example = "text, logos"}},
          {"position",
           {.about = "From 0; beyond the last: at the end.",
            .example = 0,
            .at_least = 0,
            .checked_by = kHandler}}};
}

}  // namespace

schema::Notes NewProject::notes() {
  return project_notes("A film to be made.");
}
schema::Notes ProjectChange::notes() {
  return project_notes("What is to change: absent keeps, null gives the default back.");
}

schema::Notes ProjectView::notes() {
  schema::Notes notes = project_notes("A film with its scenes and takes.");
  notes.fields.push_back({"id", {.about = "", .example = kExampleId, .format = "uuid"}});
  notes.fields.push_back(
      {"film_job_id",
       {.about = "The last film's job, running or ended.", .example = kExampleId, .format = "uuid"}});
  notes.fields.push_back(
      {"state", {.about = "", .example = "draft", .choices = {"draft", "working", "failed", "done"}}});
  notes.fields.push_back(
      {"created_at", {.about = "", .example = "2026-03-01T12:00:00.000Z", .format = "date-time"}});
  notes.fields.push_back(
      {"changed_at", {.about = "", .example = "2026-03-01T12:00:00.000Z", .format = "date-time"}});
  return notes;
}

schema::Notes ProjectSummary::notes() {
  return {.about = "A project in the list.",
          .fields = {
              {"id", {.about = "", .example = kExampleId, .format = "uuid"}},
              {"state", {.about = "", .example = "done", .choices = {"draft", "working", "failed", "done"}}},
              {"film_url",
               {.about = "The last film.",
                .example = "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1"}}}};
}

schema::Notes SceneView::notes() {
  schema::Notes notes{.about = "A described shot.", .fields = scene_fields()};
  notes.fields.push_back(
      {"stale", {.about = "The chosen take was made from something else than what stands here now."}});
  notes.fields.push_back(
      {"start_seconds",
       {.about = "Where in the film it begins; in the song, `song_start` later.", .example = 8}});
  return notes;
}

schema::Notes TakeView::notes() {
  return {.about = "One version of a scene's picture.",
          .fields = {
              {"origin", {.about = "", .example = "painted", .choices = {"painted", "uploaded", "synced"}}},
              {"stale", {.about = "Made from something else than what stands in the project now."}},
              {"details", {.about = "How it was made: seed, maker, prompt."}}}};
}

schema::Notes FilmView::notes() {
  return {.about = "The last film of a project.",
          .fields = {{"stale", {.about = "A take has changed since."}},
                     {"metadata", {.about = "As `stitch_video` tells it, with the proof of sync."}}}};
}

schema::Notes NewScene::notes() {
  return {.about = "A scene to add.", .fields = scene_fields()};
}
schema::Notes SceneChange::notes() {
  return {.about = "What is to change; absent keeps.", .fields = scene_fields()};
}

schema::Notes SceneOrder::notes() {
  return {.about = "All scenes, in the new order.",
          .fields = {{"scene_ids",
                      {.about = "Each once.", .example = boost::json::array{kExampleId}, .format = "uuid"}}}};
}

schema::Notes TakeChoice::notes() {
  return {.about = "",
          .fields = {
              {"take_id", {.about = "One of the scene's takes.", .example = kExampleId, .format = "uuid"}}}};
}

schema::Notes PageQuery::notes() {
  return {.about = "",
          .fields = {{"limit",
                      {.about = "How many a page.",
                       .example = 20,
                       .at_least = 1,
                       .at_most = 100,
                       .otherwise = kDefault}},
                     {"before", {.about = "`next` of the last page.", .example = kExampleId}}}};
}

schema::Notes DeleteQuery::notes() {
  return {.about = "",
          .fields = {{"really",
                      {.about = "Only then anything is deleted.", .example = true, .otherwise = kDefault}}}};
}

}  // namespace api
