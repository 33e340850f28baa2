#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace providers {

enum class SdcppMode { kPicture, kFilm };
// As paths and lists name it: "img_gen", "vid_gen".
const char* name_of(SdcppMode mode);

// What a server says of itself and of the model that it has loaded. Empty or as it stands here where it says
// nothing.
struct SdcppAbilities {
  std::string model;               // file name without its ending
  std::vector<std::string> modes;  // "vid_gen"
  std::vector<std::string> film_formats;
  bool films_begin_with_picture = true;
  int least_side = 64, most_side = 4096;  // pixels

  bool can(SdcppMode mode) const;
  bool writes_film_as(const std::string& format) const;
};

// From the answer of GET /sdcpp/v1/capabilities. Whatever stands there, it does not throw.
SdcppAbilities sdcpp_abilities(const boost::json::object& answer);

}  // namespace providers
