// Unsent text, per person, chat and topic; survives a reload of the page.
import { emit, store } from "./store.js";

const key = (chatId, thread) => `draft/${store.me.id}/${chatId}/${thread ?? ""}`;

/** @returns {{text: string, replyTo: number|null}} */
export function readDraft(chatId, thread = null) {
  try {
    return { text: "", replyTo: null, ...JSON.parse(localStorage.getItem(key(chatId, thread)) ?? "{}") };
  } catch {
    return { text: "", replyTo: null };
  }
}

export function writeDraft(chatId, thread, draft) {
  if (draft.text || draft.replyTo) localStorage.setItem(key(chatId, thread), JSON.stringify(draft));
  else localStorage.removeItem(key(chatId, thread));
  emit("draft");
}
