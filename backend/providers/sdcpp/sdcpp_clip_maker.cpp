#include "providers/sdcpp/sdcpp_clip_maker.h"

#include <boost/json.hpp>

#include "base/base64.h"
#include "base/error.h"
#include "base/file.h"
#include "providers/hosted/fitted_clip.h"
#include "providers/hosted/known_model.h"
#include "providers/hosted/received.h"

namespace providers {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int kFilmStep = 16;           // pixels: what the models for films fold into one
constexpr std::int64_t kFrameStep = 4;  // the server makes 4n + 1 frames, and takes other numbers for less
constexpr std::uintmax_t kMostPicture = 32U << 20;  // bytes
// Of the formats that the server has (webm, webp, avi) the only one that the media room reads.
constexpr const char* kFilmFormat = "webm";

SdcppOrder clip_order(const mv::ClipRequest& request, const mv::Model& model, const FittedClip& clip,
                      const SdcppAbilities& abilities) {
  const media::VideoFormat size = fitted_size(request.format, clip);
  const auto rate = request.format.rate.per_second;
  return {.mode = SdcppMode::kFilm,
          .body = {{"prompt", prompt_of(request)},
                   {"negative_prompt", request.negative_prompt},
                   {"width", sdcpp_side(size.width, kFilmStep, abilities)},
                   {"height", sdcpp_side(size.height, kFilmStep, abilities)},
                   {"seed", sdcpp_seed(request.seed)},
                   {"video_frames", fitted_frames(fitted_seconds(request, model, clip), rate, kFrameStep)},
                   {"fps", rate},
                   {"output_format", kFilmFormat}}};
}

void require_format(const SdcppAbilities& abilities) {
  if (!abilities.writes_film_as(kFilmFormat))
    throw Error(
        ErrorKind::kNotConfigured,
        "this stable-diffusion.cpp cannot write WebM; build its server with WebM, or choose another maker");
}

}  // namespace

mv::Made SdcppClipMaker::make(const mv::ClipRequest& asked, const mv::Flavor&,
                              const std::filesystem::path& out, mv::Commission& commission) {
  mv::ClipRequest request = asked;
  const mv::Model& model = sdcpp_model(shop_.catalog, mv::Work::kClip, request.model);
  FittedClip clip = fitted(request, model);
  const SdcppAbilities abilities = sdcpp_abilities_for(shop_, SdcppMode::kFilm, commission.cancel());
  require_format(abilities);
  if (request.character_image && !(model.reference_images > 0 && abilities.films_begin_with_picture)) {
    clip.notes.push_back("the loaded model takes no picture of the character; it is described in words");
    request.character_image.reset();
  }
  SdcppOrder order = clip_order(request, model, clip, abilities);
  boost::json::object inputs = order.body;
  if (!abilities.model.empty()) inputs["loaded_model"] = abilities.model;
  if (request.character_image) {
    inputs["init_image"] = request.character_image->filename().string();
    order.body["init_image"] = base::to_base64(base::read_text(*request.character_image, kMostPicture));
  }
  SdcppRun run(shop_, order, out);
  const Finished finished = carry_out(run, run_plan(model, "", clip.estimate, std::move(inputs)), commission,
                                      within(shop_.pace, model));
  receive_from_sdcpp(finished, commission, [&] {
    check_clip(shop_.media, sdcpp_names(), out, request.frames, request.format, finished.run,
               commission.cancel());
  });
  return {.model = abilities.model.empty() ? model.id : abilities.model, .notes = clip.notes};
}

}  // namespace providers
