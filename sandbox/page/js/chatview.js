// The right side: header, messages, composer, and what clicks and keys in them mean.
import { copy, openMessageMenu, react, selectedIn, tap } from "./actions.js";
import { takeFiles } from "./attach.js";
import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { toggleHidden } from "./entities.js";
import { Header } from "./header.js";
import { History } from "./history.js";
import { follow } from "./links.js";
import { openLightbox, showToast } from "./overlay.js";
import { currentChat, store } from "./store.js";
import { word } from "./words.js";

const LONG_PRESS = 480; // ms

/** Builds the chat's side of the page; `update()` redraws all but the messages. */
export class ChatView {
  constructor(root, acts) {
    this.root = root;
    this.acts = acts;
    this.history = new History();
    this.composer = new Composer(this.history);
    this.header = new Header(this.history, acts);
    this.intro = h("div.intro", { hidden: true, data: { testid: "bot-intro" } });
    this.nothing = h("p.nothing");
    this.drop = h("div.drop", { hidden: true });
    this.body = h("div.chat-body", {}, this.history.scroller, this.intro, this.history.jump, this.drop);
    root.append(this.header.bar, this.header.topics, this.header.pinned, this.body, this.composer.root, this.nothing);
    this.context = { history: this.history, composer: this.composer, acts };
    this.selected = { row: null, text: "" };
    this.#listen();
  }

  update() {
    const chat = currentChat();
    this.header.update();
    this.composer.update();
    this.body.hidden = !chat;
    this.nothing.hidden = Boolean(chat);
    this.nothing.textContent = word("pickChat");
    this.history.scroller.setAttribute("aria-label", word("history"));
    this.history.jump.setAttribute("aria-label", word("newMessages"));
    this.drop.textContent = word("dropHere");
    this.#introduce(chat);
  }

  /** The empty chat: what the bot can do, or that nothing is here. */
  #introduce(chat) {
    const empty = chat && !this.history.all().length && !this.history.scroller.hasAttribute("aria-busy");
    this.intro.hidden = !empty;
    if (!empty) return;
    const description = chat.kind === "private" ? store.botInfo.description : "";
    fill(this.intro, description
      ? h("div.intro-card", {}, h("b", {}, word("whatCanBotDo")), h("p", { dir: "auto" }, description))
      : h("span.service", {}, word("noMessages")));
  }

  #listen() {
    const { list, scroller } = this.history;
    list.addEventListener("click", (event) => this.#click(event));
    // Pressing a button takes the selection away, so it is noted before.
    list.addEventListener("pointerdown", (event) => {
      const row = event.target.closest(".row");
      this.selected = { row, text: row ? selectedIn(row) : "" };
    });
    list.addEventListener("contextmenu", (event) => {
      const row = event.target.closest(".row");
      if (!row || (event.target.closest("a[target]") && event.pointerType !== "touch")) return;
      event.preventDefault();
      this.#menu(row, event.target, event.clientX || event.clientY ? { x: event.clientX, y: event.clientY } : row);
    });
    list.addEventListener("dblclick", (event) => {
      const row = event.target.closest(".row:not(.service-row)");
      if (!row || event.target.closest("button, a, .text, .caption, video") || this.composer.row.hidden) return;
      const message = this.history.get(Number(row.dataset.messageId));
      if (message) this.composer.replyTo(message);
    });
    this.#longPress(list);
    scroller.addEventListener("keydown", (event) => this.#key(event));
    const { root, drop } = this;
    root.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files") || this.composer.row.hidden) return;
      event.preventDefault();
      drop.hidden = false;
    });
    root.addEventListener("dragleave", (event) => { if (!root.contains(event.relatedTarget)) drop.hidden = true; });
    root.addEventListener("drop", (event) => {
      drop.hidden = true;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      takeFiles(files, this.composer);
    });
  }

  /** A finger held on a message opens its menu where the browser itself says nothing (iOS). */
  #longPress(list) {
    let timer = 0;
    const stop = () => clearTimeout(timer);
    list.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch") return;
      const row = event.target.closest(".row");
      if (!row) return;
      stop();
      timer = setTimeout(() => this.#menu(row, event.target, { x: event.clientX, y: event.clientY }), LONG_PRESS);
    });
    for (const type of ["pointerup", "pointercancel", "pointermove", "contextmenu"]) list.addEventListener(type, stop);
  }

  #menu(row, target, where) {
    const id = Number(target.closest("[data-message-id]")?.dataset.messageId ?? row.dataset.messageId);
    openMessageMenu(where, row, id, this.selected.row === row ? this.selected.text : "", this.context);
  }

  async #click(event) {
    const { target } = event;
    const row = target.closest(".row");
    if (!row) return;
    const message = this.history.get(Number(row.dataset.messageId)) ?? this.history.get(`e${row.dataset.ephemeral}`);
    if (toggleHidden(target)) return;
    if (target.closest(".row-menu")) this.#menu(row, row, target.closest(".row-menu"));
    else if (target.closest(".key")) {
      const { dataset } = target.closest(".key");
      await tap(message, Number(dataset.row), Number(dataset.col), this.context);
    } else if (target.closest("a.command")) {
      event.preventDefault();
      this.composer.sendText(target.closest("a.command").dataset.command);
    } else if (target.closest("a.link")) {
      event.preventDefault();
      await follow(target.closest("a.link").href, this.acts);
    } else if (target.closest("[data-copy]") && !String(getSelection())) await copy(target.closest("[data-copy]").dataset.copy);
    else if (target.closest(".quoted")) {
      if (!(await this.history.reveal(Number(target.closest(".quoted").dataset.target)))) showToast(word("notFound"));
    } else if (target.closest(".reaction")) await react(message, target.closest(".reaction").dataset.emoji);
    else if (target.closest(".picture")) this.#picture(target.closest(".picture"));
  }

  #picture(frame) {
    const cover = frame.querySelector(".cover");
    if (cover) {
      cover.remove();
      return;
    }
    if (!frame.dataset.full) return;
    const all = [...this.history.list.querySelectorAll("[data-full]")];
    openLightbox(all.map((one) => one.dataset.full), all.indexOf(frame));
  }

  #key(event) {
    const row = event.target.closest(".row");
    if (event.target.matches(".spoiler") && ["Enter", " "].includes(event.key)) {
      toggleHidden(event.target);
      event.preventDefault();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      this.history.step(event.key === "ArrowUp" ? -1 : 1);
      event.preventDefault();
    } else if (row && event.target === row && (event.key === "Enter" || event.key === " ")) {
      this.#menu(row, row, row.querySelector(".bubble") ?? row);
      event.preventDefault();
    } else if (event.key === "End") this.history.toBottom();
  }
}
