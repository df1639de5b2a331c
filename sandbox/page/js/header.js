// Above the messages: whose chat it is, the topics, the pinned message.
import { get } from "./api.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { openChatMenu } from "./groups.js";
import { icon } from "./icons.js";
import { chatPath, chatTitle, currentChat, fullName, store } from "./store.js";
import { summary } from "./summary.js";
import { activity } from "./typing.js";
import { word } from "./words.js";

export class Header {
  #pinnedAt = 0; // which pinned message the bar shows
  #known = new Map(); // "chat/message" -> Message, for pinned ones far above

  /**
   * @param {import("./history.js").History} history
   * @param {object} acts  openChat, closeChat
   */
  constructor(history, acts) {
    this.history = history;
    this.acts = acts;
    this.bar = h("header.chat-header");
    this.topics = h("div.topics", { role: "tablist", hidden: true, data: { testid: "topics" } });
    this.pinned = h("div.pinned", { hidden: true, data: { testid: "pinned" } });
    this.topics.addEventListener("keydown", (event) => this.#keys(event));
  }

  update() {
    const chat = currentChat();
    this.bar.hidden = !chat;
    this.topics.hidden = !chat?.is_forum;
    if (!chat) {
      this.pinned.hidden = true;
      return;
    }
    const focused = this.bar.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    const typing = activity(chat.id);
    const people = chat.members ?? [];
    const status = typing ?? (chat.kind === "private" ? word("botStatus") : word("members", { n: people.length + (chat.bot_is_member && !people.some((u) => u.is_bot) ? 1 : 0) }));
    fill(
      this.bar,
      h("button.tool.only-narrow", { aria: { label: word("back") }, data: { testid: "back" }, on: { click: () => this.acts.closeChat() } }, icon("back", 26)),
      avatar({ id: chat.id, name: chatTitle(chat), bot: chat.kind === "private" }, 42),
      h(
        "div.chat-who", {}, h("h1.chat-name", { dir: "auto", data: { testid: "chat-title" } }, chatTitle(chat)),
        h("span.chat-status", { class: typing ? "typing" : "", title: people.map(fullName).join(", "), data: { testid: "chat-status" } }, status),
      ),
      h("button.tool", { aria: { label: word("chatMenu"), haspopup: "menu" }, data: { testid: "chat-menu" }, on: { click: (event) => openChatMenu(event.currentTarget, this.acts) } }, icon("more")),
    );
    if (focused) this.bar.querySelector(`[data-testid="${focused}"]`)?.focus();
    if (chat.is_forum) this.#drawTopics(chat);
    this.#drawPinned(chat);
  }

  #drawTopics(chat) {
    const focused = this.topics.contains(document.activeElement);
    this.topics.setAttribute("aria-label", word("topics"));
    const tabs = [{ message_thread_id: null, name: word("allTopics") }, { message_thread_id: 1, name: word("general") }, ...(chat.topics ?? [])];
    fill(this.topics, tabs.map((topic) => {
      const active = topic.message_thread_id === store.thread;
      return h(
        "button.topic",
        {
          role: "tab", tabindex: active ? 0 : -1, aria: { selected: active }, data: { testid: "topic", threadId: topic.message_thread_id ?? "" },
          on: { click: () => this.acts.openChat(chat.id, { thread: topic.message_thread_id }) },
        },
        topic.closed ? icon("lock", 14) : null, h("span", { dir: "auto" }, topic.name),
      );
    }));
    if (focused) this.topics.querySelector("[aria-selected=true]")?.focus();
  }

  #keys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...this.topics.children];
    const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    tabs[(at + step + tabs.length) % tabs.length].click();
    event.preventDefault();
  }

  #drawPinned(chat) {
    const ids = chat.pinned ?? [];
    this.pinned.hidden = !ids.length;
    if (!ids.length) return;
    this.#pinnedAt %= ids.length;
    const id = ids.at(-1 - this.#pinnedAt);
    const message = this.history.get(id) ?? this.#known.get(`${chat.id}/${id}`);
    if (!message) this.#look(chat, id);
    fill(this.pinned, h(
      "button.pinned-button", { data: { testid: "pinned-message", target: id }, on: { click: async () => {
        await this.history.reveal(id);
        this.#pinnedAt += 1;
        this.update();
      } } },
      icon("pin", 18), h("span.pinned-text", {}, h("b", {}, word("pinned")), h("span", { dir: "auto" }, message ? summary(message) : "…")),
    ));
  }

  /** The pinned message may be older than what is loaded. */
  async #look(chat, id) {
    const key = `${chat.id}/${id}`;
    if (this.#known.has(key)) return;
    this.#known.set(key, null);
    const { messages } = await get(chatPath(chat.id, `messages?limit=1&before=${id + 1}`)).catch(() => ({ messages: [] }));
    const found = messages.find((message) => message.message_id === id);
    if (!found) return;
    this.#known.set(key, found);
    if (store.chatId === chat.id) this.update();
  }
}
