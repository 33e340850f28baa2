#pragma once

#include <memory>

#include <pango/pangocairo.h>

namespace render {

struct FreeObject {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct FreeGlib {
  void operator()(char* text) const { g_free(text); }
};
using Layout = std::unique_ptr<PangoLayout, FreeObject>;
using Font = std::unique_ptr<PangoFontDescription, FreeFont>;
using Utf8 = std::unique_ptr<char, FreeGlib>;

}  // namespace render
