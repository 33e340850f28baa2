#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "media/media.h"
#include "mv/commission.h"
#include "net/fetch.h"
#include "providers/hosted/vendor.h"

namespace providers {

// Fetches an output from the link that a vendor gave, at once and a few times over where the connection
// breaks. `fetcher` is one whose guard lets the vendor's own address through. Throws Error{kUnreachable,
// kTimedOut} when it is worth another attempt of the job, Error{kMakerFailed} when it is gone or not handed
// out.
void fetch_output(const net::Fetcher& fetcher, const VendorNames& vendor, const std::string& link,
                  const std::filesystem::path& out, mv::Commission& commission);
// The guard for links that a server at `base_url` gives: what it hands out may lie on itself, wherever that
// is.
net::GuardSettings guard_for(const std::string& base_url, std::vector<std::string> allowed = {});

// Does what is left to do with what a paid run gave. Where that shows it to be no good, the run is done with
// all the same: who tries again orders anew.
void receive(const store::RunRow& run, mv::Commission& commission, const std::function<void()>& steps);

// Whether a file that a vendor gave is the film that was asked for: it has a picture that can be read, and
// lasts as long as `frames` at the format's rate, but for a few. Throws Error{kMakerFailed}, which says that
// it was paid for.
void check_clip(const media::Media& media, const VendorNames& vendor, const std::filesystem::path& clip,
                std::int64_t frames, const media::VideoFormat& format, const store::RunRow& run,
                base::CancelToken cancel);

// A picture that a vendor gave, as the PNG that the studio keeps, whatever it was. Throws
// Error{kMakerFailed} for what is none.
void keep_as_png(const media::Media& media, const VendorNames& vendor, const std::filesystem::path& picture,
                 const std::filesystem::path& out, const store::RunRow& run, base::CancelToken cancel);

}  // namespace providers
