#include "media/libav/turn.h"

#include <cmath>
#include <cstring>

namespace media {

Turn turn_of(const AVStream* stream) {
  std::size_t size = 0;
  const std::uint8_t* data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  std::int32_t matrix[9] = {};
  if (!data || size < sizeof matrix) return Turn::kNone;
  std::memcpy(matrix, data, sizeof matrix);
  const double left = av_display_rotation_get(matrix);  // anticlockwise, -180 to 180
  if (!std::isfinite(left)) return Turn::kNone;
  const long quarters = std::lround(-left / 90);
  return static_cast<Turn>((quarters % 4 + 4) % 4);
}

}  // namespace media
