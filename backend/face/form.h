#pragma once

#include "timing/flicks.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace face {

// How a filmed mouth shall look, as continuous values that may be blended. Lengths are parts of half the
// mouth's width.
struct MouthForm {
  double open = 0;    // height between the lips
  double width = 1;   // beside the width as filmed
  double round = 0;   // 0: pointed corners, 1: an oval
  double teeth = 0;   // how much of the upper teeth shows, 0 … 1
  double tongue = 0;  // how far the tongue is raised, 0 … 1
  double press = 0;   // lips pressed on each other, 0 … 1
};

// The form of each shape. X is the mouth as filmed, closed if it was filmed open.
MouthForm form_of(timing::MouthShape shape);

MouthForm blend(const MouthForm& from, const MouthForm& to, double part);

// The form at a time: shapes blend over 80 ms around their borders; a closed mouth (A) is reached before its
// time begins and held to its end, so that no M, B or P is lost. Gaps count as X.
MouthForm form_at(const timing::Timeline<timing::MouthShape>& shapes, timing::Flicks time);

}  // namespace face
