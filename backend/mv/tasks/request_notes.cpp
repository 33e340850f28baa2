// What the reference says of the requests that become jobs.

#include "mv/limits.h"
#include "mv/projects.h"
#include "mv/tasks/audio_tasks.h"
#include "mv/tasks/character_task.h"
#include "mv/tasks/clip_task.h"
#include "mv/tasks/lips_task.h"
#include "mv/tasks/scenes_task.h"
#include "mv/tasks/stitch_task.h"

namespace mv {
namespace {

constexpr const char* kId = "0b54bb5c-9f63-4a47-9a9d-1f9a37fbb1a1";
const schema::Otherwise kDefault = schema::Otherwise::kDefault;
const schema::CheckedBy kHandler = schema::CheckedBy::kHandler;

const schema::FieldNote kBackend = {
    "backend",
    {.about = "The maker, by its name in GET /api/makers; without one the best that is set up.",
     .example = "builtin"}};
const schema::FieldNote kFlavor = {
    "config_flavor", {.about = "The style; an unknown one means `default`.", .example = "default"}};

}  // namespace

schema::Notes CreateScenesRequest::notes() {
  return {
      .about = "What the scenes are to tell. Null or absent: as the flavor says.",
      .fields = {
          {"idea",
           {.about = "What the video is about: place, time, weather, mood, what happens.",
            .example = "Tourist exploring Austin at sunset in the rain"}},
          {"character_description", {.about = "Who it is about.", .example = "Woman in a yellow raincoat"}},
          {"character_characteristics",
           {.about = "Manner and mood of the character.", .example = "curious and calm"}},
          {"number_of_scenes",
           {.about = "", .example = 4, .at_least = 1, .at_most = kMostScenes, .checked_by = kHandler}},
          {"video_type", {.about = "", .example = "music video"}},
          {"video_characteristics", {.about = "The look.", .example = "soft evening light"}},
          {"camera_angle", {.about = "", .example = "front"}},
          {"project_id",
           {.about = "The scenes become those of this project, in place of the ones it has.",
            .format = "uuid"}},
          kFlavor,
          {"seed", {.about = "The same number gives the same scenes; without one they differ each time."}},
          kBackend}};
}

schema::Notes CharacterRequest::notes() {
  return {
      .about = "Who is to be shown, and how many candidates.",
      .fields = {
          {"character_description",
           {.about = "Build, skin or metal, hair, clothes with colours, what they carry.",
            .example = "Silver metallic humanoid robot with a red shield"}},
          {"num_images",
           {.about = "Candidates to choose from.",
            .example = 4,
            .at_least = 1,
            .at_most = 4,
            .otherwise = kDefault}},
          {"aspect_ratio", {.about = "1:1, 16:9, 9:16, 4:3 or 3:4.", .example = "1:1"}},
          {"output_format",
           {.about = "The built-in maker gives PNG, whatever is asked for.", .example = "png"}},
          {"seed", {.about = "Candidate i has the seed plus i.", .example = 7}},
          {"character_reference_id",
           {.about = "A character image that the candidates are to look like. A maker that takes none says "
                     "so in the notes.",
            .example = kId,
            .format = "uuid"}},
          kBackend,
          kFlavor}};
}

schema::Notes VideoRequest::notes() {
  return {
      .about = "A clip to be made.",
      .fields = {
          {"prompt",
           {.about = "What the clip shows; usually a scene's description.",
            .example = "Wide shot of a rainy street at sunset, she walks"}},
          {"negative_prompt", {.about = "What it must not show.", .example = "text, logos"}},
          {"aspect_ratio", {.about = "16:9, 9:16 or 1:1.", .example = "16:9"}},
          {"duration",
           {.about = "Seconds.", .example = 8, .at_least = 1, .at_most = 60, .checked_by = kHandler}},
          {"generate_audio", {.about = "Built-in clips are silent."}},
          {"seed", {.about = "The same number gives the same clip; without one it differs each time."}},
          {"character_reference_id",
           {.about = "A character image; beats `reference_image_base64`.", .example = kId, .format = "uuid"}},
          {"reference_image_base64", {.about = "Deprecated: send the image's id."}},
          kBackend,
          {"project_id", {.about = "Together with `sequence`.", .format = "uuid"}},
          {"sequence", {.about = "The scene of that project, counted from 1.", .example = 1, .at_least = 1}},
          kFlavor,
          {"size", {.about = "480p, 540p, 720p or 1080p.", .example = "720p"}}}};
}

schema::Notes TakeRequest::notes() {
  return {.about = "How the take is to be made.",
          .fields = {{"seed", {.about = "Without one, the take differs from the last.", .example = 7}},
                     kBackend}};
}

schema::Notes LipsyncRequest::notes() {
  return {
      .about = "A clip, and what is sung over it. One of each: an id, or a link; ids go first.",
      .fields = {
          {"video_id", {.about = "The clip; it stays as it is.", .example = kId, .format = "uuid"}},
          {"video_url", {.about = "A direct link to a clip.", .format = "uri"}},
          {"audio_id", {.about = "The song.", .example = kId, .format = "uuid"}},
          {"audio_url", {.about = "A direct link to a song.", .format = "uri"}},
          {"start_time",
           {.about = "Seconds into the song at which the clip begins; without it: 0.",
            .example = 8,
            .at_least = 0}},
          {"end_time",
           {.about = "Seconds into the song at which it ends for the clip; without it: the song's end.",
            .example = 16,
            .at_least = 0}},
          {"temperature",
           {.about = "How far mouths open; 0.5 is natural.", .example = 0.5, .at_least = 0, .at_most = 1}},
          {"occlusion_detection_enabled",
           {.about = "A hand or a microphone in front of the mouth is left as it is."}},
          {"active_speaker_detection",
           {.about = "Of several faces the largest steady one sings; without it, several are refused."}},
          {"project_id", {.about = "Together with `sequence`.", .format = "uuid"}},
          {"sequence", {.about = "The scene of that project, counted from 1.", .example = 1, .at_least = 1}},
          kBackend,
          {"lyrics",
           {.about = "What is sung in the whole song, as plain text or LRC. Without it: the project's.",
            .example = "[00:12.00]Under the neon rain"}}}};
}

schema::Notes StitchVideosRequest::notes() {
  return {.about = "Clips, in order, and the song under them.",
          .fields = {{"video_ids", {.about = "At least one.", .example = boost::json::array{kId}}},
                     {"audio_overlay_id", {.about = "The song.", .example = kId, .format = "uuid"}},
                     {"suppress_video_audio",
                      {.about = "Without the sound of the clips.", .example = true, .otherwise = kDefault}}}};
}

schema::Notes FilmWish::notes() {
  return {.about = "How the film is to be made.",
          .fields = {{"clips",
                      {.about = "`renew` makes the clips that are missing or out of date; `current` paints "
                                "nothing: it stitches the chosen takes as they are, without the scenes that "
                                "have none; `synced` moves the lips in the chosen takes of all scenes in "
                                "which somebody sings, then stitches them. Without it: `renew`.",
                       .example = "renew",
                       .choices = {"renew", "current", "synced"}}}}};
}

schema::Notes TrimAudioRequest::notes() {
  return {
      .about = "Which song, and where it is to begin.",
      .fields = {{"audio_id", {.about = "The song; it stays as it is.", .example = kId, .format = "uuid"}},
                 {"start_at",
                  {.about = "Seconds to cut off.",
                   .example = 30,
                   .at_least = 0,
                   .otherwise = kDefault,
                   .checked_by = kHandler}}}};
}

schema::Notes DownloadRequest::notes() {
  return {
      .about = "Which page.",
      .fields = {
          {"url",
           {.about = "A link to one of the allowed hosts.",
            .example = "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            .format = "uri"}},
          {"audio_quality",
           {.about = "Kilobits a second: 128, 192, 256 or 320.", .example = "192", .otherwise = kDefault}}}};
}

schema::Notes FetchAudioRequest::notes() {
  return {.about = "Which file.",
          .fields = {{"url",
                      {.about = "A direct link to a song.",
                       .example = "https://example.org/song.mp3",
                       .format = "uri"}}}};
}

// Kept in the records: a field that an older Songreel did not write has its default.
schema::Notes ProjectSettings::notes() {
  schema::Notes notes{.about = "How a project's film is to be.", .fields = {}};
  for (const char* field : {"whole_song", "clip_seconds", "song_start", "aspect_ratio", "size",
                            "frames_per_second", "seed", "audio", "lip_sync", "lyrics"}) {
    notes.fields.push_back({field, {.otherwise = kDefault}});
  }
  return notes;
}

}  // namespace mv
