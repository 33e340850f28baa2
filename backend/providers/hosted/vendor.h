#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/money.h"
#include "net/api_client.h"
#include "store/run_records.h"

namespace providers {

// A server said no. Whether and how it goes on is decided by the status: see verdict.h.
class Refusal : public base::Error {
 public:
  Refusal(base::ErrorKind kind, std::string message, std::string details, long status,
          std::optional<std::chrono::seconds> retry_after)
      : Error(kind, std::move(message), std::move(details)), status_(status), retry_after_(retry_after) {}
  long status() const { return status_; }
  std::optional<std::chrono::seconds> retry_after() const { return retry_after_; }

 private:
  long status_;
  std::optional<std::chrono::seconds> retry_after_;
};

// How people and settings call a vendor.
struct VendorNames {
  std::string title;     // "Replicate"
  std::string variable;  // that holds its key, or its address: "REPLICATE_API_TOKEN"
};

// For an answer that is no success: 401 and 403 ask for the key, 402 for money, 429 and 5xx for patience; all
// others are the vendor's no, in its own words (`words`, "" for none; shown printable and shortened).
Refusal refusal(const VendorNames& vendor, const net::ApiReply& reply, std::string_view words);
// The JSON object of a success. Throws Error{kMakerFailed} for what is none: a page, a cut off answer.
boost::json::object json_of(const VendorNames& vendor, const net::ApiReply& reply);

// What a vendor says of a run that it knows by id.
struct RunReport {
  enum class State { kWaiting, kRunning, kSucceeded, kFailed, kCanceled };
  State state = State::kWaiting;
  std::optional<double> progress;  // 0 … 1
  std::string reason;              // of a failure, in the vendor's words
  // What it cost, where the vendor's words or rules say so; nothing: the estimate if it succeeded, else
  // nothing at all.
  std::optional<base::MicroDollars> cost;
  std::vector<std::string> outputs;  // links or names, in order
  boost::json::object facts;         // for the record: version, times
};

// One kind of run at a vendor that works in the background: ask, look, cancel. Its calls throw what
// `net::ask` throws, and Refusal. Used from one thread.
class BackgroundRun {
 public:
  virtual ~BackgroundRun() = default;
  virtual const VendorNames& vendor() const = 0;
  // Asks for the run, once; gives the vendor's id.
  virtual std::string submit(const store::RunRow& run, base::CancelToken cancel) = 0;
  virtual RunReport look(const std::string& remote_id, base::CancelToken cancel) = 0;
  // Asks for its end; `look` tells whether it has come.
  virtual void call_off(const std::string& remote_id) = 0;
  // Whether that can be asked for at all.
  virtual bool can_be_called_off() const { return true; }
  // Until the next look: so long, or until the vendor tells that the run has changed. Throws
  // Error{kCanceled}.
  virtual void wait_for_change(const std::string& remote_id, std::chrono::milliseconds time,
                               const base::CancelToken& cancel);
  // Whether the run that was looked at last is one that the server has forgotten, as those do that keep
  // nothing over their own restart.
  virtual bool has_vanished() const { return false; }
  // Whether vendors can be asked for a run whose id was never heard.
  virtual bool can_look_up() const = 0;
  // The id of the run that `run` has become, if it has arrived. Only where it can be looked up.
  virtual std::optional<std::string> look_up(const store::RunRow& run, base::CancelToken cancel) = 0;
};

}  // namespace providers
