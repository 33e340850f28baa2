#pragma once

#include "timing/flicks.h"
#include "timing/mouth_shape.h"
#include "timing/timeline.h"

namespace render {

// How a mouth is cut, in head units.
struct MouthForm {
  double half_width = 0.098;
  double open = 0;           // height of the opening
  double upper_lip = 0.022;  // thickness
  double lower_lip = 0.030;
  double upper_teeth = 0;  // share of the opening that the teeth cover
  double lower_teeth = 0;
  double tongue = 0;  // share of the opening, from below
  double round = 0;   // 0: almond … 1: circle
  // How much of each there is, 0 … 1; between them a mouth is on its way.
  double tongue_up = 0;  // its tip behind the upper teeth
  double teeth_on_lip = 0;
  double pressed = 0;  // lips held together, as for M, against relaxed
};
MouthForm mouth_form(timing::MouthShape shape);

// The mouth at a time: shapes pass into each other over 60 ms around their borders, but what must be seen to
// be read (lips that meet, teeth on the lip) is whole for all of its time. Gaps count as X. `opening` scales
// the height of the opening; teeth on the lip stay there.
MouthForm mouth_form_at(const timing::Timeline<timing::MouthShape>& shapes, timing::Flicks time,
                        double opening);

// The mouth of a frame that is shown during `frame`: as it is in the middle of that time; but lips that meet
// and teeth on the lip are seen in one frame at least, however short they are.
MouthForm mouth_form_in(const timing::Timeline<timing::MouthShape>& shapes, timing::TimeRange frame,
                        double opening);

}  // namespace render
