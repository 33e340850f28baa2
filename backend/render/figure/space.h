#pragma once

#include <cmath>

#include "render/canvas/canvas.h"

namespace render {

// A point of the jointed figure: x to the right and y down as on the picture, z towards the camera.
struct Vec3 {
  double x = 0;
  double y = 0;
  double z = 0;
};

constexpr Vec3 operator+(Vec3 a, Vec3 b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
constexpr Vec3 operator-(Vec3 a, Vec3 b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
constexpr Vec3 operator*(Vec3 a, double k) {
  return {a.x * k, a.y * k, a.z * k};
}
constexpr double dot(Vec3 a, Vec3 b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline double length(Vec3 a) {
  return std::sqrt(dot(a, a));
}
inline Vec3 mix(Vec3 a, Vec3 b, double k) {
  return a + (b - a) * k;
}

// Turns about the upright axis; positive turns the front towards the right of the picture.
inline Vec3 yawed(Vec3 p, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {p.x * c + p.z * s, p.y, p.z * c - p.x * s};
}
// Bows forward: what is above the origin comes towards the camera.
inline Vec3 pitched(Vec3 p, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {p.x, p.y * c + p.z * s, p.z * c - p.y * s};
}
// Leans to the side: what is above the origin goes to the right.
inline Vec3 rolled(Vec3 p, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {p.x * c - p.y * s, p.y * c + p.x * s, p.z};
}

constexpr Point flat(Vec3 p) {
  return {p.x, p.y};
}
constexpr Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
constexpr Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
constexpr Point operator*(Point a, double k) {
  return {a.x * k, a.y * k};
}
constexpr double dot(Point a, Point b) {
  return a.x * b.x + a.y * b.y;
}
inline double length(Point a) {
  return std::sqrt(dot(a, a));
}
constexpr Point mix(Point a, Point b, double k) {
  return a + (b - a) * k;
}
constexpr Point across(Point a) {
  return {-a.y, a.x};
}
inline Point unit(Point a) {
  const double n = length(a);
  return n > 1e-9 ? a * (1 / n) : Point{0, 1};
}
inline Point turned(Point p, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {p.x * c - p.y * s, p.x * s + p.y * c};
}

inline double smooth_step(double x) {
  const double t = x < 0 ? 0 : x > 1 ? 1 : x;
  return t * t * (3 - 2 * t);
}
inline double blend(double a, double b, double k) {
  return a + (b - a) * k;
}

}  // namespace render
