#include "render/names.h"

namespace render {
namespace {

constexpr Named<Setting> kSettings[] = {{Setting::kStadiumStage, "stadium_stage"},
                                        {Setting::kClub, "club"},
                                        {Setting::kCityStreet, "city_street"},
                                        {Setting::kRooftop, "rooftop"},
                                        {Setting::kBeach, "beach"},
                                        {Setting::kForest, "forest"},
                                        {Setting::kMountains, "mountains"},
                                        {Setting::kDesertRoad, "desert_road"},
                                        {Setting::kBedroom, "bedroom"},
                                        {Setting::kTrainWindow, "train_window"},
                                        {Setting::kSpace, "space"},
                                        {Setting::kAbstractLight, "abstract_light"}};
constexpr Named<TimeOfDay> kTimes[] = {{TimeOfDay::kDawn, "dawn"},
                                       {TimeOfDay::kDay, "day"},
                                       {TimeOfDay::kSunset, "sunset"},
                                       {TimeOfDay::kTwilight, "twilight"},
                                       {TimeOfDay::kNight, "night"}};
constexpr Named<Weather> kWeathers[] = {
    {Weather::kClear, "clear"}, {Weather::kRain, "rain"}, {Weather::kFog, "fog"}, {Weather::kSnow, "snow"}};
constexpr Named<ShotSize> kSizes[] = {{ShotSize::kWide, "wide"},
                                      {ShotSize::kMedium, "medium"},
                                      {ShotSize::kCloseUp, "close_up"},
                                      {ShotSize::kExtremeCloseUp, "extreme_close_up"},
                                      {ShotSize::kLowAngle, "low_angle"},
                                      {ShotSize::kHighAngle, "high_angle"},
                                      {ShotSize::kOverTheCrowd, "over_the_crowd"}};
constexpr Named<CameraMove> kMoves[] = {
    {CameraMove::kPushIn, "push_in"},   {CameraMove::kPullOut, "pull_out"},
    {CameraMove::kPanLeft, "pan_left"}, {CameraMove::kPanRight, "pan_right"},
    {CameraMove::kCraneUp, "crane_up"}, {CameraMove::kCraneDown, "crane_down"},
    {CameraMove::kOrbit, "orbit"},      {CameraMove::kHandheld, "handheld"}};
constexpr Named<Action> kActions[] = {{Action::kStand, "stand"},
                                      {Action::kWalk, "walk"},
                                      {Action::kRun, "run"},
                                      {Action::kDance, "dance"},
                                      {Action::kSing, "sing"},
                                      {Action::kPlay, "play"},
                                      {Action::kSit, "sit"},
                                      {Action::kRaiseArms, "raise_arms"},
                                      {Action::kLookAround, "look_around"},
                                      {Action::kWave, "wave"}};
constexpr Named<Mood> kMoods[] = {{Mood::kCalm, "calm"},           {Mood::kJoyful, "joyful"},
                                  {Mood::kEnergetic, "energetic"}, {Mood::kMelancholy, "melancholy"},
                                  {Mood::kTense, "tense"},         {Mood::kDreamy, "dreamy"}};
constexpr Named<BandMember> kMembers[] = {{BandMember::kDrums, "drums"},
                                          {BandMember::kGuitar, "guitar"},
                                          {BandMember::kBass, "bass"},
                                          {BandMember::kKeyboard, "keyboard"}};
constexpr Named<Focus> kFoci[] = {{Focus::kLead, "lead"},         {Focus::kDrums, "drums"},
                                  {Focus::kGuitar, "guitar"},     {Focus::kBass, "bass"},
                                  {Focus::kKeyboard, "keyboard"}, {Focus::kBand, "band"},
                                  {Focus::kSetting, "setting"}};
constexpr Named<Look> kLooks[] = {{Look::kNatural, "natural"},
                                  {Look::kNoir, "noir"},
                                  {Look::kNeon, "neon"},
                                  {Look::kPastel, "pastel"},
                                  {Look::kVintage, "vintage"}};
constexpr Named<Species> kSpecies[] = {{Species::kHuman, "human"},
                                       {Species::kRobot, "robot"},
                                       {Species::kAnimal, "animal"},
                                       {Species::kAlien, "alien"},
                                       {Species::kGhost, "ghost"}};
constexpr Named<Build> kBuilds[] = {{Build::kSlim, "slim"},
                                    {Build::kAverage, "average"},
                                    {Build::kBroad, "broad"},
                                    {Build::kSmall, "small"},
                                    {Build::kTall, "tall"}};
constexpr Named<Material> kMaterials[] = {{Material::kSkin, "skin"},
                                          {Material::kMetal, "metal"},
                                          {Material::kFur, "fur"},
                                          {Material::kGlow, "glow"}};
constexpr Named<HairStyle> kHair[] = {{HairStyle::kNone, "none"},     {HairStyle::kShort, "short"},
                                      {HairStyle::kLong, "long"},     {HairStyle::kPonytail, "ponytail"},
                                      {HairStyle::kCurly, "curly"},   {HairStyle::kAfro, "afro"},
                                      {HairStyle::kMohawk, "mohawk"}, {HairStyle::kBob, "bob"},
                                      {HairStyle::kBun, "bun"},       {HairStyle::kBraids, "braids"}};
constexpr Named<FacialHair> kFacialHair[] = {
    {FacialHair::kNone, "none"}, {FacialHair::kMoustache, "moustache"}, {FacialHair::kBeard, "beard"}};
constexpr Named<Top> kTops[] = {{Top::kShirt, "shirt"}, {Top::kTShirt, "t_shirt"}, {Top::kJacket, "jacket"},
                                {Top::kCoat, "coat"},   {Top::kHoodie, "hoodie"},  {Top::kDress, "dress"},
                                {Top::kSuit, "suit"},   {Top::kArmor, "armor"},    {Top::kVest, "vest"}};
constexpr Named<Bottom> kBottoms[] = {{Bottom::kTrousers, "trousers"},
                                      {Bottom::kJeans, "jeans"},
                                      {Bottom::kSkirt, "skirt"},
                                      {Bottom::kShorts, "shorts"},
                                      {Bottom::kLeggings, "leggings"}};
constexpr Named<Hat> kHats[] = {
    {Hat::kNone, "none"},     {Hat::kCap, "cap"},       {Hat::kBeanie, "beanie"},
    {Hat::kFedora, "fedora"}, {Hat::kCowboy, "cowboy"}, {Hat::kTopHat, "top_hat"},
    {Hat::kCrown, "crown"},   {Hat::kHelmet, "helmet"}, {Hat::kWideBrim, "wide_brim"}};
constexpr Named<Eyewear> kEyewear[] = {{Eyewear::kNone, "none"},
                                       {Eyewear::kGlasses, "glasses"},
                                       {Eyewear::kSunglasses, "sunglasses"},
                                       {Eyewear::kGoggles, "goggles"}};
constexpr Named<Prop> kProps[] = {
    {Prop::kNone, "none"},         {Prop::kMicrophone, "microphone"}, {Prop::kGuitar, "guitar"},
    {Prop::kBass, "bass"},         {Prop::kKeyboard, "keyboard"},     {Prop::kDrumsticks, "drumsticks"},
    {Prop::kViolin, "violin"},     {Prop::kSaxophone, "saxophone"},   {Prop::kShield, "shield"},
    {Prop::kSword, "sword"},       {Prop::kUmbrella, "umbrella"},     {Prop::kCamera, "camera"},
    {Prop::kBackpack, "backpack"}, {Prop::kSurfboard, "surfboard"},   {Prop::kSkateboard, "skateboard"},
    {Prop::kBook, "book"},         {Prop::kFlower, "flower"},         {Prop::kLantern, "lantern"},
    {Prop::kSuitcase, "suitcase"}, {Prop::kBalloon, "balloon"}};

}  // namespace

template <>
std::span<const Named<Setting>> all_of() {
  return kSettings;
}
template <>
std::span<const Named<TimeOfDay>> all_of() {
  return kTimes;
}
template <>
std::span<const Named<Weather>> all_of() {
  return kWeathers;
}
template <>
std::span<const Named<ShotSize>> all_of() {
  return kSizes;
}
template <>
std::span<const Named<CameraMove>> all_of() {
  return kMoves;
}
template <>
std::span<const Named<Action>> all_of() {
  return kActions;
}
template <>
std::span<const Named<Mood>> all_of() {
  return kMoods;
}
template <>
std::span<const Named<BandMember>> all_of() {
  return kMembers;
}
template <>
std::span<const Named<Focus>> all_of() {
  return kFoci;
}
template <>
std::span<const Named<Look>> all_of() {
  return kLooks;
}
template <>
std::span<const Named<Species>> all_of() {
  return kSpecies;
}
template <>
std::span<const Named<Build>> all_of() {
  return kBuilds;
}
template <>
std::span<const Named<Material>> all_of() {
  return kMaterials;
}
template <>
std::span<const Named<HairStyle>> all_of() {
  return kHair;
}
template <>
std::span<const Named<FacialHair>> all_of() {
  return kFacialHair;
}
template <>
std::span<const Named<Top>> all_of() {
  return kTops;
}
template <>
std::span<const Named<Bottom>> all_of() {
  return kBottoms;
}
template <>
std::span<const Named<Hat>> all_of() {
  return kHats;
}
template <>
std::span<const Named<Eyewear>> all_of() {
  return kEyewear;
}
template <>
std::span<const Named<Prop>> all_of() {
  return kProps;
}

}  // namespace render
