#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_valid_utf8(std::string_view text);

// The text as it is when it is UTF-8, else its ASCII with a "?" for every other byte: any file name can stand
// in JSON then.
std::string printable(std::string_view text);

// Throws Error{kInvalidText} or Error{kTooLong (over `limit` bytes)}; `what` names the text ("the idea").
void require_text(std::string_view text, std::string_view what, std::size_t limit);

// ASCII only; other bytes stay as they are.
std::string lower(std::string_view text);
bool equals_ignoring_case(std::string_view left, std::string_view right);
std::string_view trimmed(std::string_view text);

// Lower-case words of letters, digits, apostrophes and bytes over 127; everything else separates.
std::vector<std::string> words_of(std::string_view text);

// "1 clip", "2 clips".
std::string counted(std::size_t count, std::string_view thing);

}  // namespace base
