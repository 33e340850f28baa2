#pragma once

#include <string>
#include <vector>

#include "base/cancel.h"
#include "net/api_client.h"
#include "providers/hosted/vendor.h"

namespace providers {

// A server that speaks OpenAI's chat completions or its images: OpenAI itself, Ollama, llama.cpp, vLLM,
// LocalAI and others (https://platform.openai.com/docs/api-reference). Thread-safe.
class OpenaiClient {
 public:
  // `base_url`: "https://api.openai.com/v1". `key` "": none is sent, as own servers want none.
  OpenaiClient(std::string base_url, std::string key);

  // How messages call it: "OpenAI", or the server's address.
  const VendorNames& names() const { return names_; }
  // It is OpenAI's own, where everything costs.
  bool is_openai() const { return is_openai_; }
  const std::string& base_url() const { return base_url_; }

  net::ApiRequest completion(std::string body) const;
  // A picture from words, and one from words and pictures.
  net::ApiRequest image_generation(std::string body) const;
  net::ApiRequest image_edit(net::Form form) const;
  // For an answer that is no success.
  Refusal refusal_in(const net::ApiReply& reply) const;
  // The ids of the models that the server has. Throws what net::ask throws, Refusal, and Error{kMakerFailed}
  // for an answer that is not understood.
  std::vector<std::string> listed_models(base::CancelToken cancel) const;

 private:
  net::ApiRequest request_for(net::ApiRequest::Method method, const std::string& path) const;
  net::ApiRequest posted(const std::string& path, std::string content_type, std::string body) const;

  const std::string base_url_, key_;
  const bool is_openai_;
  const VendorNames names_;
};

}  // namespace providers
