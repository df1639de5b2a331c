// Messages to rows: days, albums, runs by one author.
import { dayKey, dayTitle } from "./clock.js";
import { author } from "./store.js";
import { serviceText } from "./summary.js";
import { word } from "./words.js";

const RUN_SECONDS = 300; // messages of one author closer than this stand together

/**
 * Rows in the order of the page. A row is drawn anew when its `signature` changes.
 * @param {object[]} messages  oldest first
 * @param {object} how  named: names and avatars are shown; fresh: new rows may be animated;
 *   keyOf(message), versionOf(message), isWaiting(message, row, col)
 */
export function layRows(messages, { named, fresh, keyOf, versionOf, isWaiting }) {
  const rows = [];
  let day = null;
  let previous = null;
  for (const message of messages) {
    const key = dayKey(message.date);
    if (key !== day) {
      const title = dayTitle(message.date, word("today"), word("yesterday"));
      rows.push({ key: `day ${key}`, day: title, signature: title });
      day = key;
      previous = null;
    }
    if (message.media_group_id && previous?.album === message.media_group_id) {
      previous.messages.push(message);
      continue;
    }
    const service = serviceText(message) !== null;
    const who = author(message)?.id;
    const near = previous && message.date - previous.messages.at(-1).date < RUN_SECONDS;
    const alike = !message.ephemeral_message_id === !previous?.messages[0].ephemeral_message_id;
    const joins = near && alike && !service && !previous.service && previous.author === who;
    if (joins) previous.last = false;
    previous = { key: keyOf(message), messages: [message], album: message.media_group_id, author: who, named, service, first: !joins, last: true, fresh, isWaiting };
    rows.push(previous);
  }
  for (const row of rows) {
    if (!row.day) row.signature = [row.first, row.last, ...row.messages.map((m) => `${keyOf(m)}:${versionOf(m)}`)].join(" ");
  }
  return rows;
}

/** Puts a new drawing of a row in place of the old one and keeps the focus where it was. */
export function swapRow(old, node) {
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(node);
  if (!focus) return;
  const { row, col } = focus.dataset;
  const same = row === undefined ? null : node.querySelector(`.key[data-row="${row}"][data-col="${col}"]`);
  (same ?? node.querySelector(".key") ?? node).focus({ preventScroll: true });
}

/** All days gone by stick to the same place below `top`: only the last of them is to be seen there. */
export function coverDays(list, top) {
  const days = [...list.querySelectorAll(".day")];
  const gone = days.filter((day) => day.nextElementSibling?.getBoundingClientRect().top < top + 40);
  for (const day of days) day.classList.toggle("covered", gone.includes(day) && day !== gone.at(-1));
}
