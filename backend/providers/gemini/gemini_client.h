#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "base/cancel.h"
#include "mv/commission.h"
#include "net/api_client.h"
#include "net/fetch.h"
#include "providers/hosted/vendor.h"

namespace providers {

// How Gemini is called in messages and settings.
const VendorNames& gemini_names();

// For an answer that is no success. A wrong key is told with 400 there, and an empty account with 429; both
// become what they are.
Refusal gemini_refusal(const net::ApiReply& reply);
// The vendor's words in such an answer; "" for none.
std::string gemini_words(const net::ApiReply& reply);

// The Gemini API (https://ai.google.dev/api). All calls throw what net::ask throws, Refusal, and
// Error{kMakerFailed} for an answer that is not understood. Thread-safe.
class GeminiClient {
 public:
  // `base_url`: "https://generativelanguage.googleapis.com/v1beta".
  GeminiClient(std::string base_url, std::string key);

  // `path`: below the base address: "interactions/v1_abc". With the key.
  net::ApiRequest get(const std::string& path) const;
  net::ApiRequest post(const std::string& path, const boost::json::object& body) const;
  // Sends it and gives the JSON of a success.
  boost::json::object answer_to(const net::ApiRequest& request, base::CancelToken cancel) const;

  // Fetches what the API has made from the link that it gave, a few times over where the connection breaks or
  // the file is not ready. The key goes along to the API's own address alone; where that leads elsewhere,
  // `fetcher` follows without it. Throws as fetch_output does.
  void download(const std::string& link, const std::filesystem::path& out, const net::Fetcher& fetcher,
                mv::Commission& commission) const;

  // The models that the key may use, by the names that the API calls them in its paths: "veo-3.1".
  std::vector<std::string> listed_models(base::CancelToken cancel) const;

 private:
  bool is_own(const std::string& link) const;
  // Where the download leads elsewhere; "" when the file is there.
  std::string downloaded(const std::string& link, const std::filesystem::path& out,
                         const base::CancelToken& cancel) const;

  const std::string base_url_, key_;
};

// "models/NAME" for paths, whatever the name holds.
std::string gemini_model_path(const std::string& model);
// Whether an id or a name that the API gave can stand in a path as it is.
bool is_gemini_name(const std::string& name);

}  // namespace providers
