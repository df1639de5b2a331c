// Following links: t.me and tg:// stay inside the page as Telegram would do it, others open a new tab.
import { post } from "./api.js";
import { attempt } from "./attempt.js";
import { h } from "./dom.js";
import { safeUrl } from "./entities.js";
import { openDialog, showToast } from "./overlay.js";
import { avatar } from "./avatar.js";
import { chatTitle, store } from "./store.js";
import { writeDraft } from "./drafts.js";
import { word } from "./words.js";

/** A t.me address for tg://resolve ones, so that both are read the same way. */
function normal(url) {
  const match = /^tg:\/\/(resolve|share|msg_url|privatepost)\/?\?(.*)$/i.exec(url);
  if (!match) return url;
  const query = new URLSearchParams(match[2]);
  if (match[1] === "privatepost") return `https://t.me/c/${query.get("channel")}/${query.get("post")}`;
  if (match[1] !== "resolve") return `https://t.me/share/url?${query}`;
  const domain = query.get("domain");
  query.delete("domain");
  return `https://t.me/${domain}${query.size ? `?${query}` : ""}`;
}

/**
 * Follows a link.
 * @param {string} raw
 * @param {{openChat: (id: number, options?: object) => Promise<void>}} acts
 */
export async function follow(raw, acts) {
  const safe = safeUrl(raw);
  if (!safe) return showToast(word("notHere"), true);
  const url = normal(safe);
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !["t.me", "telegram.me"].includes(parsed.hostname)) {
    if (/^tg:/i.test(url)) return showToast(word("notHere"));
    return window.open(url, "_blank", "noopener,noreferrer");
  }
  const [first, second, third, fourth] = parsed.pathname.split("/").filter(Boolean);
  const query = parsed.searchParams;
  if (first === "share") return share(query, acts);
  if (first === "c" && third) return openMessage(Number(`-100${second}`), Number(fourth ?? third), acts);
  if (first?.toLowerCase() !== store.bot.username.toLowerCase()) return openNamed(first, url, second, acts);
  if (query.has("startgroup") || query.has("startchannel")) {
    return chooseChat(word("chooseGroup"), (chat) => chat.kind !== "private", async (chat) => {
      if (await attempt(() => post(`/people/${store.me.id}/open`, { url, chat: chat.id }))) await acts.openChat(chat.id);
    });
  }
  if (query.has("start") && !(await attempt(() => post(`/people/${store.me.id}/open`, { url })))) return null;
  return acts.openChat(store.me.id, { focus: true });
}

async function openMessage(chatId, messageId, acts) {
  if (!store.chats.some((chat) => chat.id === chatId)) return showToast(word("notFound"), true);
  return acts.openChat(chatId, { message: messageId });
}

/** A public group by its name (the server knows which), else nothing we have here. */
async function openNamed(name, url, messageId, acts) {
  const chat = store.chats.find((one) => one.username?.toLowerCase() === name?.toLowerCase());
  if (chat) return acts.openChat(chat.id, messageId ? { message: Number(messageId) } : {});
  const done = await attempt(() => post(`/people/${store.me.id}/open`, { url }));
  return done?.chat ? acts.openChat(done.chat) : null;
}

function share(query, acts) {
  const text = [query.get("url"), query.get("text")].filter(Boolean).join("\n");
  return chooseChat(word("chooseChat"), () => true, async (chat) => {
    writeDraft(chat.id, null, { text, replyTo: null });
    await acts.openChat(chat.id, { focus: true });
  });
}

/** Asks for one of the person's chats. */
export function chooseChat(title, fits, take) {
  const chats = store.chats.filter(fits);
  const dialog = openDialog({
    title, testid: "choose-chat", actions: [{ label: word("cancel") }],
    body: chats.length ? h("div.choices", {}, chats.map((chat) => h(
      "button.choice-row", { data: { testid: "choose-chat-item", chatId: chat.id }, on: { click: () => { dialog.close(); take(chat); } } },
      avatar({ id: chat.id, name: chatTitle(chat), bot: chat.kind === "private" }, 36), h("span", { dir: "auto" }, chatTitle(chat)),
    ))) : h("p.faint", {}, word("noGroups")),
  });
}
