// One message, or one album, as a node. Pure: what is shown depends on the arguments and the person only.
import { avatar, shade } from "./avatar.js";
import { fullMoment, time } from "./clock.js";
import { h } from "./dom.js";
import { isBigEmoji, renderText } from "./entities.js";
import { icon } from "./icons.js";
import { renderKeyboard } from "./keyboard.js";
import { fillsBubble, renderMedia } from "./media.js";
import { renderSpecial } from "./special.js";
import { author, fullName, keyOf, store } from "./store.js";
import { mediaKind, serviceText, summary } from "./summary.js";
import { word } from "./words.js";

/**
 * @param {object} row
 *   messages: one Message, or those of an album; first, last: ends of a run by one author;
 *   named: names and avatars are shown (groups); isWaiting(message, row, col)
 */
export function renderRow(row) {
  const [message] = row.messages;
  const service = serviceText(message);
  if (service) {
    return h("div.row.service-row", hooks(row, "service-message"), h("span.service", { dir: "auto" }, service));
  }
  const mine = Boolean(message.mine);
  const who = author(message);
  const named = row.named && !mine;
  const props = hooks(row, "message");
  props.class = [mine ? "mine" : "theirs", row.first ? "first" : "", row.last ? "last" : ""].join(" ");
  const label = `${mine ? word("you") : fullName(who)}, ${time(message.date)}: ${summary(message)}`;
  return h(
    "div.row", { ...props, tabindex: -1, role: "article", aria: { label } },
    named ? h("span.avatar-gap") : null,
    h("div.stack", {}, bubble(row, message, mine, who, named && row.last), renderKeyboard(message, (r, c) => row.isWaiting(message, r, c)), reactions(message)),
    h("button.row-menu", { tabindex: -1, aria: { label: word("messageMenu"), haspopup: "menu" }, data: { testid: "message-menu" } }, icon("more", 18)),
  );
}

function hooks(row, testid) {
  const [message] = row.messages;
  return {
    data: {
      testid, messageId: message.message_id, messageIds: row.messages.map(keyOf).join(" "),
      fromId: author(message)?.id, kind: mediaKind(message) ?? "text", ephemeral: message.ephemeral_message_id,
    },
  };
}

function bubble(row, message, mine, who, pictured) {
  const captioned = row.messages.find((m) => m.caption) ?? message;
  const text = message.text ?? captioned.caption ?? "";
  const entities = (message.text ? message.entities : captioned.caption_entities) ?? [];
  const big = Boolean(message.text) && isBigEmoji(message.text, entities);
  const bare = big || message.sticker || message.video_note || message.dice;
  const media = renderMedia(row.messages);
  const edge = media && fillsBubble(row.messages);
  const stamp = meta(row, message, edge && !text);
  const heads = [
    row.named && row.first && !mine && !bare
      ? h("div.author", { class: `tint-${who.is_bot ? "bot" : shade(who.id)}`, dir: "auto" }, fullName(who), who.is_bot ? h("span.author-tag", {}, word("botStatus")) : null)
      : null,
    forwardHeader(message), replyHeader(message),
  ];
  const body = text
    ? h("div", { class: message.text ? "text" : "caption", dir: "auto", data: { testid: "text" } }, renderText(text, entities), stamp)
    : null;
  const special = text && message.text ? null : renderSpecial(message);
  const unknown = !text && !media && !special ? h("div.text.faint", {}, word("other"), stamp) : null;
  const parts = captioned.show_caption_above_media ? [body, media] : [media, body];
  return h(
    "div.bubble",
    { class: [bare ? "bare" : "", big ? "emoji" : "", edge ? "edge" : "", edge && !text ? "edge-only" : "", edge && heads.some(Boolean) ? "headed" : ""].join(" ") },
    pictured ? avatar({ id: who.id, name: fullName(who), bot: who.is_bot }, 34) : null, heads, parts, special, unknown, body || unknown ? null : stamp,
  );
}

function meta(row, message, over) {
  const edited = row.messages.some((m) => m.edited ?? m.edit_date);
  return h(
    "span.meta", { dir: "ltr", class: over ? "over" : "", data: { testid: "meta" } },
    message.ephemeral_message_id || message.receiver_user ? h("span.meta-note", {}, word("onlyYou")) : null,
    edited ? h("span.meta-note", { data: { testid: "edited" } }, word("edited")) : null,
    h("time", { title: fullMoment(message.date), datetime: new Date(message.date * 1000).toISOString() }, time(message.date)),
    message.mine ? icon("check", 13) : null,
  );
}

function originName(origin) {
  if (origin.sender_user) return fullName(origin.sender_user);
  if (origin.sender_user_name) return origin.sender_user_name;
  return fullName(origin.sender_chat ?? origin.chat ?? {});
}

function forwardHeader(message) {
  const lines = [];
  if (message.forward_origin) lines.push(word("forwardedFrom", { name: originName(message.forward_origin) }));
  if (message.via_bot) lines.push(word("via", { name: `@${message.via_bot.username}` }));
  return lines.length ? h("div.forwarded", { dir: "auto", data: { testid: "forwarded" } }, lines.join(" · ")) : null;
}

function replyHeader(message) {
  const target = message.reply_to_message ?? message.external_reply;
  if (!target || target.forum_topic_created) return null;
  const who = message.reply_to_message ? author(target) : target.origin?.sender_user ?? target.chat ?? {};
  const name = who.id === store.me.id ? word("you") : message.reply_to_message ? fullName(who) : originName(target.origin ?? {});
  return h(
    "button.quoted", { class: `tint-${who.is_bot ? "bot" : shade(who.id)}`, tabindex: -1, data: { testid: "reply-header", target: target.message_id } },
    h("span.quoted-name", { dir: "auto" }, name), h("span.quoted-text", { dir: "auto" }, message.quote?.text ?? summary(target)),
  );
}

function reactions(message) {
  const counts = new Map();
  for (const one of message.reactions ?? []) {
    const entry = counts.get(one.emoji) ?? { count: 0, mine: false };
    counts.set(one.emoji, { count: entry.count + 1, mine: entry.mine || one.user_id === store.me.id });
  }
  if (!counts.size) return null;
  return h(
    "div.reactions", { data: { testid: "reactions" } },
    [...counts].map(([emoji, { count, mine }]) =>
      h("button.reaction", { class: mine ? "mine" : "", aria: { label: word("react", { emoji }), pressed: mine }, data: { emoji } }, emoji, count > 1 ? h("b", {}, String(count)) : null)),
  );
}
