#include "mv/tasks/character_task.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/random.h"
#include "mv/full_prompt.h"
#include "mv/job_commission.h"
#include "mv/made_by.h"
#include "mv/make_at.h"
#include "mv/maker_choice.h"
#include "mv/projects.h"
#include "mv/scenes.h"
#include "mv/timestamp.h"
#include "schema/json.h"
#include "schema/stored.h"

namespace mv {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".png";

struct ImageSize {
  std::string_view aspect;
  int width, height;
};
// About a megapixel each, as image models give them.
constexpr std::array kSizes = {ImageSize{"1:1", 1024, 1024}, ImageSize{"16:9", 1344, 756},
                               ImageSize{"9:16", 756, 1344}, ImageSize{"4:3", 1152, 864},
                               ImageSize{"3:4", 864, 1152}};

const ImageSize& size_of(const std::string& aspect) {
  for (const ImageSize& size : kSizes) {
    if (size.aspect == aspect) return size;
  }
  throw base::Error(
      base::ErrorKind::kUsage,
      fmt::format("the aspect ratio '{}' is not possible for an image; choose 1:1, 16:9, 9:16, 4:3 or 3:4",
                  aspect));
}

ImageRequest image_request(const CharacterRequest& request, const CharacterParametersUsed& used,
                           const ImageSize& size, const std::string& model, int number) {
  return {.character_description = request.character_description,
          .width = size.width,
          .height = size.height,
          .seed = static_cast<std::uint64_t>(used.seed + number),
          .negative_prompt = request.negative_prompt.value_or(""),
          .safety_filter_level = used.safety_filter_level,
          .person_generation = used.person_generation,
          .model = model,
          .number = number};
}

// The picture that is asked for, if this model takes one; else a note says that it was left out.
std::vector<fs::path> references_of(const Workshop& workshop, const CharacterRequest& request,
                                    const std::string& maker, const std::string& model,
                                    std::vector<std::string>& notes) {
  if (!request.character_reference_id) return {};
  const fs::path picture = workshop.library.existing_image(*request.character_reference_id);
  const Model* known = workshop.catalog.find(maker, Work::kImage, model);
  if (known != nullptr && known->reference_images > 0) return {picture};
  notes.push_back(
      fmt::format("{} takes no reference picture; it was left out", model.empty() ? maker : model));
  return {};
}

std::string id_of_image(const std::string& job, std::int64_t number) {
  return number == 0 ? job : base::uuid_from(fmt::format("{} image {}", job, number));
}

CharacterParametersUsed parameters_of(const CharacterRequest& request, const Flavor& flavor,
                                      const std::string& job) {
  // Below 2^31: other programs keep seeds in 32 bits.
  const auto chosen = static_cast<std::int64_t>(base::mix_seed(0, job) >> 33);
  return {.aspect_ratio = request.aspect_ratio.value_or(flavor.image.aspect_ratio),
          .safety_filter_level = request.safety_filter_level.value_or(flavor.image.safety_filter_level),
          .person_generation = request.person_generation.value_or(flavor.image.person_generation),
          .output_format = "png",
          .negative_prompt = request.negative_prompt,
          .seed = request.seed.value_or(chosen)};
}

}  // namespace

void check(const Workshop& workshop, const CharacterRequest& request) {
  check_character(request.character_description);
  if (request.aspect_ratio) size_of(*request.aspect_ratio);
  if (request.character_reference_id) workshop.library.existing_image(*request.character_reference_id);
}

boost::json::object CharacterTask::run(const jobs::Job& job, jobs::Attempt& attempt) {
  const auto request = schema::from_json<CharacterRequest>(job.input);
  const Studio& studio = workshop_.studio;
  const auto flavor = studio.flavors.find_or_default(request.config_flavor.value_or(""));
  for (const ConfigType type : {ConfigType::kImageParams, ConfigType::kImagePrompts}) {
    studio.flavors.select(flavor->name, type);  // says so under MV_DEBUG_MODE
  }
  const CharacterParametersUsed used = parameters_of(request, *flavor, job.id);
  const ImageSize& size = size_of(used.aspect_ratio);
  const StepLog steps = studio.steps();
  steps.write(Step::kImageRequestArgsReceived, job.input);
  steps.write(Step::kImageDefaultsApplied, schema::to_json(used));
  if (steps.is_on()) {
    steps.write(Step::kImageFullPrompt,
                {{"prompt", full_image_prompt(request.character_description, *flavor)}});
  }
  CharacterReply reply;
  ImageMaker& maker = image_maker(workshop_, job.maker);
  const std::string model = model_of(workshop_, job.maker, Work::kImage, *flavor);
  JobCommission commission(workshop_, job, attempt, attempt);
  Made made{.model = model.empty() ? job.maker : model,
            .notes = notes_of_choice(workshop_, job.maker, Work::kImage, *flavor)};
  const std::vector<fs::path> references = references_of(workshop_, request, job.maker, model, made.notes);
  for (std::int64_t number = 0; number < request.num_images; ++number) {
    attempt.stage(fmt::format("image {} of {}", number + 1, request.num_images));
    const std::string id = id_of_image(job.id, number);
    const fs::path place = workshop_.library.place_for_image(id, kExtension);
    make_at(
        workshop_, place, "", kExtension,
        [&](const fs::path& out) {
          ImageRequest wanted = image_request(request, used, size, model, static_cast<int>(number));
          wanted.references = references;
          const Made one = maker.make(wanted, *flavor, out, commission);
          made.model = one.model;
          made.notes.insert(made.notes.end(), one.notes.begin(), one.notes.end());
        },
        commission.cancel());
    workshop_.library.record({.id = id,
                              .kind = "image",
                              .title = request.character_description,
                              .origin = "made",
                              .project = job.project},
                             place);
    reply.images.push_back({.id = id,
                            .path = place.string(),
                            .cloud_url = std::nullopt,
                            .image_url = "/api/mv/get_character_reference/" + id});
    attempt.report(static_cast<double>(number + 1) / static_cast<double>(request.num_images));
  }
  reply.metadata = {.character_description = request.character_description,
                    .model_used = made.model,
                    .num_images_requested = request.num_images,
                    .num_images_generated = static_cast<std::int64_t>(reply.images.size()),
                    .parameters_used = used,
                    .generation_timestamp = timestamp(studio.clock),
                    .notes = {},
                    .runs = {}};
  MadeBy by = made_by(made, commission.runs());
  if (!by.notes.empty()) reply.metadata.notes = std::move(by.notes);
  if (!by.runs.empty()) reply.metadata.runs = std::move(by.runs);
  commission.runs().settle();
  if (!job.project.empty()) choose_character_image(workshop_, job.project, job.id);
  return schema::to_json(reply);
}

}  // namespace mv
