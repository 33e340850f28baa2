"""What the fake of ComfyUI understands of a graph in API format: whether it is valid, in which order it runs, what comes out.

Node classes that it does not know it takes as they are, so that any graph of a user's can be tried."""

REQUIRED = {  # of the classes that it knows
    "LoadImage": ["image"], "CLIPTextEncode": ["text", "clip"], "VAEDecode": ["samples", "vae"], "SaveImage": ["images"],
    "KSampler": ["model", "seed", "steps", "cfg", "sampler_name", "scheduler", "positive", "negative", "latent_image", "denoise"],
    "CheckpointLoaderSimple": ["ckpt_name"], "VHS_VideoCombine": ["images", "frame_rate"], "SaveVideo": ["video"],
}
MODEL_INPUTS = ("ckpt_name", "unet_name", "model_name")
OUTPUT_WORDS = ("Save", "Preview", "VideoCombine")
VIDEO_WORDS = ("Video", "WEBM", "WEBP", "Animated")
FRAMES, RATE, SECONDS = ("length", "num_frames", "frames", "video_frames"), ("fps", "frame_rate"), ("seconds", "duration")


def is_output(node):
    return any(word in node["class_type"] for word in OUTPUT_WORDS)


def is_video(node):
    return any(word in node["class_type"] for word in VIDEO_WORDS)


def file_kind(node):
    """The ending of the file that an output node writes."""
    if not is_video(node):
        return "png"
    return next((kind for word, kind in (("WEBM", "webm"), ("WEBP", "webp")) if word in node["class_type"]), "mp4")


def links(node):
    """The ids of the nodes that this one takes something from."""
    return [value[0] for value in node.get("inputs", {}).values()
            if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)]


def error(kind, message, details="", **more):
    return {"type": kind, "message": message, "details": details, "extra_info": more}


def invalid(graph, missing_nodes):
    """The error of a graph that is refused as a whole, or None."""
    for node_id, node in graph.items():
        kind = node.get("class_type") if isinstance(node, dict) else None
        if kind is None or kind in missing_nodes:
            title = (node.get("_meta", {}).get("title") if isinstance(node, dict) else None) or kind or f"ID #{node_id}"
            return error("missing_node_type", f"Node '{title}' not found. The custom node may not be installed.",
                         f"Node ID '#{node_id}'", node_id=node_id, class_type=kind, node_title=title)
    if not any(is_output(node) for node in graph.values()):
        return error("prompt_no_outputs", "Prompt has no outputs")
    return None


def _faults(graph, node, uploads, models):
    inputs = node.get("inputs", {})
    for name in REQUIRED.get(node["class_type"], []):
        if name not in inputs:
            yield error("required_input_missing", "Required input is missing", name, input_name=name)
    for name, value in inputs.items():
        if isinstance(value, list) and (len(value) != 2 or value[0] not in graph):
            yield error("bad_linked_input", "Bad linked input, must be a length-2 list of [node_id, slot_index]", name,
                        input_name=name, received_value=value)
        if name in MODEL_INPUTS and models is not None and value not in models:
            yield error("value_not_in_list", "Value not in list", f"{name}: '{value}' not in {models}", input_name=name,
                        received_value=value)
    if node["class_type"] == "LoadImage" and isinstance(inputs.get("image"), str) and inputs["image"] not in uploads:
        yield error("custom_validation_failed", "Custom validation failed for node", f"image - Invalid image file: {inputs['image']}",
                    input_name="image")


def node_errors(graph, uploads, models):
    """Node id → its errors, as POST /prompt gives them."""
    outputs = [node_id for node_id, node in graph.items() if is_output(node)]
    found = {node_id: list(_faults(graph, node, uploads, models)) for node_id, node in graph.items()}
    return {node_id: {"errors": errors, "dependent_outputs": outputs, "class_type": graph[node_id]["class_type"]}
            for node_id, errors in found.items() if errors}


def order(graph):
    """The ids of all nodes that an output needs, each after those that it takes from."""
    done, path = [], set()

    def visit(node_id):
        if node_id in done or node_id in path or node_id not in graph:
            return
        path.add(node_id)
        for before in links(graph[node_id]):
            visit(before)
        done.append(node_id)

    for node_id, node in graph.items():
        if is_output(node):
            visit(node_id)
    return done


def _number(graph, names, default):
    for node in graph.values():
        for name in names:
            value = node.get("inputs", {}).get(name)
            if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
                return value
    return default


def shape(graph):
    """(seconds, width, height) of the output, from the numbers that stand in the graph."""
    rate = _number(graph, RATE, 24)
    seconds = _number(graph, SECONDS, None) or _number(graph, FRAMES, 2 * rate) / rate
    return float(seconds), int(_number(graph, ("width",), 512)), int(_number(graph, ("height",), 512))
