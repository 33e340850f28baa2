#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// Millionths of a US dollar: what vendors charge is added up without a rounding error.
using MicroDollars = std::int64_t;
constexpr MicroDollars kDollar = 1'000'000;

// "$3.20"; with as many more places as the amount has, so that "$0.0025" is not shown as nothing.
std::string to_dollars(MicroDollars amount);
// The same for programs, without the sign: "3.20".
std::string to_plain_dollars(MicroDollars amount);

// "3.2" → 3'200'000. Nothing for what is no amount: a sign, an exponent, more than six places, over a
// billion.
std::optional<MicroDollars> parse_dollars(std::string_view text);

}  // namespace base
