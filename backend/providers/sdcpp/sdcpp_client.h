#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/cancel.h"
#include "net/api_client.h"
#include "providers/hosted/vendor.h"
#include "providers/sdcpp/sdcpp_abilities.h"

namespace providers {

// How a server of stable-diffusion.cpp is called in messages and settings.
const VendorNames& sdcpp_names();

// The native HTTP API of the server of stable-diffusion.cpp (its examples/server/api.md), one call a method.
// All throw what net::ask throws, Refusal, and Error{kMakerFailed} for an answer that is not understood.
// Thread-safe.
class SdcppClient {
 public:
  // `base_url`: "http://127.0.0.1:1234".
  explicit SdcppClient(std::string base_url);

  SdcppAbilities told_abilities(base::CancelToken cancel) const;
  // The same, but nothing is known where they cannot be read. Throws Error{kCanceled} alone.
  SdcppAbilities abilities(base::CancelToken cancel) const;
  // Puts a job into the queue; gives its id.
  std::string put(SdcppMode mode, const boost::json::object& body, base::CancelToken cancel) const;
  // The job as it is, its result in it once it is completed.
  boost::json::object job(const std::string& id, base::CancelToken cancel) const;
  // Takes it out of the queue. What is being worked on cannot be stopped: without effect then, and on what
  // has ended or is not known.
  void cancel(const std::string& id) const;

 private:
  net::ApiRequest request_for(net::ApiRequest::Method method, std::string_view path) const;

  const std::string base_url_;
};

}  // namespace providers
