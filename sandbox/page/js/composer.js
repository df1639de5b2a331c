// Writing: the text field, replies and edits, drafts, the bot's keyboards, what stands in its place.
import { post } from "./api.js";
import { attempt } from "./attempt.js";
import { openAttachMenu, takeFiles } from "./attach.js";
import { CommandMenu } from "./commands.js";
import { fill, h, touch } from "./dom.js";
import { readDraft, writeDraft } from "./drafts.js";
import { icon } from "./icons.js";
import { renderReplyKeyboard } from "./keyboard.js";
import { parseMarkup, toMarkup } from "./markup.js";
import { showToast } from "./overlay.js";
import { standIn } from "./standin.js";
import { author, chatPath, currentChat, emit, fullName, store } from "./store.js";
import { summary } from "./summary.js";
import { word } from "./words.js";

export class Composer {
  #reply = null; // {id, forced, placeholder, quote}
  #editing = null; // Message
  #dismissed = new Set(); // forced replies that were cancelled, "chat/message"
  #closedKeyboards = new Set(); // one-time keyboards already used
  #place = ""; // person, chat and topic whose draft is in the field

  /** @param {import("./history.js").History} history */
  constructor(history) {
    this.history = history;
    this.input = h("textarea.field", {
      rows: 1, dir: "auto", enterkeyhint: touch() ? "enter" : "send", autocomplete: "off", data: { testid: "composer" },
      on: { input: () => this.#changed(), keydown: (event) => this.#key(event), paste: (event) => this.#paste(event) },
    });
    this.commands = new CommandMenu(this.input, (command) => this.#sendCommand(command));
    this.bar = h("div.reply-bar", { hidden: true, data: { testid: "reply-bar" } });
    const tool = (testid, sign, run) => h("button.tool", { data: { testid }, on: { click: run } }, icon(sign));
    this.attach = tool("attach", "attach", () => openAttachMenu(this.attach, this));
    this.slash = tool("commands", "slash", () => this.commands.toggle());
    this.keys = tool("toggle-keyboard", "keyboard", () => this.#toggleKeyboard());
    this.sendButton = h("button.tool.send", { data: { testid: "send" }, on: { click: () => this.send() } }, icon("send"));
    this.keyboard = h("div.keyboard-place");
    this.row = h("div.composer-row", {}, this.attach, h("div.field-box", {}, this.input), this.keys, this.slash, this.sendButton);
    this.instead = h("div.instead", { hidden: true });
    this.root = h("footer.composer", {}, this.commands.root, this.bar, this.row, this.instead, this.keyboard);
  }

  /** Shows what fits the chat: the field, START, Unblock, Join; called at every change of the chat. */
  update() {
    const chat = currentChat();
    this.root.hidden = !chat;
    if (!chat) return;
    const place = `${store.me.id}/${chat.id}/${store.thread}`;
    if (place !== this.#place) this.#enter(place, chat);
    const called = this.#forced(chat);
    const standing = this.row.hidden;
    this.#labels(chat);
    const instead = standIn(chat);
    fill(this.instead, instead);
    this.instead.hidden = !instead;
    this.row.hidden = Boolean(instead);
    if (instead) this.bar.hidden = true;
    else this.#drawBar();
    this.#drawKeyboard(chat, Boolean(instead));
    this.commands.setCommands(instead ? [] : chat.commands ?? []);
    this.slash.hidden = !(chat.commands ?? []).length;
    // START and the like go away when pressed, and the focus would be lost with them.
    const orphaned = standing && document.activeElement === document.body;
    if (!instead && (called || orphaned) && !touch()) this.input.focus({ preventScroll: true });
  }

  #enter(place, chat) {
    this.#place = place;
    const draft = readDraft(chat.id, store.thread);
    this.#editing = null;
    this.#reply = draft.replyTo ? { id: draft.replyTo, forced: false } : null;
    this.input.value = draft.text;
    this.#grow();
  }

  #labels(chat) {
    const forced = this.#reply?.forced ? this.#reply.placeholder : null;
    const keyboard = chat.reply_keyboard?.input_field_placeholder;
    this.input.placeholder = forced || keyboard || word("write");
    this.input.setAttribute("aria-label", forced || keyboard || word("write"));
    for (const [button, key] of [[this.attach, "attach"], [this.slash, "commands"], [this.keys, "showKeyboard"]]) {
      button.setAttribute("aria-label", word(key));
      button.title = word(key);
    }
    this.sendButton.setAttribute("aria-label", word(this.#editing ? "save" : "send"));
    this.sendButton.replaceChildren(icon(this.#editing ? "check" : "send"));
  }

  // ---- reply and edit

  /** Takes up a forced reply; true when it is a new one. */
  #forced(chat) {
    const wanted = chat.force_reply;
    if (!wanted) {
      if (this.#reply?.forced) this.#reply = null;
      return false;
    }
    if (this.#reply?.id === wanted.message_id || this.#dismissed.has(`${chat.id}/${wanted.message_id}`)) return false;
    if (this.#editing || (this.#reply && !this.#reply.forced)) return false;
    this.#reply = { id: wanted.message_id, forced: true, placeholder: wanted.placeholder };
    return true;
  }

  /** Answers a message, or a part of it; the next text carries it. */
  replyTo(message, quote = "") {
    this.#editing = null;
    this.#reply = { id: message.message_id, forced: false, quote };
    this.#remember();
    this.update();
    this.input.focus();
  }

  /** Puts an own message into the field. */
  edit(message) {
    this.#editing = message;
    this.#reply = null;
    const [text, entities] = message.text ? [message.text, message.entities] : [message.caption ?? "", message.caption_entities];
    this.input.value = toMarkup(text, entities);
    this.#grow();
    this.update();
    this.input.focus();
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
  }

  /** Esc: leaves the edit, else the reply; false when there was nothing to leave. */
  cancel() {
    if (this.commands.close()) return true;
    if (this.#editing) {
      this.#editing = null;
      this.input.value = readDraft(store.chatId, store.thread).text;
      this.#grow();
    } else if (this.#reply) {
      if (this.#reply.forced) this.#dismissed.add(`${store.chatId}/${this.#reply.id}`);
      this.#reply = null;
      this.#remember();
    } else return false;
    this.update();
    return true;
  }

  #drawBar() {
    const message = this.#editing ?? (this.#reply && this.history.get(this.#reply.id));
    this.bar.hidden = !this.#editing && !this.#reply;
    if (this.bar.hidden) return;
    const name = message ? (message.mine ? word("you") : fullName(author(message))) : "";
    fill(
      this.bar, icon(this.#editing ? "edit" : "reply"),
      h("button.reply-bar-text", { on: { click: () => message && this.history.reveal(message.message_id) } },
        h("b", { dir: "auto" }, this.#editing ? word("editing") : word("replyTo", { name })), h("span", { dir: "auto" }, this.#reply?.quote || (message ? summary(message) : ""))),
      h("button.tool", { aria: { label: word("cancel") }, data: { testid: "cancel-reply" }, on: { click: () => { this.cancel(); this.input.focus(); } } }, icon("close")),
    );
  }

  // ---- keyboards of the bot

  #drawKeyboard(chat, replaced) {
    const markup = replaced ? null : chat.reply_keyboard;
    const id = `${chat.id}/${JSON.stringify(markup)}`;
    this.keys.hidden = !markup;
    this.keyboard.hidden = !markup || this.#closedKeyboards.has(id);
    this.keyboardId = id;
    fill(this.keyboard, markup ? renderReplyKeyboard(markup, (button) => this.#pressKey(button, markup)) : null);
    this.keys.setAttribute("aria-pressed", String(!this.keyboard.hidden));
  }

  #toggleKeyboard() {
    if (!this.#closedKeyboards.delete(this.keyboardId)) this.#closedKeyboards.add(this.keyboardId);
    this.update();
  }

  async #pressKey(button, markup) {
    if (markup.one_time_keyboard) this.#closedKeyboards.add(this.keyboardId);
    const special = button.request_contact ? { kind: "contact" } : button.request_location ? { kind: "location" } : button.request_poll ? { kind: "poll" } : null;
    if (button.web_app || button.request_users || button.request_chat) showToast(word("notHere"));
    else if (special) await attempt(() => post(chatPath(store.chatId, "special"), { ...special, thread: store.thread }));
    else await attempt(() => post(chatPath(store.chatId, "text"), this.outgoing(button.text, [])));
    this.#sent();
  }

  // ---- sending

  /** A text with what goes along: the reply, the topic. */
  outgoing(text, entities) {
    return {
      text, ...(entities.length ? { entities } : {}), ...(this.#reply ? { reply_to: this.#reply.id } : {}), ...(this.#reply?.quote ? { quote: this.#reply.quote } : {}),
      ...(store.thread === null ? {} : { thread: store.thread }),
    };
  }

  /** The same for files. */
  outgoingFields() {
    return { reply_to: this.#reply?.id ?? null, thread: store.thread };
  }

  async send() {
    const chat = currentChat();
    const source = this.input.value;
    const { text, entities } = parseMarkup(source);
    if (!chat || this.row.hidden || (!text && !this.#editing)) return;
    const editing = this.#editing;
    this.input.value = "";
    this.#grow();
    this.commands.close();
    const done = await attempt(() => editing
      ? post(chatPath(chat.id, "edit"), { message_id: editing.message_id, text, entities })
      : post(chatPath(chat.id, "text"), this.outgoing(text, entities)));
    if (done === null) {
      this.input.value = source;
      this.#grow();
    } else if (editing) {
      this.#editing = null;
      this.input.value = readDraft(chat.id, store.thread).text;
      this.#grow();
      this.update();
    } else this.#sent();
  }

  #sendCommand(command) {
    const chat = currentChat();
    const text = chat.kind === "private" ? `/${command}` : `/${command}@${store.bot.username}`;
    this.input.value = "";
    this.#grow();
    attempt(() => post(chatPath(chat.id, "text"), this.outgoing(text, []))).then((done) => done && this.#sent());
    this.input.focus();
  }

  /** Sends a text right away, as a tap on a command in a message does. */
  async sendText(text) {
    if (!this.row.hidden && (await attempt(() => post(chatPath(store.chatId, "text"), this.outgoing(text, []))))) this.#sent();
  }

  /** After anything was sent: no reply any more, no draft. */
  afterSending() {
    this.#sent();
  }

  #sent() {
    if (this.#reply?.forced) this.#dismissed.add(`${store.chatId}/${this.#reply.id}`);
    this.#reply = null;
    this.#remember();
    this.update();
    this.history.toBottom();
    emit("acted");
  }

  // ---- the field

  /** Puts text into the field as if typed. */
  setText(text) {
    this.input.value = text;
    this.#changed();
    this.input.focus();
  }

  #changed() {
    this.#grow();
    this.commands.filter();
    if (!this.#editing) this.#remember();
  }

  #remember() {
    if (store.chatId !== null) writeDraft(store.chatId, store.thread, { text: this.#editing ? "" : this.input.value, replyTo: this.#reply && !this.#reply.forced ? this.#reply.id : null });
  }

  #grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 220)}px`;
    this.sendButton.classList.toggle("ready", Boolean(this.input.value.trim()));
  }

  #key(event) {
    if (event.isComposing || this.commands.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !touch()) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.input.value && !this.#editing) {
      const own = this.history.all().filter((m) => m.mine && (m.text || m.caption !== undefined) && !m.forward_origin).at(-1);
      if (!own) return;
      event.preventDefault();
      this.edit(own);
    }
  }

  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    takeFiles(files, this);
  }
}
