#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "providers/builtin/character_words.h"
#include "render/character.h"

namespace providers {

// What a description says about a figure, part by part, and what the roles in it suggest.
struct SaidCharacter {
  std::optional<render::Species> species;
  std::optional<render::Material> material;
  std::optional<render::Color> body;
  std::optional<render::Build> build;
  std::optional<render::HairStyle> hair;
  std::optional<render::Color> hair_color;
  std::optional<render::FacialHair> facial_hair;
  std::optional<render::Color> eyes;
  std::optional<render::Top> top;
  std::optional<render::Color> top_color, accent;
  std::optional<render::Bottom> bottom;
  std::optional<render::Color> bottom_color, shoes;
  std::optional<render::Hat> hat;
  std::optional<render::Color> hat_color;
  std::optional<render::Eyewear> eyewear;
  std::optional<render::Prop> prop;
  std::optional<render::Color> prop_color;
  bool scarf = false;
  bool cape = false;
  Gender gender = Gender::kUnsaid;

  // The suggestions, created when first needed.
  SaidCharacter& usual() {
    if (!usual_) usual_ = std::make_unique<SaidCharacter>();
    return *usual_;
  }
  const SaidCharacter* suggestions() const { return usual_.get(); }

 private:
  std::unique_ptr<SaidCharacter> usual_;
};

// Fills in what is not said: by suggestion, else from colours and styles that go together, chosen by `hash`.
render::Character complete(const SaidCharacter& said, std::uint64_t hash);

}  // namespace providers
