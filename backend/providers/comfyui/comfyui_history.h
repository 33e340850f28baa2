#pragma once

#include <boost/json/object.hpp>

#include "providers/comfyui/comfyui_client.h"
#include "providers/comfyui/comfyui_graph.h"
#include "providers/hosted/vendor.h"

namespace providers {

enum class ComfyuiKind { kPicture, kFilm };

// What the history says of a run that has ended. Its outputs are links, the one that is meant first: of the
// node that the graph marks as songreel:output, else a film before a picture where a film is asked for (or
// the other way round), and what is kept before what is only shown. Files of other kinds are left out.
RunReport report_of_history(const boost::json::object& entry, ComfyuiKind kind, const ComfyuiGraph& graph,
                            const ComfyuiClient& client);

}  // namespace providers
