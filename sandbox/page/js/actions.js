// What one does with a message: tap its buttons, its menu, forward, delete, react.
import { post } from "./api.js";
import { avatar } from "./avatar.js";
import { attempt } from "./attempt.js";
import { h } from "./dom.js";
import { follow } from "./links.js";
import { closeMenu, confirmAct, openDialog, openMenu, showToast } from "./overlay.js";
import { chatById, chatPath, chatTitle, currentChat, emit, keyOf, store } from "./store.js";
import { serviceText } from "./summary.js";
import { word } from "./words.js";

const REACTIONS = ["👍", "❤", "🔥", "🎉", "👀", "👌", "👎"];

/** Taps an inline button; it spins until the bot answers. */
export async function tap(message, row, col, { history, composer, acts }) {
  const button = message.reply_markup.inline_keyboard[row][col];
  if (button.disabled || history.isWaiting(message, row, col)) return;
  if (button.web_app || button.login_url || button.pay || button.callback_game) {
    showToast(word("notHere"));
    return;
  }
  const waits = button.callback_data !== undefined;
  if (waits) history.wait(keyOf(message), row, col);
  const done = await attempt(() => post(chatPath(store.chatId, "tap"), { message_id: message.message_id, ephemeral_message_id: message.ephemeral_message_id, row, col }));
  if (done === null) {
    if (waits) history.answered(keyOf(message));
    return;
  }
  if (button.url) await follow(done.url ?? button.url, acts);
  else if (button.copy_text) await copy(done.copied ?? button.copy_text.text);
  else if (!waits) composer.setText(`@${store.bot.username} ${button.switch_inline_query ?? button.switch_inline_query_current_chat ?? button.switch_inline_query_chosen_chat?.query ?? ""}`);
  emit("acted");
}

/** Puts text on the clipboard and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No permission (an old browser, a page in a frame): the old way still works.
    const field = h("textarea.unseen");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  showToast(word("copied"));
}

/** The menu of a message; an album is forwarded and deleted as a whole, a reply takes the quote along. */
export function openMessageMenu(where, node, id, quote, { history, composer }) {
  const message = history.get(id);
  if (!message) return;
  const ids = node.dataset.messageIds.split(" ").map(Number);
  const service = serviceText(message) !== null;
  const chat = currentChat();
  const writable = !composer.row.hidden;
  const text = message.text ?? message.caption ?? ids.map((one) => history.get(one)?.caption).find(Boolean);
  const editable = message.mine && !message.forward_origin && (message.text || message.photo || message.video || message.document || message.animation || message.audio || message.voice);
  openMenu(where, [
    service ? null : reactionRow(message),
    writable && !service ? { label: word("reply"), sign: "reply", testid: "menu-reply", run: () => composer.replyTo(message, quote) } : null,
    writable && editable ? { label: word("edit"), sign: "edit", testid: "menu-edit", run: () => composer.edit(message) } : null,
    text && !message.has_protected_content ? { label: word("copyText"), sign: "copy", testid: "menu-copy", run: () => copy(text) } : null,
    !service && !message.has_protected_content ? { label: word("forward"), sign: "forward", testid: "menu-forward", run: () => openForward(ids) } : null,
    message.mine || chat.kind === "private" || chat.can_delete
      ? { label: word("remove"), sign: "trash", danger: true, testid: "menu-delete", run: () => confirmAct(word("removeSure"), word("remove"), () => attempt(() => post(chatPath(chat.id, "delete"), { message_ids: ids }))) }
      : null,
  ], { label: word("messageMenu"), testid: "message-menu-items" });
}

/** The part of a message's text that is selected, to be quoted. */
export function selectedIn(node) {
  const selection = getSelection();
  const text = node.querySelector(".text, .caption");
  return !selection.isCollapsed && text?.contains(selection.anchorNode) && text.contains(selection.focusNode) ? selection.toString().trim() : "";
}

function reactionRow(message) {
  return h("div.reaction-row", { role: "group" }, REACTIONS.map((emoji) => h(
    "button.reaction-pick", { role: "menuitem", tabindex: -1, aria: { label: word("react", { emoji }) }, data: { testid: "react", emoji }, on: { click: () => react(message, emoji) } }, emoji,
  )));
}

/** Sets the person's reaction, or takes it away when it is the same. */
export async function react(message, emoji) {
  closeMenu();
  const own = (message.reactions ?? []).some((one) => one.user_id === store.me.id && one.emoji === emoji);
  await attempt(() => post(chatPath(store.chatId, "react"), { message_id: message.message_id, emoji: own ? null : emoji }));
}

function openForward(ids) {
  const from = store.chatId;
  let target = null;
  let topic = null;
  const hidden = h("input", { type: "checkbox", data: { testid: "forward-hidden" } });
  const comment = h("input.dialog-field", { type: "text", dir: "auto", autocomplete: "off", placeholder: word("comment"), aria: { label: word("comment") }, data: { testid: "forward-comment" } });
  const topics = h("select.dialog-field", { hidden: true, aria: { label: word("topics") }, data: { testid: "forward-topic" }, on: { change: () => { topic = Number(topics.value) || null; } } });
  const list = h("div.choices", { role: "radiogroup" }, store.chats.map((chat) => h(
    "button.choice-row", { role: "radio", aria: { checked: false }, data: { testid: "forward-chat", chatId: chat.id }, on: { click: () => pick(chat) } },
    avatar({ id: chat.id, name: chatTitle(chat), bot: chat.kind === "private" }, 36), h("span", { dir: "auto" }, chatTitle(chat)),
  )));
  const pick = (chat) => {
    target = chat;
    topic = null;
    for (const row of list.children) row.setAttribute("aria-checked", String(Number(row.dataset.chatId) === chat.id));
    topics.hidden = !chat.is_forum;
    topics.replaceChildren(h("option", { value: "" }, word("general")), ...(chat.topics ?? []).map((one) => h("option", { value: one.message_thread_id }, one.name)));
  };
  openDialog({
    title: word("forwardTo"), testid: "forward-dialog", body: [list, topics, comment, h("label.choice", {}, hidden, word("hideSender"))],
    actions: [
      { label: word("cancel") },
      {
        label: word("forward"), primary: true, testid: "forward-yes",
        run: async () => {
          if (!target) return false;
          const body = { from_chat: from, message_ids: ids, hidden: hidden.checked, ...(topic ? { thread: topic } : {}), ...(comment.value.trim() ? { comment: comment.value.trim() } : {}) };
          const done = await attempt(() => post(chatPath(target.id, "forward"), body));
          if (done && chatById(target.id)) showToast(word("forwarded"));
          return Boolean(done);
        },
      },
    ],
  });
}
