#pragma once

#include <string>
#include <string_view>

namespace pages {

// How much a client wants an item of a list as in Accept and Accept-Encoding (RFC 9110, 12.5), by its quality
// value: 0 … 1, where 0 is "not this". Where the list does not name it, `otherwise`. Names match whole and in
// any case; wildcards are names like others.
double quality(std::string_view list, std::string_view item, double otherwise);

// Whether Accept asks for a page in so many words, as browsers do and programs do not.
bool asks_for_page(const std::string* accept);

// "br", "gzip" or "" (as it is): the best of these that Accept-Encoding takes.
std::string_view best_encoding(const std::string* accept_encoding, bool has_brotli, bool has_gzip);

}  // namespace pages
