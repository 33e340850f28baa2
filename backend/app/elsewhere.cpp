#include "app/elsewhere.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "providers/hosted/received.h"
#include "providers/hosted/unwanted.h"
#include "providers/openai/openai_model.h"
#include "providers/openai/own_server.h"

namespace app {
namespace {

// With webhooks a maker tells by itself; this is for news that got lost.
constexpr std::chrono::seconds kLookWithWebhook{60};
constexpr const char* kAddGraph = "put a graph for it into the folder of COMFYUI_GRAPHS";

std::set<std::string> as_set(const std::vector<std::string>& models) {
  return {models.begin(), models.end()};
}

// To what all servers of the vendor's kind answer. Throws as `ask`, but for 404.
template <class Ask>
auto answer_of(const providers::VendorNames& vendor, const Ask& ask) {
  try {
    return ask();
  } catch (const providers::Refusal& no) {
    if (no.status() != 404) throw;
    throw base::Error(
        base::ErrorKind::kMakerFailed,
        fmt::format("what answers as {} does not know its API; is its address right?", vendor.title));
  }
}

// Ollama lists "llama3.2:latest" and answers to "llama3.2".
std::set<std::string> without_latest(const std::vector<std::string>& models) {
  constexpr std::string_view kLatest = ":latest";
  std::set<std::string> names = as_set(models);
  for (const std::string& model : models) {
    if (model.ends_with(kLatest)) names.insert(model.substr(0, model.size() - kLatest.size()));
  }
  return names;
}

// What the settings name goes before the catalogue's models.
std::map<mv::Work, mv::NamedModel> named_models(const Settings& settings,
                                                const providers::OpenaiClient& client,
                                                const mv::Catalog& catalog) {
  std::map<mv::Work, mv::NamedModel> named;
  const auto add = [&](mv::Work work, const std::string& id, const char* setting) {
    if (id.empty()) return;
    named[work] = {
        .id = id, .setting = setting, .fault = providers::fault_of_openai_model(client, catalog, work, id)};
  };
  add(mv::Work::kScenes, settings.openai_model, "OPENAI_MODEL");
  add(mv::Work::kImage, settings.openai_image_model, "OPENAI_IMAGE_MODEL");
  return named;
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

// Stops a run that costs nothing, which is not looked at again.
std::optional<providers::RunReport> called_off_unseen(bool is_set, const std::function<void()>& stop) {
  if (!is_set) return std::nullopt;
  stop();
  providers::RunReport report;
  report.state = providers::RunReport::State::kCanceled;
  return report;
}

}  // namespace

ReplicateMakers::ReplicateMakers(const Settings& settings, const mv::Catalog& catalog,
                                 const media::Media& media, const base::Clock& clock,
                                 base::CancelToken ending)
    : is_set_(!settings.replicate_token.empty()),
      client_(settings.replicate_url, settings.replicate_token),
      fetcher_(providers::guard_for(settings.replicate_url, settings.fetch_allow)),
      shop_(replicate_shop(settings, client_, catalog, media, fetcher_, news_)),
      images_(shop_),
      clips_(shop_),
      lips_(shop_),
      webhooks_([this, ending = std::move(ending)] { return client_.webhook_secret(ending); }, clock) {}

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

std::optional<providers::RunReport> ReplicateMakers::call_off(const store::RunRow& run,
                                                              const base::CancelToken& cancel) const {
  if (!is_set_) return std::nullopt;
  providers::RunReport report = report_of(client_.get(run.remote_id, cancel));
  if (has_ended(report)) return report;
  client_.cancel(run.remote_id);
  return report_of(client_.get(run.remote_id, cancel));
}

int ReplicateMakers::hear(const MakerRoom::Webhook& webhook) {
  // Without an address of ours none is asked for.
  if (!is_set_ || !shop_.webhook) return 404;
  const providers::WebhookHeaders headers{
      .id = webhook.id, .timestamp = webhook.timestamp, .signature = webhook.signature};
  const auto verdict = webhooks_.judge(headers, webhook.body);
  if (!verdict) return 503;
  switch (*verdict) {
    case providers::WebhookVerdict::kGenuine:
      news_.tell(providers::prediction_of_webhook(webhook.body));
      return 200;
    case providers::WebhookVerdict::kForged:
      return 401;
    default:
      return 400;
  }
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
            return answer_of(providers::gemini_names(),
                             [&] { return as_set(client_.listed_models(cancel)); });
          }};
}

std::optional<providers::RunReport> GeminiMakers::call_off(const store::RunRow& run,
                                                           const base::CancelToken& cancel) const {
  if (!is_set_) return std::nullopt;
  return providers::call_off_video(client_, run, cancel);
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
      writes_scenes_(!providers::is_own_server(settings.openai_url) || !settings.openai_model.empty()),
      makes_pictures_(scenes_.client().is_openai() || !settings.openai_image_model.empty()),
      named_models_(named_models(settings, scenes_.client(), catalog)) {}

mv::Maker OpenaiMakers::maker() {
  return {.name = "openai",
          .variable = "OPENAI_API_KEY or OPENAI_BASE_URL",
          .is_set = is_set_,
          .scenes = writes_scenes_ ? &scenes_ : nullptr,
          .images = makes_pictures_ ? &images_ : nullptr,
          .named_models = named_models_,
          .lacking = {{mv::Work::kScenes, "set OPENAI_MODEL to one of the server's models"},
                      {mv::Work::kImage, "set OPENAI_IMAGE_MODEL to one of the server's models"}},
          .models_there = [this](const std::vector<std::string>& models, const base::CancelToken& cancel) {
            try {
              return without_latest(scenes_.client().listed_models(cancel));
            } catch (const providers::Refusal& no) {
              // Some servers have no list, and some keys may not read it.
              if (no.status() != 404 && no.status() != 403) throw;
              return as_set(models);
            }
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
  return {
      .name = "comfyui",
      .variable = "COMFYUI_URL",
      .is_set = is_set_,
      .images = graphs_.names(mv::Work::kImage).empty() ? nullptr : &images_,
      .clips = graphs_.names(mv::Work::kClip).empty() ? nullptr : &clips_,
      .lips = graphs_.names(mv::Work::kLips).empty() ? nullptr : &lips_,
      .lacking = {{mv::Work::kImage, kAddGraph}, {mv::Work::kClip, kAddGraph}, {mv::Work::kLips, kAddGraph}},
      .has_own_model =
          [this](mv::Work work, const std::string& graph) {
            const std::vector<std::string> names = graphs_.names(work);
            return std::find(names.begin(), names.end(), graph) != names.end();
          },
      .models_there =
          [this](const std::vector<std::string>& models, const base::CancelToken& cancel) {
            answer_of(providers::comfyui_names(), [&] { client_.greet(cancel); });
            return as_set(models);  // which of them it can run shows when it runs them
          }};
}

std::optional<providers::RunReport> ComfyuiMakers::call_off(const store::RunRow& run,
                                                            const base::CancelToken&) const {
  return called_off_unseen(is_set_, [&] { client_.stop(run.remote_id); });
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
          .models_there = [this](const std::vector<std::string>& models, const base::CancelToken& cancel) {
            answer_of(providers::sdcpp_names(), [&] { return client_.told_abilities(cancel); });
            return as_set(models);  // it has the one that it was started with
          }};
}

std::optional<providers::RunReport> SdcppMakers::call_off(const store::RunRow& run,
                                                          const base::CancelToken&) const {
  return called_off_unseen(is_set_, [&] { client_.cancel(run.remote_id); });
}

}  // namespace app
