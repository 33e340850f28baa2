#include "mv/maker_table.h"

namespace mv {

bool does(const Maker& maker, Work work) {
  switch (work) {
    case Work::kScenes:
      return maker.scenes != nullptr;
    case Work::kImage:
      return maker.images != nullptr;
    case Work::kClip:
      return maker.clips != nullptr;
    case Work::kLips:
      return maker.lips != nullptr;
  }
  return false;
}

}  // namespace mv
