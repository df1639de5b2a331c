"""Files: bytes in memory, ids like Telegram's, one description per size or kind."""

import base64
import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.errors import bad_request
from sandbox.images import image_size
from sandbox.state import Json, State, StoredFile

# Limits of the Bot API: sendPhoto, "Sending files" and getFile.
PHOTO_BYTES = 10 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024

# kind: (beginning of the file_id, folder, ending, type when nothing else is known)
_KINDS = {
    "photo": ("AgACAgIAAxk", "photos", ".jpg", "image/jpeg"),
    "video": ("BAACAgIAAxk", "videos", ".mp4", "video/mp4"),
    "document": ("BQACAgIAAxk", "documents", "", "application/octet-stream"),
    "voice": ("AwACAgIAAxk", "voice", ".oga", "audio/ogg"),
    "audio": ("CQACAgIAAxk", "music", ".mp3", "audio/mpeg"),
    "animation": ("CgACAgIAAxk", "animations", ".mp4", "video/mp4"),
    "video_note": ("DQACAgIAAxk", "video_notes", ".mp4", "video/mp4"),
    "sticker": ("CAACAgIAAxk", "stickers", ".webp", "image/webp"),
    "thumbnail": ("AAMCAgADGQE", "thumbnails", ".jpg", "image/jpeg"),
}
_TITLES = {"photo": "Photo", "video": "Video", "document": "Document", "voice": "VoiceNote"}
_TITLES |= {"audio": "Audio", "animation": "Animation", "video_note": "VideoNote"}
_TITLES |= {"sticker": "Sticker", "thumbnail": "Thumbnail"}


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    data: bytes


class FileStore:
    """Keeps bytes by a short name; descriptions are part of the state."""

    def __init__(self, state: State, blobs: dict[str, bytes] | None = None) -> None:
        self._state = state
        self.blobs: dict[str, bytes] = blobs or {}

    def add(self, kind: str, upload: Upload, details: Json | None = None) -> Json:
        """Store a file and return its Bot API object; a photo gives `{"sizes": [PhotoSize]}`.

        `details` holds what a sender may say: width, height, duration, title, thumbnail, …
        """
        if len(upload.data) > (PHOTO_BYTES if kind == "photo" else UPLOAD_BYTES):
            raise bad_request("file is too big")
        if not upload.data:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            return {"sizes": self._add_photo(upload)}
        given = dict(details or {})
        thumbnail = given.pop("thumbnail", None)
        body = _describe(kind, upload, given)
        if isinstance(thumbnail, Upload):
            width, height = image_size(thumbnail.data) or (320, 320)
            blob = self._keep(thumbnail)
            size = {"width": width, "height": height, "file_size": len(thumbnail.data)}
            body["thumbnail"] = self._register("thumbnail", thumbnail, blob, size)
        return self._register(kind, upload, self._keep(upload), body)

    def _keep(self, upload: Upload) -> str:
        name = f"file_{len(self.blobs)}"
        self.blobs[name] = upload.data
        return name

    def _add_photo(self, upload: Upload) -> list[Json]:
        size = image_size(upload.data)
        if size is None or 0 in size:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        if width + height > 10000 or max(size) > 20 * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        blob = self._keep(upload)
        longest = max(size)
        sides = [side for side in (90, 320) if side < longest] + [min(longest, 1280)]
        return [
            self._register(
                "photo",
                upload,
                blob,
                {
                    "width": max(1, round(width * side / longest)),
                    "height": max(1, round(height * side / longest)),
                    "file_size": len(upload.data),
                },
            )
            for side in sides
        ]

    def _register(self, kind: str, upload: Upload, blob: str, body: Json) -> Json:
        prefix, folder, ending, mime = _KINDS[kind]
        number = len(self._state.files)
        code = base64.urlsafe_b64encode(f"{self._state.bot['id']}:{number:06}".encode())
        unique = base64.urlsafe_b64encode(f"{number:09}".encode()).decode().rstrip("=")
        file_id = prefix + code.decode().rstrip("=")
        suffix = PurePosixPath(upload.name).suffix if kind != "photo" else ending
        stored = StoredFile(
            file_id=file_id,
            unique_id=f"AQAD{unique}",
            kind=kind,
            path=f"{folder}/file_{number}{suffix or ending}",
            size=len(upload.data),
            mime=body.get("mime_type", upload.mime or mime),
            name=upload.name or None,
            blob=blob,
            body={"file_id": file_id, "file_unique_id": f"AQAD{unique}", **body},
        )
        self._state.files[file_id] = stored
        return stored.body

    def find(self, file_id: str) -> StoredFile | None:
        """A file by its id."""
        return self._state.files.get(file_id)

    def reuse(self, kind: str, file_id: str) -> Json:
        """The object of a file that Telegram already has, as `add` gives it."""
        stored = self.find(file_id)
        if stored is None:
            raise bad_request(
                "wrong file identifier/HTTP URL specified"
                if not file_id.startswith(("http://", "https://"))
                else "failed to get HTTP URL content (the sandbox fetches nothing from the web)"
            )
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {_TITLES[stored.kind]} as {_TITLES[kind]}")
        if kind != "photo":
            return stored.body
        files = self._state.files.values()
        return {"sizes": [f.body for f in files if f.kind == "photo" and f.blob == stored.blob]}

    def read(self, stored: StoredFile) -> bytes:
        """The bytes."""
        return self.blobs[stored.blob]

    def at(self, path: str) -> StoredFile | None:
        """A file by the `file_path` that getFile gave."""
        return next((f for f in self._state.files.values() if f.path == path), None)


def _describe(kind: str, upload: Upload, given: Json) -> Json:
    guessed = upload.mime
    if not guessed or guessed == "application/octet-stream":
        guessed = mimetypes.guess_type(upload.name)[0] or ""
    mime = guessed or _KINDS[kind][3]
    body: Json = {}
    if kind in ("video", "animation"):
        body = {"width": 640, "height": 360, "duration": 1}
    elif kind in ("voice", "audio"):
        body = {"duration": 1}
    elif kind == "video_note":
        body = {"length": 240, "duration": 1}
    elif kind == "sticker":
        width, height = image_size(upload.data) or (512, 512)
        body = {"type": "regular", "width": width, "height": height}
        body |= {"is_animated": False, "is_video": False}
    body |= {key: value for key, value in given.items() if value is not None}
    if kind in ("video", "animation", "audio", "document") and upload.name:
        body["file_name"] = upload.name
    if kind not in ("video_note", "sticker"):
        body["mime_type"] = mime
    body["file_size"] = len(upload.data)
    return body
