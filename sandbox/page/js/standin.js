// What stands in place of the field where one cannot write: START, Unblock, Join, a note.
import { post } from "./api.js";
import { attempt } from "./attempt.js";
import { h } from "./dom.js";
import { chatPath, store } from "./store.js";
import { word } from "./words.js";

/** Nodes for a chat, or null when the person may write there. */
export function standIn(chat) {
  const person = `/people/${store.me.id}`;
  const restart = () => post(`${person}/start`, { payload: "" });
  if (chat.kind === "private") {
    if (chat.blocked) return [note("blockedNote"), big("unblock", () => post(`${person}/unblock`), "second"), big("restart", restart)];
    return chat.started ? null : big("start", restart);
  }
  if (!chat.members.some((user) => user.id === store.me.id)) return [note("notMember"), big("join", () => post(chatPath(chat.id, "join")))];
  if (chat.kind === "channel" && !chat.can_delete) return note("onlyAdmins");
  const topic = chat.topics?.find((one) => one.message_thread_id === store.thread);
  return topic?.closed && !chat.can_delete ? note("topicIsClosed") : null;
}

const note = (key) => h("span.instead-note", {}, word(key));

const big = (key, run, kind = "") => h("button.big", { class: kind, data: { testid: key }, on: { click: () => attempt(run) } }, word(key));
