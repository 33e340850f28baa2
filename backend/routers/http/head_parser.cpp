#include "routers/http/head_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include <boost/beast/http/basic_parser.hpp>

#include "base/text.h"
#include "routers/http/target.h"

namespace http {
namespace {

namespace beast = boost::beast::http;
using Code = boost::beast::error_code;
using boost::beast::string_view;

std::string_view plain(string_view text) {
  return {text.data(), text.size()};
}

std::optional<Method> method_of(beast::verb verb) {
  switch (verb) {
    case beast::verb::get:
      return Method::kGet;
    case beast::verb::head:
      return Method::kHead;
    case beast::verb::post:
      return Method::kPost;
    case beast::verb::put:
      return Method::kPut;
    case beast::verb::patch:
      return Method::kPatch;
    case beast::verb::delete_:
      return Method::kDelete;
    case beast::verb::options:
      return Method::kOptions;
    default:
      return std::nullopt;
  }
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Beast reads the grammar; each header passes here once, so what it lets through twice is seen.
class HeadParser final : public beast::basic_parser<true> {
 public:
  HeadParser(Request& request, Framing& framing) : request_(request), framing_(framing) {
    header_limit(~std::uint32_t{0});  // the scanner has bounded it
    body_limit(boost::none);
    eager(true);
  }

  std::optional<Fault> fault() const { return fault_; }
  int hosts() const { return hosts_; }
  int lengths() const { return lengths_; }
  int codings() const { return codings_; }

 private:
  void on_request_impl(beast::verb verb, string_view, string_view target, int version, Code&) override {
    const auto method = method_of(verb);
    framing_.has_method = method.has_value();
    request_.method = method.value_or(Method::kGet);
    request_.target = plain(target);
    framing_.is_http_1_1 = version == 11;
  }

  void on_field_impl(beast::field field, string_view name, string_view value, Code& code) override {
    if (field == beast::field::host) ++hosts_;
    if (field == beast::field::content_length) {
      ++lengths_;
      if (!is_digits(plain(value))) refuse({400, "Content-Length is not a number."}, code);
    }
    if (field == beast::field::transfer_encoding) {
      ++codings_;
      if (base::lower(plain(value)) != "chunked") {
        refuse({501, "Of the transfer codings only \"chunked\" is known here."}, code);
      }
    }
    if (field == beast::field::expect) {
      framing_.expects_continue = base::lower(plain(value)) == "100-continue";
      if (!framing_.expects_continue) refuse({417, "Only \"100-continue\" can be expected here."}, code);
    }
    request_.headers.push_back({std::string(plain(name)), std::string(plain(value))});
  }

  void refuse(Fault fault, Code& code) {
    fault_ = std::move(fault);
    code = beast::make_error_code(beast::error::bad_value);
  }

  void on_response_impl(int, string_view, int, Code&) override {}
  void on_header_impl(Code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
  std::size_t on_body_impl(string_view body, Code&) override { return body.size(); }
  void on_chunk_header_impl(std::uint64_t, string_view, Code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, Code&) override { return body.size(); }
  void on_finish_impl(Code&) override {}

  Request& request_;
  Framing& framing_;
  std::optional<Fault> fault_;
  int hosts_ = 0;
  int lengths_ = 0;
  int codings_ = 0;
};

// Whether the request line ends in a well-formed version (RFC 9112, 2.3) that is neither of ours.
bool has_other_version(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\r'));
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  return version.size() == 8 && version.starts_with("HTTP/") && is_digits(version.substr(5, 1)) &&
         version[6] == '.' && is_digits(version.substr(7)) && version != "HTTP/1.1" && version != "HTTP/1.0";
}

Fault fault_of(const Code& code, std::string_view head) {
  if (code == beast::error::bad_version && has_other_version(head)) {
    return {505, "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
  }
  if (code == beast::error::bad_transfer_encoding || code == beast::error::bad_content_length ||
      code == beast::error::multiple_content_length) {
    return {400, "The headers contradict each other about the length of the body."};
  }
  return {400, "The head of the request is not well-formed."};
}

}  // namespace

std::optional<Fault> read_head(std::string_view head, Request& request, Framing& framing) {
  HeadParser parser(request, framing);
  Code code;
  parser.put(boost::asio::const_buffer(head.data(), head.size()), code);
  if (parser.fault()) return parser.fault();
  if (code) return fault_of(code, head);
  if (!parser.is_header_done()) return Fault{400, "The head of the request is not well-formed."};
  if (parser.lengths() > 1) return Fault{400, "There is more than one Content-Length."};
  if (parser.codings() > 0 && !framing.is_http_1_1) {
    return Fault{400, "Transfer-Encoding is not part of HTTP/1.0."};
  }
  if (parser.hosts() > 1) return Fault{400, "There is more than one Host header."};
  if (parser.hosts() == 0 && framing.is_http_1_1) return Fault{400, "The Host header is missing."};
  framing.chunked = parser.chunked();
  framing.length = framing.chunked ? 0 : parser.content_length().value_or(0);
  framing.keeps_alive = framing.is_http_1_1 && parser.keep_alive();
  const std::string* host = request.header("Host");
  return read_target(request.target, host ? *host : std::string(), request);
}

}  // namespace http
