#include "app/elsewhere.h"

#include <chrono>
#include <set>
#include <utility>
#include <vector>

#include "providers/hosted/received.h"
#include "providers/replicate/replicate_webhook.h"

namespace app {
namespace {

// With webhooks a maker tells by itself; this is for news that got lost.
constexpr std::chrono::seconds kLookWithWebhook{60};

std::set<std::string> as_set(const std::vector<std::string>& models) {
  return {models.begin(), models.end()};
}

// Those of the catalogue that the settings' own stand in for: whether the server has them is all the same.
std::set<std::string> replaced_models(const Settings& settings, const mv::Catalog& catalog) {
  std::set<std::string> replaced;
  for (const mv::Model& model : catalog.models()) {
    const std::string& own =
        model.work == mv::Work::kScenes ? settings.openai_model : settings.openai_image_model;
    if (model.maker == "openai" && !own.empty()) replaced.insert(model.id);
  }
  return replaced;
}

providers::ReplicateShop replicate_shop(const Settings& settings, providers::ReplicateClient& client,
                                        const mv::Catalog& catalog, const media::Media& media,
                                        const net::Fetcher& fetcher, providers::RunNews& news) {
  providers::ReplicateShop shop{.client = client,
                                .catalog = catalog,
                                .media = media,
                                .fetcher = fetcher,
                                .webhook = {},
                                .news = &news,
                                .pace = {}};
  if (settings.public_url.empty()) return shop;
  shop.pace.longest_look = kLookWithWebhook;
  shop.webhook = [address = settings.public_url + "/api/webhooks/replicate"](const store::RunRow&) {
    return address;
  };
  return shop;
}

}  // namespace

ReplicateMakers::ReplicateMakers(const Settings& settings, const mv::Catalog& catalog,
                                 const media::Media& media)
    : is_set_(!settings.replicate_token.empty()),
      client_(settings.replicate_url, settings.replicate_token),
      fetcher_(providers::guard_for(settings.replicate_url, settings.fetch_allow)),
      shop_(replicate_shop(settings, client_, catalog, media, fetcher_, news_)),
      images_(shop_),
      clips_(shop_),
      lips_(shop_) {}

mv::Maker ReplicateMakers::maker() {
  return {.name = "replicate",
          .variable = "REPLICATE_API_TOKEN",
          .is_set = is_set_,
          .images = &images_,
          .clips = &clips_,
          .lips = &lips_,
          .models_there = [this](const std::vector<std::string>& models, const base::CancelToken& cancel) {
            std::set<std::string> there;
            for (const std::string& model : models) {
              if (client_.has_model(model, cancel)) there.insert(model);
            }
            return there;
          }};
}

int ReplicateMakers::hear(const MakerRoom::Webhook& webhook) {
  if (!is_set_) return 404;
  const providers::WebhookHeaders headers{
      .id = webhook.id, .timestamp = webhook.timestamp, .signature = webhook.signature};
  switch (providers::verdict_on(headers, webhook.body, secret(), std::chrono::system_clock::now())) {
    case providers::WebhookVerdict::kGenuine:
      news_.tell(providers::prediction_of_webhook(webhook.body));
      return 200;
    case providers::WebhookVerdict::kForged:
      return 401;
    default:
      return 400;
  }
}

std::string ReplicateMakers::secret() {
  const std::lock_guard lock(mutex_);
  if (secret_.empty()) secret_ = client_.webhook_secret({});
  return secret_;
}

GeminiMakers::GeminiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media)
    : is_set_(!settings.gemini_key.empty()),
      client_(settings.gemini_url, settings.gemini_key),
      fetcher_(providers::guard_for(settings.gemini_url, settings.fetch_allow)),
      shop_{.client = client_, .catalog = catalog, .media = media, .fetcher = fetcher_, .pace = {}},
      scenes_(client_, catalog),
      images_(shop_),
      clips_(shop_) {}

mv::Maker GeminiMakers::maker() {
  return {.name = "gemini",
          .variable = "GEMINI_API_KEY",
          .is_set = is_set_,
          .scenes = &scenes_,
          .images = &images_,
          .clips = &clips_,
          .models_there = [this](const std::vector<std::string>&, const base::CancelToken& cancel) {
            return as_set(client_.listed_models(cancel));
          }};
}

OpenaiMakers::OpenaiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media)
    : is_set_(!settings.openai_url.empty()),
      scenes_({.base_url = settings.openai_url, .key = settings.openai_key, .model = settings.openai_model},
              catalog),
      fetcher_(providers::guard_for(settings.openai_url, settings.fetch_allow)),
      images_({.client = scenes_.client(),
               .catalog = catalog,
               .media = media,
               .fetcher = fetcher_,
               .model = settings.openai_image_model}),
      makes_pictures_(scenes_.client().is_openai() || !settings.openai_image_model.empty()),
      replaced_(replaced_models(settings, catalog)) {}

mv::Maker OpenaiMakers::maker() {
  return {.name = "openai",
          .variable = "OPENAI_API_KEY or OPENAI_BASE_URL",
          .is_set = is_set_,
          .scenes = &scenes_,
          .images = makes_pictures_ ? &images_ : nullptr,
          .models_there = [this](const std::vector<std::string>&, const base::CancelToken& cancel) {
            std::set<std::string> there = as_set(scenes_.client().listed_models(cancel));
            there.insert(replaced_.begin(), replaced_.end());
            return there;
          }};
}

ComfyuiMakers::ComfyuiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media)
    : is_set_(!settings.comfyui_url.empty()),
      client_(settings.comfyui_url),
      graphs_(settings.graphs),
      fetcher_(providers::guard_for(settings.comfyui_url, settings.fetch_allow)),
      shop_{.client = client_, .graphs = graphs_, .catalog = catalog, .media = media, .fetcher = fetcher_},
      images_(shop_),
      clips_(shop_),
      lips_(shop_) {}

mv::Maker ComfyuiMakers::maker() {
  return {.name = "comfyui",
          .variable = "COMFYUI_URL",
          .is_set = is_set_,
          .images = graphs_.names(mv::Work::kImage).empty() ? nullptr : &images_,
          .clips = graphs_.names(mv::Work::kClip).empty() ? nullptr : &clips_,
          .lips = graphs_.names(mv::Work::kLips).empty() ? nullptr : &lips_,
          .models_there = {}};
}

SdcppMakers::SdcppMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media)
    : is_set_(!settings.sdcpp_url.empty()),
      client_(settings.sdcpp_url),
      shop_{.client = client_, .catalog = catalog, .media = media},
      images_(shop_),
      clips_(shop_) {}

mv::Maker SdcppMakers::maker() {
  return {.name = "sdcpp",
          .variable = "SDCPP_URL",
          .is_set = is_set_,
          .images = &images_,
          .clips = &clips_,
          .models_there = {}};
}

}  // namespace app
