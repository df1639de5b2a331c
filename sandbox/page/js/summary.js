// One line about a message: for the list of chats, reply headers, the pinned bar and announcements.
import { fullName } from "./store.js";
import { richSummary } from "./rich.js";
import { word } from "./words.js";

const MEDIA = [
  ["animation", "animation", "🎞"], ["photo", "photo", "🖼"], ["video", "video", "🎬"], ["video_note", "videoNote", "🎬"],
  ["voice", "voice", "🎤"], ["audio", "audio", "🎵"], ["document", "document", "📎"], ["sticker", "sticker", ""],
  ["venue", "location", "📍"], ["location", "location", "📍"], ["contact", "contact", "👤"], ["poll", "poll", "📊"],
  ["checklist", "checklist", "☑️"], ["story", "story", "📖"],
];

/** The kind of media in a message ("photo", …), or null for texts. */
export const mediaKind = (message) => MEDIA.find(([field]) => message[field])?.[0] ?? null;

/** A message in one line, hidden text masked. */
export function summary(message) {
  if (!message) return "";
  if (message.text) return masked(message.text, message.entities);
  if (message.rich_message) return richSummary(message.rich_message);
  if (message.dice) return `${message.dice.emoji} ${message.dice.value}`;
  const found = MEDIA.find(([field]) => message[field]);
  if (found) {
    const [field, key, sign] = found;
    const detail = message.caption
      ? masked(message.caption, message.caption_entities)
      : field === "document" ? message.document.file_name
      : field === "poll" ? message.poll.question
      : field === "checklist" ? message.checklist.title
      : field === "venue" ? message.venue.title
      : field === "sticker" ? `${message.sticker.emoji ?? ""} ${word("sticker")}`.trim()
      : null;
    return `${sign} ${detail || word(key)}`.trim();
  }
  return serviceText(message) ?? word("other");
}

function masked(text, entities = []) {
  let out = text;
  for (const { type, offset, length } of entities) {
    if (type === "spoiler") out = out.slice(0, offset) + "▒".repeat(length) + out.slice(offset + length);
  }
  return out.replace(/\s+/g, " ").trim();
}

const names = (users) => users.map(fullName).join(", ");

/** What a service message says, or null when the message is not one. */
export function serviceText(message) {
  const title = message.chat?.title ?? "";
  if (message.group_chat_created || message.supergroup_chat_created) return word("groupCreated", { title });
  if (message.new_chat_members) return word("joined", { names: names(message.new_chat_members) });
  if (message.left_chat_member) return word("left", { name: fullName(message.left_chat_member) });
  if (message.new_chat_title) return word("renamed", { title: message.new_chat_title });
  if (message.pinned_message) {
    const text = summary(message.pinned_message).slice(0, 60);
    return word("pinnedNow", { name: fullName(message.from ?? message.sender_chat ?? message.chat), text });
  }
  if (message.forum_topic_created) return word("topicCreated", { title: message.forum_topic_created.name });
  if (message.forum_topic_edited) return word("topicEdited");
  if (message.forum_topic_closed) return word("topicClosed");
  if (message.forum_topic_reopened) return word("topicReopened");
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return word("migrated");
  if (message.checklist_tasks_done || message.checklist_tasks_added) return word("tasksChanged");
  if (message.write_access_allowed) return word("writeAllowed");
  if (message.users_shared || message.chat_shared) return word("shared");
  const content = ["text", "dice", "rich_message", "photo", ...MEDIA.map(([field]) => field)];
  const silent = ["message_auto_delete_timer_changed", "new_chat_photo", "delete_chat_photo", "boost_added", "poll_option_added", "poll_option_deleted"];
  if (!content.some((field) => message[field]) && silent.some((field) => message[field])) return word("serviceOther");
  return null;
}
