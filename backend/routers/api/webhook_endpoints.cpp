#include <utility>

#include "routers/api/endpoint.h"

namespace api {
namespace {

constexpr std::uint64_t kMostWebhookBytes = 4ULL << 20;

http::Reply hear(const Context& context, const http::Request& request) {
  const int status = context.hear_webhook(request.parameters.at("maker"), request);
  if (status == 200) return json_reply(boost::json::object{{"heard", true}});
  return status_reply(status,
                      status == 401   ? "the signature is not the maker's"
                      : status == 404 ? "no maker of this name tells anything here"
                      : status == 503 ? "it cannot be found out now whether this is genuine"
                                      : "the headers of a webhook are missing, or it is too old",
                      request.id);
}

}  // namespace

// Not in the reference: it is for makers alone. Who it comes from is told by its signature, so no key is
// asked for.
std::vector<Endpoint> webhook_endpoints(const Context& context) {
  Endpoint endpoint;
  endpoint.route.method = http::Method::kPost;
  endpoint.route.pattern = "/api/webhooks/{maker}";
  endpoint.route.body = http::BodyKind::kText;
  endpoint.route.most_body_bytes = kMostWebhookBytes;
  endpoint.route.handle = [&context](const http::Request& request) { return hear(context, request); };
  return {std::move(endpoint)};
}

}  // namespace api
