#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/maker_room.h"
#include "providers/comfyui/comfyui_clip_maker.h"
#include "providers/comfyui/comfyui_image_maker.h"
#include "providers/comfyui/comfyui_lip_syncer.h"
#include "providers/gemini/gemini_clip_maker.h"
#include "providers/gemini/gemini_image_maker.h"
#include "providers/gemini/gemini_scene_writer.h"
#include "providers/hosted/run_news.h"
#include "providers/openai/openai_image_maker.h"
#include "providers/openai/openai_scene_writer.h"
#include "providers/replicate/replicate_clip_maker.h"
#include "providers/replicate/replicate_image_maker.h"
#include "providers/replicate/replicate_lip_syncer.h"
#include "providers/replicate/replicate_webhooks.h"
#include "providers/sdcpp/sdcpp_clip_maker.h"
#include "providers/sdcpp/sdcpp_image_maker.h"

namespace app {

// Each vendor's makers behind their doors, built from the settings. They are there whether they are set up or
// not. Catalogue and media outlive them.

class ReplicateMakers {
 public:
  // `ending`: the program ends. The clock outlives it.
  ReplicateMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media,
                  const base::Clock& clock, base::CancelToken ending);
  mv::Maker maker();
  // As MakerRoom::call_off.
  std::optional<providers::RunReport> call_off(const store::RunRow& run,
                                               const base::CancelToken& cancel) const;
  // As MakerRoom::hear.
  int hear(const MakerRoom::Webhook& webhook);

 private:
  const bool is_set_;
  providers::ReplicateClient client_;
  net::Fetcher fetcher_;
  providers::RunNews news_;
  providers::ReplicateShop shop_;
  providers::ReplicateImageMaker images_;
  providers::ReplicateClipMaker clips_;
  providers::ReplicateLipSyncer lips_;
  providers::ReplicateWebhooks webhooks_;
};

class GeminiMakers {
 public:
  GeminiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media);
  mv::Maker maker();
  // As MakerRoom::call_off.
  std::optional<providers::RunReport> call_off(const store::RunRow& run,
                                               const base::CancelToken& cancel) const;

 private:
  const bool is_set_;
  providers::GeminiClient client_;
  net::Fetcher fetcher_;
  providers::GeminiShop shop_;
  providers::GeminiSceneWriter scenes_;
  providers::GeminiImageMaker images_;
  providers::GeminiClipMaker clips_;
};

class OpenaiMakers {
 public:
  OpenaiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media);
  mv::Maker maker();

 private:
  const bool is_set_;
  providers::OpenaiSceneWriter scenes_;
  net::Fetcher fetcher_;
  providers::OpenaiImageMaker images_;
  const bool writes_scenes_;   // a server of the user's own: with the model that they name
  const bool makes_pictures_;  // most servers that write make none
  const std::map<mv::Work, mv::NamedModel> named_models_;
};

class ComfyuiMakers {
 public:
  ComfyuiMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media);
  mv::Maker maker();
  // As MakerRoom::call_off.
  std::optional<providers::RunReport> call_off(const store::RunRow& run,
                                               const base::CancelToken& cancel) const;

 private:
  const bool is_set_;
  providers::ComfyuiClient client_;
  providers::ComfyuiGraphs graphs_;
  net::Fetcher fetcher_;
  providers::ComfyuiShop shop_;
  providers::ComfyuiImageMaker images_;
  providers::ComfyuiClipMaker clips_;
  providers::ComfyuiLipSyncer lips_;
};

class SdcppMakers {
 public:
  SdcppMakers(const Settings& settings, const mv::Catalog& catalog, const media::Media& media);
  mv::Maker maker();
  // As MakerRoom::call_off.
  std::optional<providers::RunReport> call_off(const store::RunRow& run,
                                               const base::CancelToken& cancel) const;

 private:
  const bool is_set_;
  providers::SdcppClient client_;
  providers::SdcppShop shop_;
  providers::SdcppImageMaker images_;
  providers::SdcppClipMaker clips_;
};

}  // namespace app
