// The left column: who is on, the strip about the sandbox, the list of chats.
import { avatar } from "./avatar.js";
import { languageName, now, shortMoment, time, zoneCity } from "./clock.js";
import { fill, h } from "./dom.js";
import { readDraft } from "./drafts.js";
import { icon } from "./icons.js";
import { author, chatTitle, fullName, on, store } from "./store.js";
import { summary } from "./summary.js";
import { activity } from "./typing.js";
import { roleWord, word } from "./words.js";

/**
 * Fills the sidebar and keeps it fresh.
 * @param {HTMLElement} root
 * @param {{switchPerson: (id: number) => void, openChat: (id: number) => void, newGroup: () => void}} acts
 */
export function mountSidebar(root, acts) {
  const people = h("div.people", { role: "radiogroup", data: { testid: "people" } });
  const about = h("div.about", { data: { testid: "person-about" } });
  const strip = h("p.strip", { data: { testid: "strip" } });
  const list = h("nav.chats", { data: { testid: "chat-list" } });
  const add = h("button.new-group", { data: { testid: "new-group" }, on: { click: () => acts.newGroup() } });
  const lost = h("p.lost", { hidden: true, role: "status", data: { testid: "offline" } });
  root.append(people, about, lost, list, add, strip);

  people.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = store.people.findIndex((person) => person.id === store.me.id);
    acts.switchPerson(store.people[(at + step + store.people.length) % store.people.length].id);
    people.querySelector("[aria-checked=true]")?.focus();
  });

  const drawPeople = () => {
    if (!store.me) return;
    people.setAttribute("aria-label", word("people"));
    const focused = people.contains(document.activeElement);
    fill(people, store.people.map((person, i) => personButton(person, i, acts)));
    if (focused) people.querySelector("[aria-checked=true]")?.focus();
    about.title = store.me.about ?? "";
    fill(
      about, h("div", {}, h("b", {}, roleWord(store.me.role)), store.me.username ? ` · @${store.me.username}` : ""),
      h("div", {}, `${languageName(store.me.language_code)} · ${zoneCity(store.me.timezone)} ${time(now())}`),
    );
  };
  const drawList = () => {
    if (!store.me) return;
    list.setAttribute("aria-label", word("chats"));
    fill(strip, icon("lock", 14), h("span", {}, word("sandbox")));
    fill(add, icon("plus", 18), word("newGroup"));
    lost.textContent = word("lost");
    lost.hidden = store.online;
    reconcile(list, store.chats, acts);
  };
  on("people", drawPeople);
  on("unread", drawPeople);
  on("minute", () => { drawPeople(); drawList(); });
  for (const name of ["chats", "chat", "typing", "online", "draft"]) on(name, drawList);
}

function personButton(person, index, acts) {
  const active = person.id === store.me.id;
  const unread = active ? 0 : store.unread.get(person.id) ?? 0;
  return h(
    "button.person",
    {
      role: "radio", tabindex: active ? 0 : -1, title: index < 9 ? `Alt+${index + 1}` : null,
      aria: { checked: active, label: `${fullName(person)}, ${roleWord(person.role)}, ${time(now(), person.timezone)}${unread ? `, ${word("unreadCount", { n: unread })}` : ""}` },
      data: { testid: "person", personId: person.id }, on: { click: () => acts.switchPerson(person.id) },
    },
    avatar({ id: person.id, name: fullName(person) }, 38),
    h("span.person-name", { dir: "auto" }, person.first_name),
    h("span.person-time", {}, `${(person.language_code ?? "—").slice(0, 2)} · ${time(now(), person.timezone)}`),
    unread ? h("span.badge-count", { data: { testid: "person-unread" } }, unread > 99 ? "99+" : String(unread)) : null,
  );
}

function preview(chat) {
  const typing = activity(chat.id);
  if (typing) return h("span.preview.typing", {}, typing);
  const draft = chat.id === store.chatId ? "" : readDraft(chat.id).text;
  if (draft) return h("span.preview", { dir: "auto" }, h("span.draft", {}, `${word("draft")} `), draft.slice(0, 120));
  if (!chat.last) return h("span.preview.faint", {}, chat.kind === "private" && !chat.started ? word("start") : word("noMessages"));
  const who = chat.last.mine ? word("you") : chat.kind === "private" ? null : fullName(author(chat.last));
  const service = !chat.last.text && chat.last.new_chat_members;
  return h("span.preview", { dir: "auto", data: { testid: "chat-preview" } }, who && !service ? h("span.preview-who", {}, `${who}: `) : null, summary(chat.last).slice(0, 160));
}

function chatButton(chat, acts) {
  const title = chatTitle(chat);
  const active = chat.id === store.chatId;
  return h(
    "button.chat-item",
    { class: active ? "active" : "", aria: { current: active ? "true" : null }, data: { testid: "chat", chatId: chat.id }, on: { click: () => acts.openChat(chat.id) } },
    avatar({ id: chat.id, name: title, bot: chat.kind === "private" }, 50),
    h(
      "span.chat-text", {},
      h("span.chat-line", {}, h("span.chat-title", { dir: "auto" }, chat.is_forum ? icon("topic", 15) : chat.kind === "private" ? null : icon("people", 15), title), chat.last ? h("span.chat-time", {}, shortMoment(chat.last.date)) : null),
      h("span.chat-line", {}, preview(chat), chat.unread ? h("span.badge-count", { aria: { label: word("unreadCount", { n: chat.unread }) }, data: { testid: "unread" } }, chat.unread > 99 ? "99+" : String(chat.unread)) : null),
    ),
  );
}

/** Puts fresh buttons in, keeping the focus on the same chat. */
function reconcile(list, chats, acts) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.chatId : null;
  fill(list, chats.length ? chats.map((chat) => chatButton(chat, acts)) : h("p.faint.center", {}, word("noChats")));
  if (focused) list.querySelector(`[data-chat-id="${focused}"]`)?.focus({ preventScroll: true });
}
