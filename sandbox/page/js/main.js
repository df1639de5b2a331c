// Sandbox chat page. The server is the truth: this page asks, shows, and follows its events.
//
// Hooks for end-to-end tests (stable; everything else may change):
//   [data-testid="person"][data-person-id]      one of the cast; aria-checked tells who is on; Alt+1…9 does the same
//   [data-testid="chat"][data-chat-id]          an entry in the list of chats (a person's own id = the chat with the bot)
//   #app[data-person-id][data-chat-id][data-thread-id][data-live]   what is on screen; data-live="true" once events flow
//   [data-testid="history"]                     the messages; inside it
//     [data-testid="message"][data-message-id]  one message (an album: data-message-ids holds all), .mine / .theirs,
//                                               data-from-id, data-kind = text|photo|video|document|voice|…
//       [data-testid="text"], "meta", "edited", "reply-header"[data-target], "forwarded", "photo", "document",
//       "album", "voice", "audio", "video", "spoiler", "link", "date-time"[data-unix], "reactions", "expand-quote"
//       [data-testid="inline-button"][data-row][data-col]   .waiting / aria-busy until answered; data-kind = callback|link|copy|inline
//     [data-testid="service-message"], [data-testid="day"]
//   [data-testid="composer"], "send", "reply-bar", "cancel-reply", "attach" (then "attach-photo", "attach-file",
//     "attach-voice", "attach-location", "attach-contact"), "file-input", "send-files" (caption, as-files, send-files-yes)
//   "commands" opens "command-menu" with [data-testid="command"][data-command]
//   [data-testid="reply-button"][data-row][data-col] in "reply-keyboard"; "toggle-keyboard"
//   "start", "restart", "unblock", "join", "bot-intro"; "topics" with [data-testid="topic"][data-thread-id]
//   "chat-title", "chat-status", "chat-menu" (chat-block, chat-members, chat-promote, chat-migrate, chat-new-topic, …),
//   "new-group" (group-title, group-member, group-bot, group-kind[data-kind], group-create)
//   "message-menu" on a message, or right click (menu-reply, menu-edit, menu-copy, menu-forward, menu-delete, react[data-emoji])
//   "forward-dialog" (forward-chat[data-chat-id], forward-comment, forward-hidden, forward-yes)
//   "toast", "alert" with "alert-ok", "confirm" with "confirm-yes", "lightbox", "pinned-message", "jump-to-new", "back"
//   The address #/person/chat/topic opens the page at that place.
import { get, listen, post, Refusal } from "./api.js";
import { setNow } from "./clock.js";
import { ChatView } from "./chatview.js";
import { narrow, touch } from "./dom.js";
import { openNewGroup } from "./groups.js";
import { follow } from "./links.js";
import { closeMenu, showAlert, showToast } from "./overlay.js";
import { author, chatById, chatPath, currentChat, emit, fullName, keyOf, on, store } from "./store.js";
import { mountSidebar } from "./sidebar.js";
import { summary } from "./summary.js";
import { noteActivity, stopActivity } from "./typing.js";
import { lookAround } from "./unread.js";
import { language, word } from "./words.js";

const app = document.getElementById("app");
const acts = { switchPerson, openChat, closeChat, newGroup: () => openNewGroup(acts) };
const view = new ChatView(document.getElementById("chat"), acts);
mountSidebar(document.getElementById("sidebar"), acts);
store.refresh = loadChats;
let stopListening = () => {};
let shownPlace = "";

// ---- who is on

async function loadCast() {
  const code = store.me?.language_code;
  const cast = await get(`/people/cast${code ? `?language=${encodeURIComponent(code)}` : ""}`);
  store.bot = cast.bot;
  store.botInfo = cast.bot_info;
  store.people = cast.people;
  if (store.me) store.me = cast.people.find((person) => person.id === store.me.id) ?? cast.people[0];
  setNow(cast.now);
}

let turns = 0;

async function switchPerson(id, { chat = null, thread = null } = {}) {
  turns += 1;
  const turn = turns;
  const before = store.chatId;
  const stayed = before === store.me?.id ? id : before;
  stopListening();
  app.dataset.live = "false";
  store.me = store.people.find((person) => person.id === id) ?? store.people[0];
  store.chatId = null;
  store.thread = null;
  store.chats = [];
  store.typing.clear();
  view.history.close();
  shownPlace = "";
  document.documentElement.lang = language();
  document.title = `${fullName(store.me)} · ${fullName(store.bot)}`;
  app.dataset.personId = store.me.id;
  await loadCast().catch(quietly);
  if (turn !== turns) return; // somebody else came meanwhile
  const me = store.me.id;
  stopListening = listen(me, (event) => me === store.me.id && receive(event), connection);
  await loadChats();
  if (turn !== turns) return;
  emit("people");
  const target = chatById(chat ?? stayed) ?? (narrow() ? null : chatById(me) ?? store.chats[0]);
  if (target) await openChat(target.id, { thread, quiet: narrow() && chat === null && before === null });
  else closeChat();
}

// What happened before the stream was open (or while it was lost, or in another run of the server)
// is not in it, so everything on screen is asked for again.
async function connection(state) {
  store.online = state === "open";
  app.dataset.live = String(store.online);
  emit("online");
  if (state === "open") await Promise.all([loadChats(), view.history.reload()]).catch(quietly);
}

// ---- chats

let loading = null;
let again = false;

/** Asks for the list of chats; calls during a request end in one more request. */
function loadChats() {
  if (loading) {
    again = true;
    return loading;
  }
  loading = (async () => {
    do {
      again = false;
      const me = store.me.id;
      const { chats } = await get(`/people/${me}/chats`);
      if (me === store.me.id) store.chats = chats;
      else again = true;
    } while (again);
  })().catch(quietly).finally(() => {
    loading = null;
    emit("chats");
  });
  return loading;
}

function quietly(error) {
  if (!(error instanceof Refusal)) throw error;
  if (error.message) showToast(error.message, true);
}

/**
 * Opens a chat.
 * @param {number} id
 * @param {{thread?: number|null, message?: number, focus?: boolean, quiet?: boolean}} options
 *   message: scroll to it; focus: put the cursor into the composer; quiet: stay in the list on a phone
 */
async function openChat(id, { thread = null, message = null, focus = false, quiet = false } = {}) {
  if (!chatById(id)) await loadChats();
  const chat = chatById(id);
  if (!chat) return;
  closeMenu();
  store.chatId = id;
  store.thread = thread;
  app.dataset.chatId = id;
  app.dataset.threadId = thread ?? "";
  if (!quiet) app.dataset.view = "chat";
  remember();
  const place = `${store.me.id}/${id}/${thread}`;
  const fresh = place !== shownPlace;
  shownPlace = place;
  if (fresh) {
    const opened = view.history.open(chat, thread);
    emit("chat");
    view.update();
    await opened.catch(quietly);
  }
  view.update();
  if (message) {
    if (!(await view.history.reveal(message))) showToast(word("notFound"));
  }
  if (focus || (!touch() && !narrow() && !document.activeElement?.closest(".people, dialog, .topics"))) view.composer.input.focus({ preventScroll: true });
  await markRead();
}

/** On a phone: back to the list. */
function closeChat() {
  const left = store.chatId;
  app.dataset.view = "list";
  if (narrow() || !chatById(left)) {
    store.chatId = null;
    store.thread = null;
    shownPlace = "";
    delete app.dataset.chatId;
    view.history.close();
  }
  remember();
  emit("chat");
  view.update();
  document.querySelector(`[data-testid=chat][data-chat-id="${left}"]`)?.focus();
}

function remember() {
  const parts = [store.me.id, store.chatId, store.thread].filter((part) => part !== null);
  const hash = `#/${parts.join("/")}`;
  if (location.hash === hash) return;
  // On a phone the browser's own "back" leads from the chat to the list.
  if (narrow() && store.chatId !== null && !history.state?.chat) history.pushState({ chat: true }, "", hash);
  else history.replaceState(history.state, "", hash);
}

async function markRead() {
  const chat = currentChat();
  if (!chat?.unread || document.visibilityState !== "visible") return;
  if (narrow() && app.dataset.view !== "chat") return;
  chat.unread = 0;
  emit("chats");
  await post(chatPath(chat.id, "read")).catch(quietly);
}

// ---- events

function receive(event) {
  const here = event.chat === store.chatId;
  if (event.type === "message" || event.type === "edited") {
    if (event.type === "message") {
      if (!event.message.mine) stopActivity(event.chat);
      if (here && !event.message.mine) announce(event.message);
    }
    if (here) {
      const wasEmpty = !view.history.all().length;
      view.history.put(event.message);
      if (wasEmpty) view.update();
    }
    loadChats().then(() => here && markRead());
  } else if (event.type === "deleted") {
    if (here) {
      view.history.remove([...event.message_ids, ...(event.ephemeral_message_ids ?? []).map((id) => `e${id}`)]);
      view.update();
    }
    loadChats();
  } else if (event.type === "toast") {
    if (here) view.history.answered(keyOf(event));
    if (event.text && event.alert) showAlert(event.text);
    else if (event.text) showToast(event.text);
    if (event.url) follow(event.url, acts);
  } else if (event.type === "typing") noteActivity(event.chat, event.action, event.until);
  else if (event.type === "chats") loadChats();
  else if (event.type === "reaction") {
    if (here) view.history.react(event.message_id, event.reactions);
  } else if (event.type === "clock") {
    setNow(event.now);
    view.history.tick();
    emit("minute");
  }
  lookAround();
}

function announce(message) {
  document.getElementById("announcer").textContent = `${fullName(author(message))}: ${summary(message)}`;
}

on("acted", () => lookAround());
on("chats", () => {
  if (store.chatId !== null && !chatById(store.chatId)) closeChat();
  else view.update();
});
on("typing", () => view.header.update());

// ---- keys, the address, the clock

document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && /^Digit[1-9]$/.test(event.code)) {
    const person = store.people[Number(event.code.slice(5)) - 1];
    if (!person) return;
    event.preventDefault();
    switchPerson(person.id);
  } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
    if (view.composer.cancel()) return;
    if (app.dataset.view === "chat" && narrow()) closeChat();
    else if (document.activeElement !== view.composer.input) view.composer.input.focus();
  }
});
window.addEventListener("popstate", () => {
  if (narrow() && app.dataset.view === "chat" && !history.state?.chat) closeChat();
});
document.addEventListener("visibilitychange", () => markRead());
document.addEventListener("click", (event) => {
  // A link outside the messages may not take the page away either.
  const link = event.target.closest?.("a[target=_blank]");
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  follow(link.href, acts);
});

async function begin() {
  const [person, chat, thread] = location.hash.replace(/^#\//, "").split("/").map(Number);
  try {
    await loadCast();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    showToast(word("offline"), true);
    setTimeout(begin, 2000);
    return;
  }
  await switchPerson(person || store.people[0].id, { chat: chat || null, thread: thread || null });
  lookAround();
  setInterval(() => {
    view.history.tick();
    emit("minute");
  }, 15000);
}

begin();
