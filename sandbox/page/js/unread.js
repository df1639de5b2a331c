// The others' unread counts: their chats are not in this person's events, so they are asked for
// after something happened and every few seconds.
import { get } from "./api.js";
import { emit, store } from "./store.js";

const SOON = 500; // ms
const LATER = 4000; // ms
let timer = 0;

/** Counts anew in a moment, and from then on again and again. */
export function lookAround(after = SOON) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    // A server that does not answer is told of elsewhere; here the next round asks again.
    if (document.visibilityState === "visible" && store.online) await countUnread().catch(() => {});
    lookAround(LATER);
  }, after);
}

async function countUnread() {
  const others = store.people.filter((person) => person.id !== store.me.id);
  const lists = await Promise.all(others.map((person) => get(`/people/${person.id}/chats`)));
  const counts = new Map(others.map((person, i) => [person.id, lists[i].chats.reduce((sum, chat) => sum + (chat.unread || 0), 0)]));
  if (JSON.stringify([...counts]) === JSON.stringify([...store.unread])) return;
  store.unread = counts;
  emit("unread");
}
