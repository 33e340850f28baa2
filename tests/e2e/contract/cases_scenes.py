"""create_scenes, generate_character_reference and get_character_reference."""

from contract.case import Case, error, invalid, missing, no_bool, no_integer, no_string, too_large, too_small
from contract.shapes import (ANY, HTTP_TIME, INTEGER, PYTHON_TIME, STRING, TEXT, UUID, list_of, matching, nullable, says,
                             starting, with_keys)

SCENES, CHARACTER = "/api/mv/create_scenes", "/api/mv/generate_character_reference"
NOBODY = "00000000-0000-4000-8000-000000000000"
DEFAULT = "default from config"
DEFAULTS = {"character_characteristics": DEFAULT, "video_type": DEFAULT, "video_characteristics": DEFAULT, "camera_angle": DEFAULT}
STORY = {"idea": "A robot walks home through the rain", "character_description": "Silver robot"}
SEEDED = {**STORY, "seed": 1}
WORDS = {"description": TEXT, "negative_description": STRING}


def scenes(count, idea=ANY, used=None):
    return {"scenes": list_of(WORDS, count),
            "output_files": {"markdown": matching("*.md", r".+\.md"), "json": matching("*.json", r".+\.json")},
            "metadata": with_keys(idea=idea, number_of_scenes=count, parameters_used=used or DEFAULTS)}


def same_scenes(first):
    """The scenes are those that an earlier case has kept."""
    return lambda reply, kept: [] if reply.json["scenes"] == kept[first] else [f"these are not {first}"]


def other_scenes(first):
    return lambda reply, kept: [f"these are {first}"] if reply.json["scenes"] == kept[first] else []


CREATE_SCENES = [
    Case("an idea and a character are enough", "POST", SCENES, json=STORY, shape=scenes(4, STORY["idea"]), keep={"some_scenes": "scenes"}),
    Case("asked again they are others", "POST", SCENES, json=STORY, shape=scenes(4), check=other_scenes("some_scenes")),
    Case("unless the seed is the same", "POST", SCENES, json=SEEDED, shape=scenes(4), keep={"default_scenes": "scenes"}),
    Case("null is the flavor's own", "POST", SCENES, shape=scenes(4),
         json={**SEEDED, "character_characteristics": None, "video_type": None, "video_characteristics": None, "camera_angle": None,
               "number_of_scenes": None, "project_id": None, "config_flavor": None}, check=same_scenes("default_scenes")),
    Case("every field", "POST", SCENES, shape=scenes(2, STORY["idea"], {"character_characteristics": "shy", "video_type": "music video",
                                                                       "video_characteristics": "noir", "camera_angle": "wide"}),
         json={**STORY, "character_characteristics": "shy", "video_type": "music video", "video_characteristics": "noir",
               "camera_angle": "wide", "number_of_scenes": 2, "config_flavor": "default"}),
    Case("a field of its own beside defaults", "POST", SCENES, json={**STORY, "number_of_scenes": 1, "camera_angle": "low"},
         shape=scenes(1, ANY, {**DEFAULTS, "camera_angle": "low"})),
    Case("another flavor has its own number of scenes", "POST", SCENES, json={**STORY, "config_flavor": "example"}, shape=scenes(6)),
    Case("a flavor has its own words", "POST", SCENES, json={**SEEDED, "config_flavor": "mv1"}, shape=scenes(4),
         check=other_scenes("default_scenes")),
    Case("an unknown flavor falls back to the default one", "POST", SCENES, json={**SEEDED, "config_flavor": "nowhere"}, shape=scenes(4),
         check=same_scenes("default_scenes")),
    Case("an empty flavor is the default one", "POST", SCENES, json={**SEEDED, "config_flavor": ""}, shape=scenes(4),
         check=same_scenes("default_scenes")),
    Case("a flavor that is a path is only an unknown name", "POST", SCENES, json={**SEEDED, "config_flavor": "../../../etc"},
         shape=scenes(4), check=same_scenes("default_scenes")),
    Case("a number as text counts", "POST", SCENES, json={**STORY, "number_of_scenes": "3"}, shape=scenes(3)),
    Case("a whole number with a point counts", "POST", SCENES, json={**STORY, "number_of_scenes": 2.0}, shape=scenes(2)),
    Case("half a scene does not", "POST", SCENES, json={**STORY, "number_of_scenes": 2.5}, status=422,
         shape=invalid(no_integer("body.number_of_scenes", 2.5))),
    Case("a word is no number", "POST", SCENES, json={**STORY, "number_of_scenes": "many"}, status=422,
         shape=invalid(no_integer("body.number_of_scenes", "many"))),
    Case("a list is no number", "POST", SCENES, json={**STORY, "number_of_scenes": [1]}, status=422,
         shape=invalid(no_integer("body.number_of_scenes", [1]))),
    Case("more scenes than anybody wants", "POST", SCENES, json={**STORY, "number_of_scenes": 100_000}, status=(400, 422),
         shape=with_keys(error="ValidationError", message=says("scenes"))),
    Case("no scenes", "POST", SCENES, json={**STORY, "number_of_scenes": 0}, status=(400, 422), shape=with_keys(error="ValidationError")),
    Case("nothing is given", "POST", SCENES, json={}, status=422,
         shape=invalid(missing("body.idea", {}), missing("body.character_description", {}))),
    Case("the character is missing", "POST", SCENES, json={"idea": "A lamp"}, status=422,
         shape=invalid(missing("body.character_description", {"idea": "A lamp"}))),
    Case("the message of a 422 names field and fault", "POST", SCENES, json={"idea": "A lamp"}, status=422,
         shape=with_keys(message="character_description: Field required", details="")),
    Case("null is no text where text is needed", "POST", SCENES, json={**STORY, "idea": None}, status=422,
         shape=invalid(no_string("body.idea", None))),
    Case("a number is no text", "POST", SCENES, json={**STORY, "idea": 7, "camera_angle": True}, status=422,
         shape=invalid(no_string("body.idea", 7), no_string("body.camera_angle", True))),
    Case("a blank idea", "POST", SCENES, json={**STORY, "idea": " \t\n"}, status=400, shape=error("ValidationError", says("idea"))),
    Case("a blank character", "POST", SCENES, json={**STORY, "character_description": ""}, status=400,
         shape=error("ValidationError", says("character"))),
    Case("an idea that is a book", "POST", SCENES, json={**STORY, "idea": "a" * 20_000}, status=422,
         shape=with_keys(error="ValidationError", message=says("idea"))),
    Case("umlauts and emoji come back as they went in", "POST", SCENES, json={**STORY, "idea": "Straße 🌧 bei Nacht", "number_of_scenes": 1},
         shape=scenes(1, "Straße 🌧 bei Nacht"),
         check=lambda reply, _: [] if "Straße 🌧 bei Nacht".encode() in reply.body else ["they are escaped"]),
    Case("a project id that is none", "POST", SCENES, json={**STORY, "project_id": "mine"}, status=400,
         shape=error("ValidationError", says("project"))),
    Case("a project that is not there", "POST", SCENES, json={**STORY, "number_of_scenes": 1, "project_id": NOBODY}, status=404,
         shape=error("NotFound", says("project"))),
    Case("a project for scenes", "POST", "/api/projects", json=STORY, status=201, shape=with_keys(id=UUID), keep={"scenes_project": "id"}),
    Case("scenes of a project go into it", "POST", SCENES, json={**STORY, "number_of_scenes": 2, "project_id": "{scenes_project}"},
         shape={**scenes(2), "project_id": "{scenes_project}", "scenes_created_in_db": 2, "db_integration": "success"}),
    Case("and stand there", "GET", "/api/projects/{scenes_project}",
         shape=with_keys(scenes=list_of(with_keys(id=UUID, description=TEXT), 2))),
]


def images(count, **used):
    parameters = {"aspect_ratio": "1:1", "safety_filter_level": "block_medium_and_above", "person_generation": "allow_adult",
                  "output_format": "png", "negative_prompt": nullable(STRING), "seed": nullable(INTEGER), **used}
    return {"images": list_of({"id": UUID, "path": TEXT, "cloud_url": None, "image_url": TEXT}, count),
            "metadata": with_keys(character_description="Silver robot", model_used=TEXT, num_images_requested=count,
                                  num_images_generated=count, parameters_used=parameters, generation_timestamp=PYTHON_TIME)}


def different(reply, _):
    ids = [image["id"] for image in reply.json["images"]]
    return [] if len(set(ids)) == len(ids) else ["images share an id"]


IMAGE = {"Accept-Ranges": "bytes", "Last-Modified": HTTP_TIME, "ETag": matching("quoted tag", r'"[^"]+"'),
         "Content-Disposition": 'attachment; filename="{image}.png"', "X-Content-Type-Options": "nosniff"}
ROBOT = {"character_description": "Silver robot"}

CHARACTERS = [
    Case("four images unless asked otherwise", "POST", CHARACTER, json=ROBOT, shape=images(4), check=different,
         keep={"image": "images.0.id"}),
    Case("every field", "POST", CHARACTER, shape=images(1, negative_prompt="hats", seed=7),
         json={**ROBOT, "num_images": 1, "aspect_ratio": "1:1", "safety_filter_level": "block_medium_and_above",
               "person_generation": "allow_adult", "output_format": "png", "negative_prompt": "hats", "seed": 7,
               "config_flavor": "example"}),
    Case("null is the flavor's own", "POST", CHARACTER, shape=images(1),
         json={**ROBOT, "num_images": 1, "aspect_ratio": None, "safety_filter_level": None, "person_generation": None,
               "output_format": None, "negative_prompt": None, "seed": None, "config_flavor": None}),
    Case("a number as text counts", "POST", CHARACTER, json={**ROBOT, "num_images": "1"}, shape=images(1)),
    Case("no image", "POST", CHARACTER, json={**ROBOT, "num_images": 0}, status=422, shape=invalid(too_small("body.num_images", 0, 1))),
    Case("five images", "POST", CHARACTER, json={**ROBOT, "num_images": 5}, status=422, shape=invalid(too_large("body.num_images", 5, 4))),
    Case("no number of images", "POST", CHARACTER, json={**ROBOT, "num_images": None}, status=422,
         shape=invalid(no_integer("body.num_images", None))),
    Case("several faults are all named", "POST", CHARACTER, json={"num_images": 9, "seed": "x"}, status=422,
         shape=invalid(missing("body.character_description"), too_large("body.num_images", 9, 4), no_integer("body.seed", "x"))),
    Case("a blank description", "POST", CHARACTER, json={"character_description": "  "}, status=400,
         shape=error("ValidationError", says("character"))),
    Case("an image is served as a file", "GET", "/api/mv/get_character_reference/{image}", type="image/png", reply_headers=IMAGE,
         check=lambda reply, _: [] if reply.body.startswith(b"\x89PNG\r\n\x1a\n") else ["it is no PNG"]),
    Case("with redirect there is nowhere to go but here", "GET", "/api/mv/get_character_reference/{image}?redirect=true", type="image/png"),
    Case("with redirect=false", "GET", "/api/mv/get_character_reference/{image}?redirect=false", type="image/png"),
    Case("a redirect that is neither yes nor no", "GET", "/api/mv/get_character_reference/{image}?redirect=perhaps", status=422,
         shape=invalid(no_bool("query.redirect", "perhaps"))),
    Case("HEAD of an image", "HEAD", "/api/mv/get_character_reference/{image}", type="image/png", reply_headers=IMAGE),
    Case("an id of another shape", "GET", "/api/mv/get_character_reference/robot", status=400, shape=error("ValidationError")),
    Case("an id of the right length without dashes", "GET", "/api/mv/get_character_reference/" + "a" * 36, status=400,
         shape=error("ValidationError")),
    Case("an unknown image", "GET", "/api/mv/get_character_reference/" + NOBODY, status=404, shape=error("NotFound", says(NOBODY)),
         type=starting("application/json")),
]
