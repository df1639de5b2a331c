// Messages that are neither text nor a file: places, contacts, polls, checklists, dice, stories.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { shade } from "./avatar.js";
import { renderRich } from "./rich.js";
import { word } from "./words.js";

/** The node for such a message, or null. */
export function renderSpecial(message) {
  const place = message.venue?.location ?? message.location;
  if (place) return card("location", "place", message.venue?.title ?? word("location"), message.venue?.address ?? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`);
  if (message.contact) {
    const name = [message.contact.first_name, message.contact.last_name].filter(Boolean).join(" ");
    return card("contact", "person", name, message.contact.phone_number, shade(message.contact.user_id));
  }
  if (message.story) return card("story", "photo", word("story"), message.story.chat?.title ?? "");
  if (message.dice) return h("div.dice", { data: { testid: "dice" }, title: message.dice.emoji }, message.dice.emoji, h("b", {}, String(message.dice.value)));
  if (message.poll) return poll(message.poll);
  if (message.checklist) return checklist(message.checklist);
  if (message.rich_message) return renderRich(message.rich_message);
  return null;
}

function card(testid, sign, title, detail, tint = null) {
  return h(
    "div.special", { data: { testid } },
    h("span.special-sign", { class: tint === null ? "" : `shade-${tint}` }, icon(sign)),
    h("span.special-text", {}, h("b", { dir: "auto" }, title), detail ? h("span", { dir: "auto" }, detail) : null),
  );
}

function poll(value) {
  const total = value.total_voter_count ?? 0;
  const kind = value.is_closed ? "closedPoll" : value.type === "quiz" ? "quiz" : "poll";
  return h(
    "div.poll", { data: { testid: "poll" } },
    h("b", { dir: "auto" }, value.question), h("span.faint", {}, word(kind)),
    value.options.map((option) => {
      const part = total ? Math.round((option.voter_count / total) * 100) : 0;
      const bar = h("i");
      bar.style.width = `${part}%`;
      return h("div.poll-option", {}, h("span.poll-part", {}, `${part}%`), h("span", { dir: "auto" }, option.text), h("span.poll-bar", {}, bar));
    }),
    h("span.faint", {}, word("votes", { n: total })),
  );
}

function checklist(value) {
  return h(
    "div.checklist", { data: { testid: "checklist" } },
    h("b", { dir: "auto" }, value.title),
    value.tasks.map((task) => {
      const done = Boolean(task.completion_date);
      return h("div.task", { class: done ? "done" : "" }, h("span.task-box", {}, done ? icon("check", 14) : null), h("span", { dir: "auto" }, task.text));
    }),
  );
}
