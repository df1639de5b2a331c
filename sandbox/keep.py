"""Keeping the state between runs: a JSON file, and the bytes of files in a folder beside it."""

from pathlib import Path

from pydantic import TypeAdapter

from sandbox.state import State


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}.files")


def save_state(path: Path, state: State, blobs: dict[str, bytes]) -> None:
    """Write the state; a crash in between leaves the old one whole."""
    folder = _folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in blobs.items():
        target = folder / name
        if not target.exists():
            target.write_bytes(data)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(TypeAdapter(State).dump_json(state))
    fresh.replace(path)


def load_state(path: Path) -> tuple[State, dict[str, bytes]] | None:
    """Read what `save_state` wrote; None when there is nothing yet."""
    if not path.exists():
        return None
    state = TypeAdapter(State).validate_json(path.read_bytes())
    names = {stored.blob for stored in state.files.values()}
    return state, {name: (_folder(path) / name).read_bytes() for name in names}
