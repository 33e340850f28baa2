#pragma once

#include <string>
#include <vector>

#include "mv/catalog.h"
#include "mv/makers.h"
#include "providers/gemini/gemini_client.h"
#include "providers/hosted/story_writing.h"

namespace providers {

// Scenes by Gemini's language models.
class GeminiSceneWriter final : public mv::SceneWriter {
 public:
  // Both outlive it.
  GeminiSceneWriter(const GeminiClient& client, const mv::Catalog& catalog)
      : client_(client), catalog_(catalog) {}

  // Throws as write_story and ask_paid do, and Error{kUsage} for an unknown model.
  mv::Story write(const mv::SceneRequest& request, const mv::Flavor& flavor,
                  mv::Commission& commission) override;

 private:
  const GeminiClient& client_;
  const mv::Catalog& catalog_;
};

}  // namespace providers
