#pragma once

#include <string>
#include <utility>

#include "media/media.h"
#include "mv/catalog.h"
#include "mv/makers.h"
#include "net/fetch.h"
#include "providers/openai/openai_client.h"

namespace providers {

// What pictures need. All that it refers to outlives their maker.
struct OpenaiPictureShop {
  const OpenaiClient& client;
  const mv::Catalog& catalog;
  const media::Media& media;
  const net::Fetcher& fetcher;  // for servers that answer with a link; its guard lets their address through
  std::string model;            // goes before the request's and the catalogue's; "": these
};

// Pictures of characters by a server that speaks OpenAI's images; which model: openai_model. One question a
// picture.
class OpenaiImageMaker final : public mv::ImageMaker {
 public:
  explicit OpenaiImageMaker(OpenaiPictureShop shop) : shop_(std::move(shop)) {}

  std::string version() const override;
  // Throws as openai_model, ask_paid, fetch_output and keep_as_png do.
  mv::Made make(const mv::ImageRequest& request, const mv::Flavor& flavor, const std::filesystem::path& out,
                mv::Commission& commission) override;

 private:
  const OpenaiPictureShop shop_;
};

}  // namespace providers
