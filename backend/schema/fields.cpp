#include "schema/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace schema::detail {

void require_known(std::string_view type_name, const Notes& notes,
                   const std::vector<std::string_view>& members) {
  for (const FieldNote& field : notes.fields) {
    if (std::find(members.begin(), members.end(), field.member) != members.end()) continue;
    throw base::Error(
        base::ErrorKind::kInternal,
        fmt::format("the notes of {} speak of a field {} that it does not have", type_name, field.member));
  }
}

}  // namespace schema::detail
