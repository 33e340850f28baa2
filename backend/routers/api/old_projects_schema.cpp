#include "routers/api/old_projects_schema.h"

#include <utility>

#include "routers/api/examples.h"

namespace api {
namespace {

constexpr const char* kVideo = "/api/mv/get_video/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";
constexpr const char* kImage = "/api/mv/get_character_reference/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";
constexpr const char* kSong = "/api/audio/get/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";
constexpr const char* kTime = "2026-03-01T12:00:00.000Z";
constexpr const char* kIdea = "A silver robot explores a glowing city at sunset";
constexpr const char* kCharacter = "Silver metallic humanoid robot with a red shield";

std::vector<std::string> statuses() {
  return {"pending", "processing", "completed", "failed"};
}

schema::FieldNote id_note(std::string_view member, std::string about, std::string name) {
  return {member,
          {.about = std::move(about), .example = kExampleId, .format = "uuid", .name = std::move(name)}};
}

schema::FieldNote time_note(std::string_view member, std::string name) {
  return {member, {.about = "", .example = kTime, .format = "date-time", .name = std::move(name)}};
}

schema::FieldNote url_note(std::string_view member, std::string about, const char* example,
                           std::string name) {
  return {member, {.about = std::move(about), .example = example, .name = std::move(name)}};
}

schema::FieldNote ignored_text(std::string_view member, std::string name) {
  return {member, {.about = "Taken and not kept.", .example = nullptr, .name = std::move(name)}};
}

schema::FieldNote always_null(std::string_view member, std::string name) {
  return {member, {.about = "Always null: not kept.", .example = nullptr, .name = std::move(name)}};
}

}  // namespace

schema::Notes OldProjectForm::notes() {
  return {
      .about = "The form of the page that starts a film. An empty text counts as missing.",
      .fields = {
          {"mode",
           {.about = "A music video needs `audio`, an ad needs `images`.",
            .example = "music-video",
            .choices = {"music-video", "ad-creative"},
            .checked_by = schema::CheckedBy::kHandler}},
          {"prompt", {.about = "The film's idea.", .example = kIdea}},
          {"character_description",
           {.about = "Who it is about.", .example = kCharacter, .name = "characterDescription"}},
          id_note("character_reference_image_id", "The chosen character image.", "characterReferenceImageId"),
          ignored_text("product_description", "productDescription"),
          ignored_text("director_config", "directorConfig"),
          {"audio",
           {.about = "The song, a file: MP3, M4A/AAC, OGG, FLAC or WAV.",
            .example = "(the bytes of song.mp3)",
            .format = "binary"}},
          {"images",
           {.about = "Pictures of the product, files: PNG, JPEG or WebP. The first is kept; the clips refer "
                     "to it unless a character image was chosen.",
            .example = boost::json::array{"(the bytes of product.png)"},
            .format = "binary",
            .otherwise = schema::Otherwise::kDefault}}}};
}

schema::Notes OldProjectMade::notes() {
  return {.about = "A project that has been started.",
          .fields = {id_note("project_id", "", "projectId"),
                     {"status", {.about = "", .example = "pending", .choices = {"pending"}}},
                     {"message", {.about = "For people.", .example = "The project was created."}}}};
}

schema::Notes OldScene::notes() {
  return {
      .about = "A scene with its chosen take.",
      .fields = {{"sequence", {.about = "Its place, from 1.", .example = 1}},
                 {"status", {.about = "", .example = "completed", .choices = statuses()}},
                 {"prompt",
                  {.about = "What it shows.", .example = "Wide shot of a rainy street at sunset, she walks"}},
                 {"negative_prompt",
                  {.about = "What it must not show.", .example = "text, logos", .name = "negativePrompt"}},
                 {"duration", {.about = "Seconds.", .example = 8}},
                 {"reference_image_urls",
                  {.about = "The character image.",
                   .example = boost::json::array{kImage},
                   .name = "referenceImageUrls"}},
                 always_null("audio_clip_url", "audioClipUrl"),
                 url_note("video_clip_url", "Null until there is a clip.", kVideo, "videoClipUrl"),
                 {"needs_lip_sync",
                  {.about = "Always false: mouths move with the song from the beginning.",
                   .example = false,
                   .name = "needsLipSync"}},
                 {"lip_synced_video_clip_url",
                  {.about = "The chosen take where it was synced.",
                   .example = nullptr,
                   .name = "lipSyncedVideoClipUrl"}},
                 {"retry_count",
                  {.about = "How often its last clip was tried again.", .example = 0, .name = "retryCount"}},
                 {"error_message",
                  {.about = "Why its last clip failed.", .example = nullptr, .name = "errorMessage"}},
                 time_note("created_at", "createdAt"),
                 time_note("updated_at", "updatedAt")}};
}

schema::Notes OldProject::notes() {
  return {
      .about = "A project as the older program's front end reads it. Its status follows from its work.",
      .fields = {
          id_note("project_id", "", "projectId"),
          {"status", {.about = "", .example = "completed", .choices = statuses()}},
          {"concept_prompt", {.about = "The film's idea.", .example = kIdea, .name = "conceptPrompt"}},
          {"character_description", {.about = "", .example = kCharacter, .name = "characterDescription"}},
          url_note("character_image_url", "", kImage, "characterImageUrl"),
          always_null("product_description", "productDescription"),
          url_note("product_image_url", "The picture that came with the form.", kImage, "productImageUrl"),
          url_note("audio_backing_track_url", "The song.", kSong, "audioBackingTrackUrl"),
          url_note("final_output_url", "The last film; null until there is one.", kVideo, "finalOutputUrl"),
          always_null("director_config", "directorConfig"),
          {"scene_count", {.about = "", .example = 1, .name = "sceneCount"}},
          {"completed_scenes", {.about = "", .example = 1, .name = "completedScenes"}},
          {"failed_scenes", {.about = "", .example = 0, .name = "failedScenes"}},
          time_note("created_at", "createdAt"),
          time_note("updated_at", "updatedAt")}};
}

schema::Notes OldProjectChange::notes() {
  return {.about = "What the older program let clients set. Both follow from the work done here.",
          .fields = {{"status",
                      {.about = "Checked and not kept: a status follows from the project's work.",
                       .example = "processing",
                       .choices = statuses()}},
                     {"final_output_key",
                      {.about = "Taken and not kept: the film is the one that was made here.",
                       .example = "mv/projects/0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1/final.mp4",
                       .name = "finalOutputS3Key"}}}};
}

schema::Notes OldCompose::notes() {
  return {.about = "An empty object.", .fields = {}};
}

schema::Notes OldComposing::notes() {
  return {.about = "A film on its way.",
          .fields = {id_note("job_id", "The film's job, at /api/jobs/{id}; the film will have the same id.",
                             "jobId"),
                     id_note("project_id", "", "projectId"),
                     {"status", {.about = "", .example = "queued", .choices = {"queued"}}},
                     {"message", {.about = "For people.", .example = "The film is being made."}}}};
}

schema::Notes OldFilm::notes() {
  return {.about = "The project's last film.",
          .fields = {id_note("project_id", "", "projectId"),
                     url_note("video_url", "", kVideo, "videoUrl"),
                     {"expires_in_seconds",
                      {.about = "How long the address stays good where keys are on; else it does not end.",
                       .example = 3600,
                       .name = "expiresInSeconds"}}}};
}

}  // namespace api
