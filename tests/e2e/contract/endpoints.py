"""Every endpoint, and the fields that its body may have: kind of value, default, whether it must be there."""

REQUIRED = object()
STR, INT, NUM, YES, LIST, MAKERS = "string", "integer", "number", "boolean", "array", "object"


def needed(kind):
    return kind, REQUIRED


def maybe(kind, default=None):
    return kind, default


PROJECT = {"name": maybe(STR), "config_flavor": maybe(STR), "audio_id": maybe(STR), "character_reference_id": maybe(STR),
           "number_of_scenes": maybe(INT), "clip_seconds": maybe(NUM), "aspect_ratio": maybe(STR), "size": maybe(STR),
           "frames_per_second": maybe(INT), "seed": maybe(INT), "song_start": maybe(NUM), "whole_song": maybe(YES), "lip_sync": maybe(YES), "lyrics": maybe(STR),
           "makers": maybe(MAKERS)}

STITCH = {"video_ids": needed(LIST), "audio_overlay_id": maybe(STR), "suppress_video_audio": maybe(YES, False)}

# (method, path): fields of the JSON body, or None where there is none.
ENDPOINTS = {
    ("GET", "/"): None,
    ("GET", "/health"): None,
    ("GET", "/ready"): None,
    ("GET", "/metrics"): None,
    ("POST", "/api/login"): {"key": needed(STR)},
    ("POST", "/api/logout"): None,
    ("GET", "/api/mv/get_config_flavors"): None,
    ("GET", "/api/mv/get_director_configs"): None,
    ("GET", "/api/mv/config/debug"): None,
    ("GET", "/api/flavors"): None,
    ("GET", "/api/flavors/preview/{key}"): None,
    ("GET", "/api/makers"): None,
    ("GET", "/api/costs"): None,
    ("POST", "/api/costs/estimate"): {**PROJECT, "idea": needed(STR), "character_description": needed(STR)},
    ("GET", "/api/projects/{id}/estimate"): None,
    ("POST", "/api/mv/create_scenes"): {
        "idea": needed(STR), "character_description": needed(STR), "character_characteristics": maybe(STR), "video_type": maybe(STR),
        "video_characteristics": maybe(STR), "camera_angle": maybe(STR), "number_of_scenes": maybe(INT), "project_id": maybe(STR),
        "config_flavor": maybe(STR), "seed": maybe(INT), "backend": maybe(STR)},
    ("POST", "/api/mv/generate_character_reference"): {
        "character_description": needed(STR), "num_images": maybe(INT, 4), "aspect_ratio": maybe(STR), "safety_filter_level": maybe(STR),
        "person_generation": maybe(STR), "output_format": maybe(STR), "negative_prompt": maybe(STR), "seed": maybe(INT),
        "config_flavor": maybe(STR), "backend": maybe(STR), "character_reference_id": maybe(STR)},
    ("GET", "/api/mv/get_character_reference/{image_id}"): None,
    ("POST", "/api/mv/generate_video"): {
        "prompt": needed(STR), "negative_prompt": maybe(STR), "aspect_ratio": maybe(STR), "video_rules_template": maybe(STR),
        "duration": maybe(INT), "generate_audio": maybe(YES), "seed": maybe(INT), "character_reference_id": maybe(STR),
        "reference_image_base64": maybe(STR), "backend": maybe(STR), "project_id": maybe(STR), "sequence": maybe(INT),
        "config_flavor": maybe(STR), "size": maybe(STR)},
    ("GET", "/api/mv/get_video/{video_id}"): None,
    ("GET", "/api/mv/get_video/{video_id}/info"): None,
    ("GET", "/api/mv/get_video/{video_id}/poster"): None,
    ("PUT", "/api/mv/character_reference/upload"): None,
    ("POST", "/api/mv/lipsync"): {
        "video_url": maybe(STR), "video_id": maybe(STR), "audio_url": maybe(STR), "audio_id": maybe(STR), "start_time": maybe(NUM),
        "end_time": maybe(NUM), "temperature": maybe(NUM), "occlusion_detection_enabled": maybe(YES),
        "active_speaker_detection": maybe(YES), "project_id": maybe(STR), "sequence": maybe(INT), "backend": maybe(STR),
        "lyrics": maybe(STR)},
    ("POST", "/api/mv/stitch_video"): STITCH,
    ("POST", "/api/mv/stitch-videos"): STITCH,
    ("PUT", "/api/audio/upload"): None,
    ("POST", "/api/audio/download"): {"url": needed(STR), "audio_quality": maybe(STR, "192")},
    ("POST", "/api/audio/fetch"): {"url": needed(STR)},
    ("GET", "/api/audio/get/{audio_id}"): None,
    ("GET", "/api/audio/info/{audio_id}"): None,
    ("GET", "/api/audio/waveform/{audio_id}"): None,
    ("POST", "/api/audio/trim"): {"audio_id": needed(STR), "start_at": maybe(INT, 0)},
    ("GET", "/api/jobs"): None,
    ("GET", "/api/jobs/{id}"): None,
    ("GET", "/api/jobs/{id}/events"): None,
    ("POST", "/api/jobs/{id}/cancel"): None,
    ("POST", "/api/jobs/{id}/retry"): None,
    ("GET", "/api/events"): None,
    ("POST", "/api/projects"): {"idea": needed(STR), "character_description": needed(STR), **PROJECT},
    ("POST", "/api/projects/example"): None,
    ("GET", "/api/projects"): None,
    ("GET", "/api/projects/{id}"): None,
    ("PATCH", "/api/projects/{id}"): {"idea": maybe(STR), "character_description": maybe(STR), **PROJECT},
    ("DELETE", "/api/projects/{id}"): None,
    ("POST", "/api/projects/{id}/duplicate"): None,
    ("POST", "/api/projects/{id}/film"): {"clips": maybe(STR)},
    ("POST", "/api/projects/{id}/scenes"): {"description": needed(STR), "negative_description": maybe(STR), "position": maybe(INT)},
    ("PATCH", "/api/projects/{id}/scenes/{scene}"): {"description": maybe(STR), "negative_description": maybe(STR), "position": maybe(INT)},
    ("PUT", "/api/projects/{id}/scenes/order"): {"scene_ids": needed(LIST)},
    ("DELETE", "/api/projects/{id}/scenes/{scene}"): None,
    ("POST", "/api/projects/{id}/scenes/{scene}/regenerate"): None,
    ("POST", "/api/projects/{id}/scenes/{scene}/takes"): {"seed": maybe(INT), "backend": maybe(STR)},
    ("GET", "/api/projects/{id}/scenes/{scene}/takes"): None,
    ("PUT", "/api/projects/{id}/scenes/{scene}/take"): {"take_id": needed(STR)},
    ("DELETE", "/api/projects/{id}/scenes/{scene}/takes/{take}"): None,
    ("POST", "/api/mv/projects"): None,
    ("GET", "/api/mv/projects/{id}"): None,
    ("PATCH", "/api/mv/projects/{id}"): {"status": maybe(STR), "finalOutputS3Key": maybe(STR)},
    ("POST", "/api/mv/projects/{id}/compose"): {},
    ("GET", "/api/mv/projects/{id}/final-video"): None,
}

# These wait for a job, so they take Prefer and Idempotency-Key.
LONG = [path for method, path in ENDPOINTS if method == "POST" and path.rsplit("/", 1)[-1] in (
    "create_scenes", "generate_character_reference", "generate_video", "stitch_video", "stitch-videos", "lipsync", "download", "fetch", "trim", "film",
    "regenerate", "takes")]
