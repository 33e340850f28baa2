#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/pixels.h"

namespace render {

// Straight (not premultiplied) sRGB colour, 0 to 1.
struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
  bool operator==(const Color&) const = default;
};

constexpr Color rgb(std::uint32_t hex) {
  return {((hex >> 16) & 0xFF) / 255.0, ((hex >> 8) & 0xFF) / 255.0, (hex & 0xFF) / 255.0, 1};
}
constexpr Color with_alpha(Color c, double alpha) {
  return {c.red, c.green, c.blue, alpha};
}
// a at 0, b at 1.
Color mix(Color a, Color b, double amount);
// amount -1 (black) … 0 (unchanged) … 1 (white)
Color shade(Color c, double amount);

struct Point {
  double x = 0;
  double y = 0;
};
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  double width() const { return right - left; }
  double height() const { return bottom - top; }
};

enum class Ends { kOpen, kClosed };

struct GradientStop {
  double at;  // 0 … 1
  Color color;
};

// Cairo drawing onto Pixels, y downwards. Paths are built with move_to … close, then painted by one of the
// fills, which consume the path; `keep_*` forms leave it for the next step. A canvas borrows its pixels: they
// must outlive it, and are up to date after `flush` or destruction. One thread at a time for each canvas; any
// number of canvases at once.
class Canvas {
 public:
  explicit Canvas(base::Pixels& pixels);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  // Transform, as a stack.
  void save();
  void restore();
  void translate(double x, double y);
  void scale(double x, double y);
  void rotate(double radians);

  // Paths.
  void begin();
  void move_to(Point p);
  void line_to(Point p);
  void curve_to(Point control1, Point control2, Point end);
  void close();
  void rectangle(Box box);
  void rounded_rectangle(Box box, double radius);
  void circle(Point center, double radius);
  void ellipse(Point center, double radius_x, double radius_y);
  void polygon(const std::vector<Point>& points);
  // A smooth curve through the points (Catmull-Rom).
  void smooth(const std::vector<Point>& points, Ends ends);

  // Painting. Colours blend over what is there.
  void fill(Color color);
  void keep_fill(Color color);
  void fill_linear(Point from, Point to, const std::vector<GradientStop>& stops);
  void keep_fill_linear(Point from, Point to, const std::vector<GradientStop>& stops);
  void fill_radial(Point center, double radius, const std::vector<GradientStop>& stops);
  void keep_fill_radial(Point center, double radius, const std::vector<GradientStop>& stops);
  void stroke(Color color, double width);  // round caps and joins
  void keep_stroke(Color color, double width);
  void paint(Color color);  // everything inside the clip
  void paint_linear(Point from, Point to, const std::vector<GradientStop>& stops);

  // Restricts painting to the path until the matching `restore`.
  void clip();
  void keep_clip();

  // What follows is painted only where something already is (Cairo's ATOP), until `over`.
  void atop();
  void over();
  void add();    // additive, for light
  void erase();  // removes what is there (DEST_OUT)

  // Quicker edges for small shapes, 16 steps of coverage instead of 255, until the matching `restore`.
  void quick_edges();

  // Group: what follows is drawn aside and then put back with `alpha`.
  void push_group();
  void pop_group(double alpha);

  void picture(const base::Pixels& pixels, Box where, double alpha = 1);

  void clear();
  void flush();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace render
