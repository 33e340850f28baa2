#pragma once

#include <functional>
#include <string>

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
  // Whether its vendor has a model of this name; throws where it cannot be asked. Empty: nobody can.
  std::function<bool(const std::string& model)> has_model;
};

constexpr const char* kBuiltinMaker = "builtin";

}  // namespace mv
