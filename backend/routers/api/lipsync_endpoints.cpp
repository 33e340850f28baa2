#include <utility>

#include "base/text.h"
#include "mv/lanes.h"
#include "mv/maker_choice.h"
#include "mv/projects.h"
#include "mv/tasks/lips_task.h"
#include "routers/api/endpoint.h"

namespace api {
namespace {

using http::Method;

// The scene that the new take is for: the one that is named, else the one whose take the clip is.
std::optional<store::SceneRow> scene_for(const mv::Workshop& workshop, const mv::LipsyncRequest& body) {
  if (body.project_id) return mv::scene_at(workshop, *body.project_id, *body.sequence);
  if (!body.video_id) return std::nullopt;
  const auto take = workshop.records.projects().find_take(base::lower(*body.video_id));
  return take ? workshop.records.projects().find_scene(take->scene) : std::nullopt;
}

http::Reply lipsync(const Context& context, const http::Request& request, const mv::LipsyncRequest& body) {
  return run_job(context, request, [&](const std::string& id) {
    mv::check(context.workshop, body);
    const std::string maker = mv::choose_maker(context.workshop, mv::Work::kLips, body.backend,
                                               *context.workshop.studio.flavors.find_or_default(""))
                                  .maker;
    jobs::NewJob job{.id = id, .kind = "lips", .input = schema::to_json(body)};
    mv::give_to(job, maker, mv::kPaintLane);
    if (const auto scene = scene_for(context.workshop, body)) {
      job.project = scene->project;
      job.scene = scene->id;
    }
    return std::vector{std::move(job)};
  });
}

}  // namespace

std::vector<Endpoint> lipsync_endpoints(const Context& context) {
  std::vector<Endpoint> table;
  table.push_back(takes_json<mv::LipsyncRequest, mv::LipsyncReply>(
      Method::kPost, "/api/mv/lipsync",
      {.id = "lipsync",
       .summary = "Move the lips in a clip",
       .about =
           "Makes another clip in which the face sings what is sung in the slice of the song; the clip "
           "itself "
           "stays as it is, and so do its sound and all other pixels. The clip begins at `start_time` of the "
           "song; where the slice ends before the clip, the mouth rests. A take of a project's scene becomes "
           "that scene's chosen take. Refused with the reason where nobody sings, or no face is seen. "
           "Differences to older servers: ids go before links, an unknown id is 404, one of the two times is "
           "enough.",
       .tag = "Films",
       .errors = {{400, "ValidationError", "there is no clip; give video_id or video_url"},
                  {404, "NotFound", "there is no video with the id …"},
                  {422, "Refused",
                   "nobody sings between 0:08.0 and 0:16.0 of the song; the clip is left as it is"},
                  {500, "LipsyncGenerationError", "The lips could not be moved."}},
       .takes = Takes::kLong},
      [&context](const http::Request& request, const mv::LipsyncRequest& body) {
        return lipsync(context, request, body);
      }));
  return table;
}

}  // namespace api
