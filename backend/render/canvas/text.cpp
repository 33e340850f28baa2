#include "render/canvas/text.h"

#include <algorithm>
#include <string>

#include <cairo.h>
#include <pango/pangocairo.h>

#include "render/canvas/cairo_handles.h"
#include "render/canvas/pango_handles.h"

#if defined(__SANITIZE_ADDRESS__)
// Pango's default font map and fontconfig's tables live as long as the process; the leak checker cannot see
// that because they are only reachable from fontconfig's packed structures.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig.so\n";
}
#endif

namespace render {
namespace {

std::string valid_utf8(std::string_view text) {
  const Utf8 valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
  return valid.get();
}

Layout make_layout(cairo_t* context, double width, std::string_view text, const TextStyle& style) {
  Layout layout(pango_cairo_create_layout(context));
  const Font font(pango_font_description_from_string("Sans"));
  pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(font.get(),
                                    style.weight == Weight::kBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), static_cast<int>(std::max(1.0, width) * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  pango_layout_set_height(layout.get(), -std::max(1, style.most_lines));  // negative: lines, not units
  const std::string valid = valid_utf8(text);
  pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
  return layout;
}

double height_of(const Layout& layout) {
  int height = 0;
  pango_layout_get_pixel_size(layout.get(), nullptr, &height);
  return height;
}

}  // namespace

double write_text(base::Pixels& pixels, Box box, std::string_view text, const TextStyle& style) {
  const Surface surface = surface_over(pixels);
  const Context context(cairo_create(surface.get()));
  const Layout layout = make_layout(context.get(), box.width(), text, style);
  const Color& c = style.color;
  cairo_set_source_rgba(context.get(), c.red, c.green, c.blue, c.alpha);
  cairo_move_to(context.get(), box.left, box.top);
  pango_cairo_show_layout(context.get(), layout.get());
  cairo_surface_flush(surface.get());
  return height_of(layout);
}

double text_height(double width, std::string_view text, const TextStyle& style) {
  base::Pixels none(1, 1);
  const Surface surface = surface_over(none);
  const Context context(cairo_create(surface.get()));
  return height_of(make_layout(context.get(), width, text, style));
}

}  // namespace render
