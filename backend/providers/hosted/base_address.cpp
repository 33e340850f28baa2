#include "providers/hosted/base_address.h"

namespace providers {

std::string base_address(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace providers
