#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

struct MakerView {
  std::string name, title;
  std::vector<std::string> makes;
  bool ready = false;
  std::vector<std::string> missing;
  std::string note;
  std::vector<std::string> warnings;
  static schema::Notes notes() {
    return {.about = "Somebody who makes scenes, pictures or clips, or moves lips.",
            .fields = {{"name", {.about = "What `backend` takes.", .example = "builtin"}},
                       {"title", {.about = "For people.", .example = "Built in"}},
                       {"makes",
                        {.about = "What this version has it make.",
                         .example = boost::json::array{"scenes", "images", "clips", "lips"},
                         .choices = {"scenes", "images", "clips", "lips"}}},
                       {"ready", {.about = "It can be used now.", .example = true}},
                       {"missing",
                        {.about = "Names of settings that it still needs; never their values.",
                         .example = boost::json::array{}}},
                       {"note", {.about = "A sentence for people; may be empty."}},
                       {"warnings",
                        {.about = "What is wrong with models of its that would be used: retired, or soon.",
                         .example = boost::json::array{}}}}};
  }
};
BOOST_DESCRIBE_STRUCT(MakerView, (), (name, title, makes, ready, missing, note, warnings))

struct MakerList {
  std::vector<MakerView> makers;
  std::string version;
};
BOOST_DESCRIBE_STRUCT(MakerList, (), (makers, version))

}  // namespace api
