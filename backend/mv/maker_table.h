#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "mv/catalog.h"
#include "mv/makers.h"

namespace mv {

// A maker by the name that requests use, and the doors that it has. Pointers outlive it; null: it does no
// such work.
struct Maker {
  std::string name;      // "builtin", "replicate", "gemini"
  std::string variable;  // what it needs to be set: "REPLICATE_API_TOKEN"; "" for nothing
  bool is_set = false;   // whether that is
  SceneWriter* scenes = nullptr;
  ImageMaker* images = nullptr;
  ClipMaker* clips = nullptr;
  LipSyncer* lips = nullptr;
  // Which of these models its vendor has; throws where it cannot be asked. Empty: nobody can.
  std::function<std::set<std::string>(const std::vector<std::string>& models, base::CancelToken cancel)>
      models_there;
};

// Whether it has the door for a kind of work.
bool does(const Maker& maker, Work work);

constexpr const char* kBuiltinMaker = "builtin";

}  // namespace mv
