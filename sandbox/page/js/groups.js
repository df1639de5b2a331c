// The chat menu and what it opens: members, topics, names, making groups.
import { post } from "./api.js";
import { attempt } from "./attempt.js";
import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { confirmAct, openDialog, openMenu } from "./overlay.js";
import { chatPath, chatTitle, currentChat, fullName, store } from "./store.js";
import { word } from "./words.js";

const RIGHTS = [
  "can_manage_chat", "can_delete_messages", "can_restrict_members", "can_promote_members", "can_change_info",
  "can_invite_users", "can_pin_messages", "can_manage_topics",
];

const ask = (rest, body = {}) => attempt(() => post(chatPath(store.chatId, rest), body));

/** The menu behind the three dots of the chat's header. */
export function openChatMenu(button, acts) {
  const chat = currentChat();
  const person = `/people/${store.me.id}`;
  const items = chat.kind === "private"
    ? [
        chat.started && !chat.blocked ? { label: word("restart"), sign: "send", testid: "chat-restart", run: () => attempt(() => post(`${person}/start`, { payload: "" })) } : null,
        chat.blocked
          ? { label: word("unblock"), sign: "check", testid: "chat-unblock", run: () => attempt(() => post(`${person}/unblock`)) }
          : { label: word("block"), sign: "block", danger: true, testid: "chat-block", run: () => attempt(() => post(`${person}/block`)) },
      ]
    : groupItems(chat, acts);
  openMenu(button, items, { label: word("chatMenu"), testid: "chat-menu-items" });
}

function groupItems(chat, acts) {
  const member = chat.members.some((user) => user.id === store.me.id);
  const topic = chat.topics?.find((one) => one.message_thread_id === store.thread);
  return [
    { label: word("membersTitle"), sign: "people", testid: "chat-members", run: () => openMembers(chat.id) },
    { label: word("rename"), sign: "edit", testid: "chat-rename", run: () => askText(word("rename"), word("groupTitle"), chat.title, (title) => ask("title", { title })) },
    chat.bot_is_member
      ? { label: word(chat.bot_is_admin ? "demote" : "promote"), sign: "star", testid: "chat-promote", run: () => ask("promote", { user: "bot", rights: chat.bot_is_admin ? null : Object.fromEntries(RIGHTS.map((right) => [right, true])) }) }
      : { label: word("addBot"), sign: "plus", testid: "chat-add-bot", run: () => ask("members", { add: ["bot"] }) },
    chat.is_forum
      ? { label: word("newTopic"), sign: "topic", testid: "chat-new-topic", run: () => askText(word("newTopic"), word("topicName"), "", async (name) => {
          const made = await ask("topics", { name });
          if (made?.message_thread_id) await acts.openChat(chat.id, { thread: made.message_thread_id });
          return made;
        }) }
      : null,
    topic ? { label: word(topic.closed ? "openTopic" : "closeTopic"), sign: "lock", testid: "chat-close-topic", run: () => ask(`topics/${topic.message_thread_id}`, { closed: !topic.closed }) } : null,
    topic ? { label: word("removeTopic"), sign: "trash", danger: true, testid: "chat-remove-topic", run: () => ask(`topics/${topic.message_thread_id}`, { deleted: true }) } : null,
    chat.kind === "group"
      ? { label: word("migrate"), sign: "up", testid: "chat-migrate", run: async () => {
          const done = await ask("migrate");
          if (done?.chat) await acts.openChat(done.chat);
        } }
      : null,
    member
      ? { label: word("leave"), sign: "leave", danger: true, testid: "chat-leave", run: () => confirmAct(word("leaveSure", { title: chatTitle(chat) }), word("leave"), () => ask("leave")) }
      : { label: word("join"), sign: "plus", testid: "chat-join", run: () => ask("join") },
  ];
}

function askText(title, label, value, take) {
  const field = h("input.dialog-field", { type: "text", maxlength: 128, dir: "auto", autocomplete: "off", placeholder: label, aria: { label }, data: { testid: "dialog-text" } });
  field.value = value;
  openDialog({
    title, body: field, testid: "ask-text",
    actions: [
      { label: word("cancel") },
      { label: word("save"), primary: true, testid: "dialog-yes", run: async () => (field.value.trim() ? (await take(field.value.trim())) !== null : false) },
    ],
  });
  field.focus();
  field.select();
}

/** Everybody who may be in a group: the people of the sandbox and the bot. */
const everybody = () => [...store.people, { ...store.bot, is_bot: true }];

function openMembers(chatId) {
  const chat = currentChat();
  const inside = (user) => (user.is_bot ? chat.bot_is_member : chat.members.some((one) => one.id === user.id));
  const dialog = openDialog({
    title: word("membersTitle"), testid: "members", actions: [{ label: word("close"), primary: true, testid: "members-close" }],
    body: h("div.choices", {}, everybody().map((user) => {
      const here = inside(user);
      const reference = user.is_bot ? "bot" : user.id;
      const note = user.is_bot ? (chat.bot_is_admin && here ? word("admin") : word("botStatus")) : user.username ? `@${user.username}` : "";
      return h(
        "div.member", { data: { testid: "member", userId: user.id } },
        avatar({ id: user.id, name: fullName(user), bot: user.is_bot }, 38),
        h("span.member-text", {}, h("b", { dir: "auto" }, user.id === store.me.id ? `${fullName(user)} (${word("you")})` : fullName(user)), h("span.faint", {}, note)),
        user.id === store.me.id ? null : h(
          "button.plain", {
            class: here ? "danger" : "", aria: { label: `${word(here ? "kick" : "add")}: ${fullName(user)}` }, data: { testid: here ? "member-remove" : "member-add" },
            on: { click: async () => {
              dialog.close();
              if (!(await attempt(() => post(chatPath(chatId, "members"), here ? { remove: [reference] } : { add: [reference] })))) return;
              await store.refresh();
              if (store.chatId === chatId) openMembers(chatId);
            } },
          }, word(here ? "remove" : "add"),
        ),
      );
    })),
  });
}

const KINDS = [["group", "kindGroup"], ["supergroup", "kindSupergroup"], ["forum", "kindForum"], ["channel", "kindChannel"]];

/** The dialog that makes a group, a forum or a channel. */
export function openNewGroup(acts) {
  const title = h("input.dialog-field", { type: "text", maxlength: 128, dir: "auto", autocomplete: "off", placeholder: word("groupTitle"), aria: { label: word("groupTitle") }, data: { testid: "group-title" } });
  const check = (testid, checked, data = {}) => h("input", { type: "checkbox", checked, data: { testid, ...data } });
  const others = store.people.filter((person) => person.id !== store.me.id);
  const boxes = others.map((person) => check("group-member", true, { personId: person.id }));
  const withBot = check("group-bot", true);
  const kinds = KINDS.map(([kind, key], i) => h("label.segment", {},
    h("input", { type: "radio", name: "kind", value: kind, checked: i === 1, data: { testid: "group-kind", kind } }), h("span", {}, word(key))));
  const kind = () => kinds.map((one) => one.firstChild).find((radio) => radio.checked).value;
  openDialog({
    title: word("newGroup"), testid: "new-group-dialog",
    body: [
      title,
      others.map((person, i) => h("label.choice", {}, boxes[i], avatar({ id: person.id, name: fullName(person) }, 30), h("span", { dir: "auto" }, fullName(person)))),
      h("label.choice", {}, withBot, avatar({ id: store.bot.id, name: fullName(store.bot), bot: true }, 30), h("span", { dir: "auto" }, fullName(store.bot))),
      h("div.segments", { role: "radiogroup", aria: { label: word("chatKind") } }, kinds),
    ],
    actions: [
      { label: word("cancel") },
      {
        label: word("create"), primary: true, testid: "group-create",
        run: async () => {
          if (!title.value.trim()) {
            title.focus();
            return false;
          }
          const made = await attempt(() => post(`/people/${store.me.id}/groups`, {
            title: title.value.trim(), kind: kind() === "forum" ? "supergroup" : kind(), is_forum: kind() === "forum", public: false,
            members: others.filter((_, i) => boxes[i].checked).map((person) => person.id), with_bot: withBot.checked,
          }));
          if (made) await acts.openChat(made.chat?.id ?? made.chat, { focus: true });
          return Boolean(made);
        },
      },
    ],
  });
  title.focus();
}
