#pragma once

#include <boost/json.hpp>

#include "media/media.h"

// The values of media.h as they cross the pipe. Reading throws std::exception on anything of the wrong shape
// or out of any real file's range, so that nobody divides by a rate of 0 that a taken-over worker has named.
namespace media {

boost::json::object to_json(const MediaInfo& info);
MediaInfo media_info_from(const boost::json::object& json);

boost::json::object to_json(const Trimmed& trimmed);
Trimmed trimmed_from(const boost::json::object& json);

boost::json::object to_json(const ClipCheck& check);
ClipCheck clip_check_from(const boost::json::object& json);

boost::json::object to_json(const VideoFormat& format);
VideoFormat video_format_from(const boost::json::object& json);

boost::json::object to_json(const WorkerLimits& limits);
WorkerLimits worker_limits_from(const boost::json::object& json);

// A whole number, and flicks as whole numbers.
std::int64_t number_at(const boost::json::object& json, std::string_view key);
timing::Flicks flicks_at(const boost::json::object& json, std::string_view key);

}  // namespace media
