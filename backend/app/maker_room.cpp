#include "app/maker_room.h"

#include <chrono>
#include <filesystem>
#include <mutex>
#include <string>
#include <utility>

#include "base/error.h"
#include "providers/hosted/received.h"
#include "providers/replicate/replicate_clip_maker.h"
#include "providers/replicate/replicate_image_maker.h"
#include "providers/replicate/replicate_lip_syncer.h"
#include "providers/replicate/replicate_webhook.h"

namespace app {
namespace {

namespace fs = std::filesystem;

// The program's own catalogue and those of SONGREEL_MODELS; what is wrong with them is logged.
mv::Catalog read_catalog(const Settings& settings, base::Log& log) {
  mv::ProblemList problems("", settings.catalog.string());
  std::vector<fs::path> files{settings.catalog};
  files.insert(files.end(), settings.more_models.begin(), settings.more_models.end());
  mv::Catalog catalog = mv::Catalog::read(files, problems);
  for (const mv::FlavorProblem& problem : problems.problems())
    log.warning("bad_catalog", {{"what", mv::describe(problem)}});
  return catalog;
}

// Replicate's makers behind their doors.
struct ReplicateMakers {
  ReplicateMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media)
      : client(settings.replicate_url, settings.replicate_token),
        fetcher(providers::guard_for(settings.replicate_url, settings.fetch_allow)),
        shop{.client = client,
             .catalog = catalog,
             .media = media,
             .fetcher = fetcher,
             .webhook = {},
             .news = &news,
             .pace = {}} {
    if (settings.public_url.empty()) return;
    shop.webhook = [address = settings.public_url + "/api/webhooks/replicate"](const store::RunRow&) {
      return address;
    };
    shop.pace.longest_look = std::chrono::seconds(60);  // it tells by itself; this is for news that got lost
  }

  int hear(const MakerRoom::Webhook& webhook) {
    const providers::WebhookHeaders headers{
        .id = webhook.id, .timestamp = webhook.timestamp, .signature = webhook.signature};
    switch (providers::verdict_on(headers, webhook.body, secret(), std::chrono::system_clock::now())) {
      case providers::WebhookVerdict::kGenuine:
        news.tell(providers::prediction_of_webhook(webhook.body));
        return 200;
      case providers::WebhookVerdict::kForged:
        return 401;
      default:
        return 400;
    }
  }

  // Asked for once. Throws as the client.
  std::string secret() {
    const std::lock_guard lock(secret_mutex);
    if (known_secret.empty()) known_secret = client.webhook_secret({});
    return known_secret;
  }

  providers::ReplicateClient client;
  net::Fetcher fetcher;
  providers::RunNews news;
  std::mutex secret_mutex;
  std::string known_secret;
  providers::ReplicateShop shop;
  providers::ReplicateImageMaker images{shop};
  providers::ReplicateClipMaker clips{shop};
  providers::ReplicateLipSyncer lips{shop};

  mv::Maker maker() {
    return {.name = "replicate",
            .variable = "REPLICATE_API_TOKEN",
            .is_set = false,
            .images = &images,
            .clips = &clips,
            .lips = &lips,
            .has_model = [this](const std::string& model) { return client.has_model(model, {}); }};
  }
};

}  // namespace

struct MakerRoom::Parts {
  Parts(const Settings& settings, const media::Media& media, base::Log& log)
      : catalog(read_catalog(settings, log)), replicate(settings, catalog, media) {
    elsewhere.push_back(replicate.maker());
    elsewhere.back().is_set = !settings.replicate_token.empty();
  }

  mv::Catalog catalog;
  ReplicateMakers replicate;
  std::vector<mv::Maker> elsewhere;
};

MakerRoom::MakerRoom(const Settings& settings, const media::Media& media, base::Log& log)
    : parts_(std::make_unique<Parts>(settings, media, log)) {}
MakerRoom::~MakerRoom() = default;

const mv::Catalog& MakerRoom::catalog() const {
  return parts_->catalog;
}

std::vector<mv::Maker> MakerRoom::elsewhere() const {
  return parts_->elsewhere;
}

int MakerRoom::hear(const std::string& maker, const Webhook& webhook) const {
  if (maker != "replicate" || parts_->elsewhere.empty()) return 404;
  try {
    return parts_->replicate.hear(webhook);
  } catch (const base::Error&) {
    return 503;
  }
}

std::vector<mv::Maker> MakerRoom::table(const mv::Studio& studio) const {
  std::vector<mv::Maker> makers = elsewhere();
  makers.push_back({.name = mv::kBuiltinMaker,
                    .variable = "",
                    .is_set = true,
                    .scenes = &studio.scene_writer,
                    .images = &studio.image_maker,
                    .clips = &studio.clip_maker,
                    .lips = &studio.lip_syncer,
                    .has_model = {}});
  return makers;
}

}  // namespace app
