// "typing…": what the other side is busy with, until it is over.
import { now } from "./clock.js";
import { emit, store } from "./store.js";
import { word } from "./words.js";

const WORDS = [[/photo/, "sendingPhoto"], [/document|video$/, "sendingFile"], [/record|voice/, "recording"], [/sticker|location/, "choosing"]];
const timers = new Map();

/** Remembers a chat action until its end (Unix seconds of the sandbox's clock). */
export function noteActivity(chatId, action, until) {
  store.typing.set(chatId, { action, until });
  clearTimeout(timers.get(chatId));
  timers.set(chatId, setTimeout(() => stopActivity(chatId), Math.max(0, Math.min(until - now(), 30)) * 1000));
  emit("typing");
}

/** A message came, so the writing is over. */
export function stopActivity(chatId) {
  clearTimeout(timers.get(chatId));
  if (store.typing.delete(chatId)) emit("typing");
}

/** "typing…" or null. */
export function activity(chatId) {
  const found = store.typing.get(chatId);
  if (!found) return null;
  return word(WORDS.find(([pattern]) => pattern.test(found.action))?.[1] ?? "typing");
}
