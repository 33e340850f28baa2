#pragma once

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

struct MakerView {
  std::string name, title;
  std::vector<std::string> makes;
  bool ready = false, usable = true;
  std::vector<std::string> missing;
  std::string note;
  std::vector<std::string> warnings;
  static schema::Notes notes() {
    return {
        .about = "Somebody who makes scenes, pictures or clips, or moves lips.",
        .fields = {
            {"name", {.about = "What `backend` takes.", .example = "builtin"}},
            {"title", {.about = "For people.", .example = "Built in"}},
            {"makes",
             {.about = "What this version has it make.",
              .example = boost::json::array{"scenes", "images", "clips", "lips"},
              .choices = {"scenes", "images", "clips", "lips"}}},
            {"ready", {.about = "It is set up.", .example = true}},
            {"usable",
             {.about = "Nothing is known that keeps it from its work as a whole; else `warnings` says what.",
              .example = true}},
            {"missing",
             {.about = "Names of settings that it still needs; never their values.",
              .example = boost::json::array{}}},
            {"note", {.about = "A sentence for people; may be empty."}},
            {"warnings",
             {.about = "What keeps it from its work: no answer, a key that is refused, models that retire.",
              .example = boost::json::array{}}}}};
  }
};
BOOST_DESCRIBE_STRUCT(MakerView, (), (name, title, makes, ready, usable, missing, note, warnings))

struct MakerList {
  std::vector<MakerView> makers;
  std::string version;
};
BOOST_DESCRIBE_STRUCT(MakerList, (), (makers, version))

}  // namespace api
