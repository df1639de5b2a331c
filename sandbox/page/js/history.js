// The messages of the chat on screen: loading, keyed redrawing, scrolling.
import { get } from "./api.js";
import { renderRow } from "./bubble.js";
import { refreshDates } from "./clock.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { showWaiting } from "./keyboard.js";
import { coverDays, layRows, swapRow } from "./rows.js";
import { chatPath, keyOf } from "./store.js";
import { word } from "./words.js";

const PAGE = 60;

/** Where a message stands: an ephemeral one follows the message that it came after. */
const placeOf = (message) => message.message_id || message.after;

export class History {
  #chat = null;
  #thread = null;
  #messages = new Map(); // key -> Message
  #versions = new Map(); // key -> number of the drawing it needs
  #nodes = new Map(); // row key -> {node, signature}
  #waiting = new Set(); // "message/row/col" tapped here and not answered yet
  #complete = false;
  #loading = null;
  #atBottom = true;
  #opening = 0;
  #settling = 0;
  #version = 0;

  constructor() {
    this.list = h("div.history-list");
    this.scroller = h(
      "div.history", { tabindex: 0, role: "log", aria: { live: "off", label: word("history") }, data: { testid: "history" }, on: { scroll: () => this.#onScroll() } },
      this.list,
    );
    this.jump = h(
      "button.jump", { hidden: true, aria: { label: word("newMessages") }, data: { testid: "jump-to-new" }, on: { click: () => this.toBottom(true) } },
      icon("down"), h("span.jump-count", { hidden: true }),
    );
    this.unseen = 0;
    new ResizeObserver(() => this.#atBottom && this.toBottom()).observe(this.list);
    new ResizeObserver(() => this.#atBottom && this.toBottom()).observe(this.scroller);
  }

  /** Shows a chat (or one topic of it) from its end. */
  async open(chat, thread) {
    this.#opening += 1;
    const opening = this.#opening;
    this.#chat = chat.id;
    this.#thread = thread;
    this.#messages.clear();
    this.#versions.clear();
    this.#nodes.clear();
    this.#waiting.clear();
    this.list.replaceChildren();
    this.#complete = false;
    this.#atBottom = true;
    this.#count(0);
    this.scroller.setAttribute("aria-busy", "true");
    const messages = await this.#fetch();
    if (opening !== this.#opening) return;
    for (const message of messages) this.#keep(message);
    this.#complete = messages.length < PAGE;
    this.scroller.removeAttribute("aria-busy");
    this.redraw();
    this.toBottom();
  }

  close() {
    this.#opening += 1;
    this.#chat = null;
    this.#messages.clear();
    this.list.replaceChildren();
  }

  /** Asks the server again for what is on screen, after a lost connection. */
  async reload() {
    if (this.#chat === null) return;
    const opening = this.#opening;
    const messages = await this.#fetch();
    if (opening !== this.#opening) return;
    const from = Math.min(...messages.map(placeOf));
    const present = new Set(messages.map(keyOf));
    for (const [key, message] of this.#messages) {
      if (!present.has(key) && placeOf(message) >= from) this.#messages.delete(key);
    }
    for (const message of messages) this.#keep(message);
    this.redraw();
  }

  async #fetch(before = null) {
    const query = new URLSearchParams({ limit: String(PAGE) });
    if (before !== null) query.set("before", String(before));
    if (this.#thread !== null) query.set("thread", String(this.#thread));
    return (await get(chatPath(this.#chat, `messages?${query}`))).messages;
  }

  /** A new or changed message; false when it is not of what is on screen. */
  put(message) {
    if (message.chat.id !== this.#chat) return false;
    // Topic 1 is a forum's General: its messages name no topic.
    if (this.#thread !== null && (message.message_thread_id ?? 1) !== this.#thread) return false;
    const known = this.#messages.has(keyOf(message));
    this.#keep(message);
    if (!known && !message.mine && !this.#atBottom) this.#count(this.unseen + 1);
    this.redraw();
    if (!known && (message.mine || this.#atBottom)) this.toBottom();
    return true;
  }

  remove(ids) {
    for (const id of ids) this.#messages.delete(id);
    this.redraw();
  }

  react(id, reactions) {
    const message = this.#messages.get(id);
    if (message) this.put({ ...message, reactions });
  }

  get(id) {
    return this.#messages.get(id) ?? null;
  }

  /** Messages on screen, oldest first. */
  all() {
    return [...this.#messages.values()].sort((a, b) => placeOf(a) - placeOf(b) || (a.ephemeral_message_id ?? 0) - (b.ephemeral_message_id ?? 0));
  }

  #keep(message) {
    const key = keyOf(message);
    const old = this.#messages.get(key);
    if (old && JSON.stringify(old) === JSON.stringify(message)) return;
    this.#messages.set(key, message);
    this.#version += 1;
    this.#versions.set(key, this.#version);
  }

  // ---- spinners

  isWaiting(message, row, col) {
    return this.#waiting.has(`${keyOf(message)}/${row}/${col}`) || (message.callback_pending ?? []).some(([r, c]) => r === row && c === col);
  }

  wait(id, row, col) {
    this.#waiting.add(`${id}/${row}/${col}`);
    this.#spin(id);
  }

  /** The answer came: no button of this message spins any more. */
  answered(id) {
    for (const key of [...this.#waiting]) if (key.startsWith(`${id}/`)) this.#waiting.delete(key);
    const message = this.#messages.get(id);
    if (message) message.callback_pending = [];
    this.#spin(id);
  }

  #spin(id) {
    const message = this.#messages.get(id);
    const node = this.nodeOf(id);
    if (!message || !node) return;
    for (const key of node.querySelectorAll(".key")) {
      showWaiting(key, this.isWaiting(message, Number(key.dataset.row), Number(key.dataset.col)));
    }
  }

  // ---- drawing

  nodeOf(id) {
    return this.list.querySelector(`[data-message-ids~="${id}"]`);
  }

  /** Draws only the rows whose messages or neighbours changed. */
  redraw() {
    const anchor = this.#anchor();
    const seen = new Set();
    let next = this.list.firstChild;
    for (const row of this.#rows()) {
      seen.add(row.key);
      const old = this.#nodes.get(row.key);
      let node = old?.node;
      if (!old || old.signature !== row.signature) {
        node = row.day ? h("div.day", { data: { testid: "day" } }, h("span", {}, row.day)) : renderRow(row);
        if (old) {
          if (old.node === next) next = node;
          swapRow(old.node, node);
        } else if (this.scroller.getAttribute("aria-busy") === null && !row.day && row.fresh) node.classList.add("fresh");
        this.#nodes.set(row.key, { node, signature: row.signature });
      }
      if (node === next) next = next.nextSibling;
      else this.list.insertBefore(node, next);
    }
    for (const [key, { node }] of this.#nodes) {
      if (seen.has(key)) continue;
      node.remove();
      this.#nodes.delete(key);
    }
    if (!this.#messages.size) this.list.replaceChildren();
    this.list.classList.toggle("empty", this.#messages.size === 0);
    if (this.#atBottom) this.toBottom();
    else this.#restore(anchor);
  }

  #rows() {
    return layRows(this.all(), {
      named: this.#chat < 0, fresh: this.#atBottom, keyOf, versionOf: (message) => this.#versions.get(keyOf(message)),
      isWaiting: (message, row, col) => this.isWaiting(message, row, col),
    });
  }

  /** The first row in view and where it stands, so that redrawing above does not move it. */
  #anchor() {
    const top = this.scroller.getBoundingClientRect().top;
    for (const node of this.list.children) {
      const rect = node.getBoundingClientRect();
      if (rect.bottom > top && node.dataset.messageId) return { id: node.dataset.messageIds.split(" ")[0], top: rect.top };
    }
    return null;
  }

  #restore(anchor) {
    const node = anchor && this.nodeOf(anchor.id);
    if (node) this.scroller.scrollTop += node.getBoundingClientRect().top - anchor.top;
  }

  // ---- scrolling

  toBottom(smooth = false) {
    this.#atBottom = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    this.#count(0);
  }

  #onScroll() {
    this.scroller.classList.add("scrolling");
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.scroller.classList.remove("scrolling"), 900);
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const left = scrollHeight - scrollTop - clientHeight;
    this.#atBottom = left < 48;
    if (this.#atBottom) this.#count(0);
    this.jump.hidden = left < 240 && !this.unseen;
    coverDays(this.list, this.scroller.getBoundingClientRect().top);
    if (scrollTop < 240) this.loadOlder();
  }

  #count(unseen) {
    this.unseen = unseen;
    this.jump.lastChild.textContent = String(unseen);
    this.jump.lastChild.hidden = !unseen;
    if (unseen) this.jump.hidden = false;
    else if (this.#atBottom) this.jump.hidden = true;
  }

  /** Loads the page before the oldest message; false when there is none. */
  async loadOlder() {
    if (this.#chat === null || this.#complete || this.#loading || !this.#messages.size) return this.#loading ?? false;
    const opening = this.#opening;
    const oldest = Math.min(...this.all().filter((m) => m.message_id > 0).map((m) => m.message_id));
    this.#loading = this.#fetch(oldest).then((messages) => {
      if (opening !== this.#opening) return false;
      this.#complete = messages.length < PAGE;
      for (const message of messages) this.#keep(message);
      this.redraw();
      return messages.length > 0;
    }).finally(() => { this.#loading = null; });
    return this.#loading;
  }

  /** Scrolls to a message, loading older pages until it is there; false when it is not in the chat. */
  async reveal(id) {
    while (!this.nodeOf(id) && (await this.loadOlder()));
    const node = this.nodeOf(id);
    if (!node) return false;
    this.#atBottom = false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("flash");
    requestAnimationFrame(() => node.classList.add("flash"));
    return true;
  }

  /** Moves the focus to the message above (-1) or below (1) the focused one. */
  step(direction) {
    const rows = [...this.list.querySelectorAll(".row[tabindex]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? rows.at(-1) : rows[Math.min(Math.max(at + direction, 0), rows.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  /** Dates that age: relative ones, "today" over the days. */
  tick() {
    refreshDates(this.list);
    if (this.#messages.size) this.redraw();
  }
}
