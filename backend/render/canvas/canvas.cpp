#include "render/canvas/canvas.h"

#include <algorithm>
#include <numbers>

#include <cairo.h>

#include "base/error.h"
#include "render/canvas/cairo_handles.h"

namespace render {
namespace {

void set_color(cairo_t* context, Color c) {
  cairo_set_source_rgba(context, c.red, c.green, c.blue, c.alpha);
}

void set_stops(cairo_t* context, const Pattern& pattern, const std::vector<GradientStop>& stops) {
  for (const GradientStop& stop : stops) {
    const Color& c = stop.color;
    cairo_pattern_add_color_stop_rgba(pattern.get(), stop.at, c.red, c.green, c.blue, c.alpha);
  }
  cairo_set_source(context, pattern.get());
}

void set_linear(cairo_t* context, Point from, Point to, const std::vector<GradientStop>& stops) {
  set_stops(context, Pattern(cairo_pattern_create_linear(from.x, from.y, to.x, to.y)), stops);
}

}  // namespace

Color mix(Color a, Color b, double amount) {
  const auto between = [&](double x, double y) { return x + (y - x) * amount; };
  return {between(a.red, b.red), between(a.green, b.green), between(a.blue, b.blue),
          between(a.alpha, b.alpha)};
}

Color shade(Color c, double amount) {
  const Color target = amount < 0 ? Color{0, 0, 0, c.alpha} : Color{1, 1, 1, c.alpha};
  return mix(c, target, std::min(1.0, amount < 0 ? -amount : amount));
}

struct Canvas::Handles {
  Surface surface;
  Context context;
  cairo_t* get() const { return context.get(); }
};

Canvas::Canvas(base::Pixels& pixels) : handles_(std::make_unique<Handles>()) {
  handles_->surface = surface_over(pixels);
  handles_->context.reset(cairo_create(handles_->surface.get()));
  if (cairo_status(handles_->get()) != CAIRO_STATUS_SUCCESS) {
    throw base::Error(base::ErrorKind::kInternal, "could not draw on a picture",
                      cairo_status_to_string(cairo_status(handles_->get())));
  }
}
Canvas::~Canvas() {
  flush();
}

void Canvas::save() {
  cairo_save(handles_->get());
}
void Canvas::restore() {
  cairo_restore(handles_->get());
}
void Canvas::translate(double x, double y) {
  cairo_translate(handles_->get(), x, y);
}
void Canvas::scale(double x, double y) {
  cairo_scale(handles_->get(), x, y);
}
void Canvas::rotate(double radians) {
  cairo_rotate(handles_->get(), radians);
}

void Canvas::begin() {
  cairo_new_path(handles_->get());
}
void Canvas::move_to(Point p) {
  cairo_move_to(handles_->get(), p.x, p.y);
}
void Canvas::line_to(Point p) {
  cairo_line_to(handles_->get(), p.x, p.y);
}
void Canvas::curve_to(Point a, Point b, Point end) {
  cairo_curve_to(handles_->get(), a.x, a.y, b.x, b.y, end.x, end.y);
}
void Canvas::close() {
  cairo_close_path(handles_->get());
}
void Canvas::rectangle(Box box) {
  cairo_rectangle(handles_->get(), box.left, box.top, box.width(), box.height());
}

void Canvas::rounded_rectangle(Box box, double radius) {
  constexpr double kQuarter = std::numbers::pi / 2;
  const double r = std::min({radius, box.width() / 2, box.height() / 2});
  cairo_t* context = handles_->get();
  cairo_new_sub_path(context);
  cairo_arc(context, box.right - r, box.top + r, r, -kQuarter, 0);
  cairo_arc(context, box.right - r, box.bottom - r, r, 0, kQuarter);
  cairo_arc(context, box.left + r, box.bottom - r, r, kQuarter, 2 * kQuarter);
  cairo_arc(context, box.left + r, box.top + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(context);
}

void Canvas::circle(Point center, double radius) {
  ellipse(center, radius, radius);
}

void Canvas::ellipse(Point center, double radius_x, double radius_y) {
  if (radius_x <= 0 || radius_y <= 0) return;
  cairo_t* context = handles_->get();
  cairo_save(context);
  cairo_translate(context, center.x, center.y);
  cairo_scale(context, radius_x, radius_y);
  cairo_new_sub_path(context);
  cairo_arc(context, 0, 0, 1, 0, 2 * std::numbers::pi);
  cairo_close_path(context);
  cairo_restore(context);
}

void Canvas::polygon(const std::vector<Point>& points) {
  if (points.empty()) return;
  move_to(points.front());
  for (std::size_t i = 1; i < points.size(); ++i) line_to(points[i]);
  close();
}

void Canvas::smooth(const std::vector<Point>& points, Ends ends) {
  const bool closed = ends == Ends::kClosed;
  const auto count = static_cast<std::ptrdiff_t>(points.size());
  if (count < 2) return;
  const auto at = [&](std::ptrdiff_t i) {
    if (closed) return points[static_cast<std::size_t>((i % count + count) % count)];
    return points[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, count - 1))];
  };
  move_to(points.front());
  for (std::ptrdiff_t i = 0; i < (closed ? count : count - 1); ++i) {
    const Point p0 = at(i - 1);
    const Point p1 = at(i);
    const Point p2 = at(i + 1);
    const Point p3 = at(i + 2);
    curve_to({p1.x + (p2.x - p0.x) / 6, p1.y + (p2.y - p0.y) / 6},
             {p2.x - (p3.x - p1.x) / 6, p2.y - (p3.y - p1.y) / 6}, p2);
  }
  if (closed) close();
}

void Canvas::fill(Color color) {
  set_color(handles_->get(), color);
  cairo_fill(handles_->get());
}
void Canvas::keep_fill(Color color) {
  set_color(handles_->get(), color);
  cairo_fill_preserve(handles_->get());
}
void Canvas::fill_linear(Point from, Point to, const std::vector<GradientStop>& stops) {
  keep_fill_linear(from, to, stops);
  begin();
}
void Canvas::keep_fill_linear(Point from, Point to, const std::vector<GradientStop>& stops) {
  set_linear(handles_->get(), from, to, stops);
  cairo_fill_preserve(handles_->get());
}
void Canvas::fill_radial(Point center, double radius, const std::vector<GradientStop>& stops) {
  keep_fill_radial(center, radius, stops);
  begin();
}
void Canvas::keep_fill_radial(Point center, double radius, const std::vector<GradientStop>& stops) {
  set_stops(handles_->get(),
            Pattern(cairo_pattern_create_radial(center.x, center.y, 0, center.x, center.y, radius)), stops);
  cairo_fill_preserve(handles_->get());
}
void Canvas::stroke(Color color, double width) {
  keep_stroke(color, width);
  begin();
}
void Canvas::keep_stroke(Color color, double width) {
  cairo_t* context = handles_->get();
  set_color(context, color);
  cairo_set_line_width(context, width);
  cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve(context);
}
void Canvas::paint(Color color) {
  set_color(handles_->get(), color);
  cairo_paint(handles_->get());
}
void Canvas::paint_linear(Point from, Point to, const std::vector<GradientStop>& stops) {
  set_linear(handles_->get(), from, to, stops);
  cairo_paint(handles_->get());
}

void Canvas::clip() {
  cairo_clip(handles_->get());
}
void Canvas::keep_clip() {
  cairo_clip_preserve(handles_->get());
}
void Canvas::atop() {
  cairo_set_operator(handles_->get(), CAIRO_OPERATOR_ATOP);
}
void Canvas::over() {
  cairo_set_operator(handles_->get(), CAIRO_OPERATOR_OVER);
}
void Canvas::add() {
  cairo_set_operator(handles_->get(), CAIRO_OPERATOR_ADD);
}
void Canvas::erase() {
  cairo_set_operator(handles_->get(), CAIRO_OPERATOR_DEST_OUT);
}
void Canvas::quick_edges() {
  cairo_set_antialias(handles_->get(), CAIRO_ANTIALIAS_FAST);
}
void Canvas::push_group() {
  cairo_push_group(handles_->get());
}
void Canvas::pop_group(double alpha) {
  cairo_pop_group_to_source(handles_->get());
  cairo_paint_with_alpha(handles_->get(), alpha);
}

void Canvas::picture(const base::Pixels& pixels, Box where, double alpha) {
  if (pixels.empty()) return;
  cairo_t* context = handles_->get();
  const Surface surface = surface_over(pixels);
  cairo_save(context);
  cairo_translate(context, where.left, where.top);
  cairo_scale(context, where.width() / pixels.width, where.height() / pixels.height);
  cairo_set_source_surface(context, surface.get(), 0, 0);
  cairo_paint_with_alpha(context, alpha);
  cairo_restore(context);
}

void Canvas::clear() {
  cairo_save(handles_->get());
  cairo_set_operator(handles_->get(), CAIRO_OPERATOR_CLEAR);
  cairo_paint(handles_->get());
  cairo_restore(handles_->get());
}
void Canvas::flush() {
  cairo_surface_flush(handles_->surface.get());
}

}  // namespace render
