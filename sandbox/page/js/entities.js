// Text with Bot API entities to nodes. Offsets are UTF-16 units, which is how JavaScript counts too.
import { dateTime, fullMoment } from "./clock.js";
import { h } from "./dom.js";
import { word } from "./words.js";

const SAFE = /^(https?|tg|mailto):/i;

/** The address if it may be clicked, else null. A bare domain is taken as https. */
export function safeUrl(url) {
  const text = String(url ?? "").trim();
  if (SAFE.test(text)) return text;
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text)) return null;
  return /^[^\s/]+\.[^\s]+$/.test(text) ? `https://${text}` : null;
}

const SIMPLE = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code",
};

/**
 * Nodes for a text.
 * @param {string} text
 * @param {object[]} entities  nested or not, any order
 */
export function renderText(text, entities = []) {
  const sorted = [...entities]
    .filter((e) => e.length > 0 && e.offset >= 0 && e.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
  return renderRange(text, 0, text.length, sorted);
}

const rank = (entity) => (/blockquote|pre/.test(entity.type) ? 0 : 1);

function renderRange(text, from, to, entities) {
  const nodes = [];
  let at = from;
  let i = 0;
  while (i < entities.length) {
    const entity = entities[i];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    i += 1;
    if (start >= end) continue;
    const inner = [];
    const after = [];
    for (const other of entities.slice(i)) {
      if (other.offset >= end) after.push(other);
      else {
        inner.push(other);
        const otherEnd = other.offset + other.length;
        if (otherEnd > end) after.push({ ...other, offset: end, length: otherEnd - end });
      }
    }
    if (start > at) nodes.push(text.slice(at, start));
    const piece = text.slice(start, end);
    const children = inner.length ? renderRange(text, start, end, inner) : [piece];
    nodes.push(element(entity, piece, children));
    at = end;
    if (isBlock(entity) && text[at] === "\n") at += 1; // the block already ends the line
    entities = after;
    i = 0;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const isBlock = (entity) => ["pre", "blockquote", "expandable_blockquote"].includes(entity.type);

function element(entity, piece, children) {
  const { type } = entity;
  if (type in SIMPLE) {
    const props = type === "code" ? { class: "copyable", data: { copy: piece } } : {};
    return h(SIMPLE[type], props, children);
  }
  switch (type) {
    case "pre":
      return h("pre", { data: { copy: piece } }, entity.language ? h("span.code-language", {}, entity.language) : null, h("code", {}, children));
    case "spoiler":
      return h("span.spoiler", { role: "button", tabindex: 0, aria: { label: word("reveal") }, data: { testid: "spoiler" } }, children);
    case "blockquote":
      return h("blockquote", { dir: "auto" }, children);
    case "expandable_blockquote":
      return isShort(piece) ? h("blockquote", { dir: "auto" }, children) : quote(children);
    case "url":
      return link(safeUrl(piece), children);
    case "text_link":
      return link(safeUrl(entity.url), children, entity.url);
    case "email":
      return link(`mailto:${piece}`, children);
    case "phone_number":
      return h("span.mention", {}, children);
    case "mention":
      return link(`tg://resolve?domain=${encodeURIComponent(piece.slice(1))}`, children);
    case "text_mention":
      return h("span.mention", { title: entity.user?.first_name, data: { userId: entity.user?.id } }, children);
    case "hashtag":
    case "cashtag":
      return h("span.tag", {}, children);
    case "bot_command":
      return h("a.command", { href: "#", role: "button", data: { command: piece, testid: "command-link" } }, children);
    case "date_time":
      return moment(entity, piece);
    default:
      return h("span", { data: { entity: type } }, children);
  }
}

function link(url, children, shown = null) {
  if (!url) return h("span", {}, children);
  return h("a.link", { href: url, target: "_blank", rel: "noopener noreferrer", title: shown, data: { testid: "link" } }, children);
}

/** A quote that would fit into its folded form has nothing to fold. */
const isShort = (text) => text.length < 120 && text.split("\n").length <= 3;

function quote(children) {
  const body = h("span.quote-body", {}, children);
  const more = h("button.quote-more", { data: { testid: "expand-quote" }, aria: { expanded: false } }, word("expand"));
  return h("blockquote.expandable", { dir: "auto" }, body, more);
}

function moment(entity, piece) {
  const pattern = entity.date_time_format ?? "";
  const unix = Number(entity.unix_time);
  return h(
    "time.moment",
    {
      datetime: new Date(unix * 1000).toISOString(), title: fullMoment(unix),
      data: { unix, relative: pattern === "r" ? "1" : null, testid: "date-time" },
    },
    dateTime(unix, pattern, piece),
  );
}

/** One to three emoji and nothing else are shown big. */
export function isBigEmoji(text, entities = []) {
  if (entities.some((e) => e.type !== "custom_emoji")) return false;
  return BIG.test(text.trim());
}
const BIG = /^(?:\p{RGI_Emoji}\uFE0F?|\p{Extended_Pictographic}){1,3}$/v;

/** Opens a spoiler or a long quote that was clicked; true when something happened. */
export function toggleHidden(target) {
  const spoiler = target.closest(".spoiler:not(.shown)");
  if (spoiler) {
    for (const one of spoiler.closest(".text, .caption").querySelectorAll(".spoiler")) {
      one.classList.add("shown");
      one.removeAttribute("role");
      one.removeAttribute("tabindex");
      one.removeAttribute("aria-label");
    }
    return true;
  }
  const more = target.closest(".quote-more");
  if (!more) return false;
  const open = more.parentElement.classList.toggle("open");
  more.textContent = word(open ? "collapse" : "expand");
  more.setAttribute("aria-expanded", String(open));
  return true;
}
