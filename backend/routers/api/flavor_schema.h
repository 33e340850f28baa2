#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "schema/fields.h"

namespace api {

struct FlavorView {
  std::string name, description, preview_url;
  std::int64_t number_of_scenes = 4;
  double clip_seconds = 8;
  static schema::Notes notes() {
    return {
        .about = "A look.",
        .fields = {{"name", {.about = "What `config_flavor` takes.", .example = "default"}},
                   {"description",
                    {.about = "In a sentence; may be empty.",
                     .example = "A film told in scenes: any place, any story, natural light."}},
                   {"preview_url",
                    {.about = "A picture of it, 640 × 360; another look has another address.",
                     .example = "/api/flavors/preview/3f1c2a9b7d6e5f40"}},
                   {"number_of_scenes", {.about = "Of a film that does not say otherwise.", .example = 4}},
                   {"clip_seconds", {.about = "Length of a scene of such a film.", .example = 8}}}};
  }
};
BOOST_DESCRIBE_STRUCT(FlavorView, (), (name, description, preview_url, number_of_scenes, clip_seconds))

struct FlavorShelf {
  std::vector<FlavorView> flavors;
  std::string default_name = "default";
  static schema::Notes notes() {
    return {.about = "All looks, by name.",
            .fields = {{"default_name",
                        {.about = "The one that counts where none is named, or an unknown one.",
                         .example = "default",
                         .name = "default"}}}};
  }
};
BOOST_DESCRIBE_STRUCT(FlavorShelf, (), (flavors, default_name))

}  // namespace api
