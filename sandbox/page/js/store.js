// What the page knows right now, and who wants to hear when it changes. The server is the truth;
// this is a copy of the part on screen.
export const store = {
  bot: null, // User
  botInfo: {}, // name, description, short_description
  people: [], // Person
  me: null, // Person who is on
  chats: [], // ChatView, newest first
  unread: new Map(), // person id -> unread messages over all chats
  chatId: null,
  thread: null, // topic on screen, null = all of the chat
  typing: new Map(), // chat id -> {action, until}
  online: true,
  refresh: async () => {}, // asks the server for the list of chats again
};

/** What a message is known by on the page: an ephemeral one has no number among the rest. */
export const keyOf = (message) => (message.ephemeral_message_id ? `e${message.ephemeral_message_id}` : message.message_id);

const bus = new EventTarget();

/** Calls `fn(detail)` at every `emit(name, detail)`. */
export function on(name, fn) {
  bus.addEventListener(name, (event) => fn(event.detail));
}

export function emit(name, detail = null) {
  bus.dispatchEvent(new CustomEvent(name, { detail }));
}

export const chatById = (id) => store.chats.find((chat) => chat.id === id) ?? null;
export const currentChat = () => chatById(store.chatId);

/** The name people see: "First Last", a group's title. */
export function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ") || user.title || String(user.id ?? "");
}

export const chatTitle = (chat) => chat.title || (chat.kind === "private" ? fullName(store.bot) : String(chat.id));

/** The one who wrote: a chat when it wrote as itself (channels, anonymous administrators), else the user. */
export const author = (message) => message.sender_chat ?? message.from ?? message.chat;

/** Address of the person's part of the API for a chat. */
export const chatPath = (chatId, rest = "") => `/people/${store.me.id}/chats/${chatId}${rest ? `/${rest}` : ""}`;
