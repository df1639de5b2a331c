// Pictures, films, sounds and files inside bubbles.
import { duration } from "./clock.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { store } from "./store.js";
import { word } from "./words.js";

const LONGEST = 400; // px, the longer side of a lone picture

/** Where the bytes of a file are. */
export const fileUrl = (message, id) => message.files?.[id] ?? `/people/files/${encodeURIComponent(id)}`;
const thumbUrl = (message, id) => {
  const url = fileUrl(message, id);
  return `${url}${url.includes("?") ? "&" : "?"}thumb=1`;
};

function best(photo) {
  return photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
}

/** Keeps the box of a picture before its bytes come, so nothing jumps. */
function box(node, width, height) {
  const w = width || 320;
  const hgt = height || 240;
  const scale = Math.min(1, LONGEST / Math.max(w, hgt));
  node.style.width = `${Math.max(Math.round(w * scale), 120)}px`;
  node.style.aspectRatio = `${Math.min(Math.max(w / hgt, 0.5), 3)}`;
  return node;
}

function tile(message, sized) {
  const cover = message.has_media_spoiler ? h("span.cover", { aria: { hidden: true } }) : null;
  if (message.photo) {
    const size = best(message.photo);
    const url = fileUrl(message, size.file_id);
    const image = h("img", { src: url, alt: message.caption || word("photo"), loading: "lazy", draggable: "false" });
    const button = h(
      "button.picture",
      { aria: { label: `${word("openPicture")}${message.caption ? `: ${message.caption.slice(0, 80)}` : ""}` }, data: { testid: "photo", full: url, messageId: message.message_id } },
      image, cover,
    );
    return sized ? box(button, size.width, size.height) : button;
  }
  const film = message.video ?? message.animation;
  const moving = Boolean(message.animation);
  const video = h("video", {
    src: fileUrl(message, film.file_id), controls: !moving, loop: moving, muted: moving, autoplay: moving, playsinline: true,
    preload: "metadata", poster: film.thumbnail ? thumbUrl(message, film.file_id) : null,
  });
  video.muted = moving;
  const still = moving && /^image\//.test(film.mime_type ?? "");
  const frame = h(
    "div.picture", { data: { testid: moving ? "animation" : "video", messageId: message.message_id } },
    still ? h("img", { src: fileUrl(message, film.file_id), alt: word("animation") }) : video,
    moving ? h("span.badge", {}, "GIF") : film.duration ? h("span.badge", {}, duration(film.duration)) : null, cover,
  );
  return sized ? box(frame, film.width, film.height) : frame;
}

const ROWS = { 2: [2], 3: [1, 2], 4: [2, 2], 5: [2, 3], 6: [3, 3], 7: [3, 4], 8: [4, 4], 9: [3, 3, 3], 10: [3, 3, 4] };

/** Photos and videos of an album as rows of tiles. */
function album(messages) {
  const rows = [];
  let at = 0;
  for (const count of ROWS[messages.length] ?? [messages.length]) {
    const row = messages.slice(at, at + count);
    rows.push(h(`div.album-row.of-${count}`, {}, row.map((message) => tile(message, false))));
    at += count;
  }
  return h("div.album", { data: { testid: "album" } }, rows);
}

const isVisual = (message) => Boolean(message.photo || message.video || message.animation);

/** True when the message fills the bubble to its edges. */
export const fillsBubble = (messages) => isVisual(messages[0]);

/** The media part of one message or of an album, or null. */
export function renderMedia(messages) {
  const [first] = messages;
  if (messages.length > 1 && messages.every(isVisual)) return album(messages);
  if (isVisual(first)) return tile(first, true);
  const parts = messages.map(single).filter(Boolean);
  return parts.length ? h("div.files", {}, parts) : null;
}

function single(message) {
  if (message.document) return documentRow(message, message.document);
  if (message.audio) return player(message, message.audio, message.audio.title || message.audio.file_name || word("audio"), message.audio.performer);
  if (message.voice) return player(message, message.voice, null, null);
  if (message.sticker) {
    const { sticker } = message;
    if (sticker.is_animated) return h("div.sticker-text", { data: { testid: "sticker" } }, sticker.emoji ?? "🙂");
    const image = h("img.sticker", { src: fileUrl(message, sticker.file_id), alt: `${word("sticker")} ${sticker.emoji ?? ""}`, data: { testid: "sticker" } });
    // Sample stickers are one clear pixel: their emoji says more.
    const replace = () => image.replaceWith(h("div.sticker-text", { data: { testid: "sticker" } }, sticker.emoji ?? "🙂"));
    image.addEventListener("load", () => image.naturalWidth < 2 && replace());
    image.addEventListener("error", replace);
    return image;
  }
  if (message.video_note) {
    return h("video.round", { src: fileUrl(message, message.video_note.file_id), controls: true, playsinline: true, preload: "metadata", aria: { label: word("videoNote") }, data: { testid: "video-note" } });
  }
  return null;
}

const UNITS = { uk: ["Б", "КБ", "МБ"], ru: ["Б", "КБ", "МБ"] };

/** "12 KB" in the person's language. */
export function sizeText(bytes) {
  if (!Number.isFinite(bytes)) return "";
  const code = (store.me?.language_code ?? "en").slice(0, 2);
  const units = UNITS[code] ?? ["B", "KB", "MB"];
  const step = bytes < 1024 ? 0 : bytes < 1048576 ? 1 : 2;
  const value = bytes / 1024 ** step;
  return `${new Intl.NumberFormat(code, { maximumFractionDigits: step && value < 100 ? 1 : 0 }).format(value)} ${units[step]}`;
}

function documentRow(message, file) {
  const name = file.file_name || word("document");
  const extension = /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1] ?? "";
  const url = fileUrl(message, file.file_id);
  return h(
    "a.document",
    { href: url, download: name, aria: { label: `${word("download")}: ${name}, ${sizeText(file.file_size)}` }, data: { testid: "document", messageId: message.message_id } },
    file.thumbnail
      ? h("img.document-sign", { src: thumbUrl(message, file.file_id), alt: "" })
      : h("span.document-sign", { data: { kind: extension.toLowerCase() } }, extension ? extension.toUpperCase() : icon("file")),
    h("span.document-text", {}, h("span.document-name", { dir: "auto" }, name), h("span.document-size", {}, sizeText(file.file_size), " ", icon("download", 14))),
  );
}

/** Bars that look like a voice, the same for the same file. */
function bars(seed) {
  let state = 7;
  for (const letter of seed) state = (state * 31 + letter.charCodeAt(0)) % 65521;
  return Array.from({ length: 32 }, (_, i) => {
    state = (state * 75 + 74) % 65537;
    const bar = h("i");
    bar.style.height = `${20 + Math.round(((state % 100) * (0.6 + 0.4 * Math.sin(i / 3))) * 0.8)}%`;
    return bar;
  });
}

function player(message, file, title, performer) {
  const sound = h("audio", { src: fileUrl(message, file.file_id), preload: "none" });
  const left = h("span.player-time", {}, duration(file.duration));
  const wave = title ? h("span.player-track", {}, h("i")) : h("span.wave", { aria: { hidden: true } }, bars(file.file_unique_id ?? ""));
  const button = h("button.player-button", { aria: { label: word("play") }, data: { testid: "play" } }, icon("play"));
  const show = () => {
    const playing = !sound.paused;
    button.replaceChildren(icon(playing ? "pause" : "play"));
    button.setAttribute("aria-label", word(playing ? "pause" : "play"));
  };
  const progress = () => {
    const whole = sound.duration || file.duration || 1;
    const part = sound.currentTime / whole;
    left.textContent = duration(sound.paused && !sound.currentTime ? file.duration : sound.currentTime);
    if (title) wave.firstChild.style.width = `${Math.min(100, part * 100)}%`;
    else [...wave.children].forEach((bar, i) => bar.classList.toggle("heard", i / wave.children.length < part));
  };
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(show) : sound.pause()));
  for (const type of ["play", "pause", "ended"]) sound.addEventListener(type, show);
  sound.addEventListener("timeupdate", progress);
  return h(
    "div.player", { data: { testid: title ? "audio" : "voice", messageId: message.message_id } },
    button,
    h("div.player-body", {}, title ? h("span.player-title", { dir: "auto" }, title) : null, performer ? h("span.player-performer", { dir: "auto" }, performer) : null, wave, left),
    sound,
  );
}
