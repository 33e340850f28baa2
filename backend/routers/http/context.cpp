#include "routers/http/context.h"

namespace http {

ConnectionTicket::ConnectionTicket(Context& context, std::string address)
    : context_(context), address_(std::move(address)) {
  ++context_.connections;
  ++context_.per_address[address_];
}

ConnectionTicket::~ConnectionTicket() {
  const auto found = context_.per_address.find(address_);
  if (--found->second == 0) context_.per_address.erase(found);
  const std::lock_guard lock(context_.empty_mutex);
  if (--context_.connections == 0) context_.became_empty.notify_all();
}

bool ConnectionTicket::available(const Context& context, const std::string& address, bool loopback) {
  if (context.connections >= context.settings.most_connections) return false;
  const auto found = context.per_address.find(address);
  return loopback || found == context.per_address.end() ||
         found->second < context.settings.most_connections_per_address;
}

}  // namespace http
