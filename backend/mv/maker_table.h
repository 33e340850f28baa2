#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/cancel.h"
#include "mv/catalog.h"
#include "mv/makers.h"

namespace mv {

// A model that the settings name for a kind of work: it goes before the flavor's and the catalogue's.
struct NamedModel {
  std::string id;
  std::string setting;  // that names it: "OPENAI_MODEL"
  std::string fault;    // why it cannot be used, and what to do; "" when it can
};

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
  std::map<Work, NamedModel> named_models = {};
  // What to do so that it does a work for which it has no door yet: "set OPENAI_IMAGE_MODEL". Empty: never.
  std::map<Work, std::string> lacking = {};
  // Whether a flavor may name this one although it is not in the catalogue, as graphs of the user's own.
  // Empty: never.
  std::function<bool(Work work, const std::string& model)> has_own_model = {};
  // Which of these models its vendor has. Throws, within seconds, what is to be told of a maker that does not
  // answer, or not to our key. Empty: it has nobody to ask.
  std::function<std::set<std::string>(const std::vector<std::string>& models, base::CancelToken cancel)>
      models_there;
};

// Whether it has the door for a kind of work.
bool does(const Maker& maker, Work work);
// Null where the settings name none.
const NamedModel* named_model(const Maker& maker, Work work);
// Whether such a model is the maker's, by the catalogue or by its own word.
bool knows(const Maker& maker, const Catalog& catalog, Work work, const std::string& model);
bool is_known(const std::vector<Maker>& makers, const Catalog& catalog, Work work, const std::string& model);

// Names that models of the catalogue have as their maker's and that are none's; each once.
std::set<std::string> unknown_makers(const Catalog& catalog, const std::vector<Maker>& makers);

constexpr const char* kBuiltinMaker = "builtin";

// Whether it may be chosen for that work without being asked for.
bool can_be_chosen(const Maker& maker, Work work);

}  // namespace mv
