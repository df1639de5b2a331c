// Rich messages: blocks such as headings, details that open, tables and lists, as Telegram keeps them.
import { dateTime, fullMoment } from "./clock.js";
import { h } from "./dom.js";
import { safeUrl } from "./entities.js";

const STYLES = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", marked: "mark", spoiler: "span",
};

/** The node for a rich message. */
export function renderRich(rich) {
  return h("div.rich", { dir: rich.is_rtl ? "rtl" : "auto", data: { testid: "rich" } }, rich.blocks.map(block));
}

/** Its first words, in one line. */
export function richSummary(rich) {
  const [first] = rich.blocks;
  return plain(first.summary ?? first.text ?? "") || "…";
}

const plain = (value) => (Array.isArray(value) ? value.map(plain).join("") : typeof value === "object" ? plain(value.text) : value);

function block(one) {
  switch (one.type) {
    case "heading":
      return h(`h${Math.min(one.size + 1, 6)}`, { dir: "auto" }, text(one.text));
    case "footer":
      return h("footer", { dir: "auto" }, text(one.text));
    case "divider":
      return h("hr");
    case "blockquote":
      return h("blockquote", { dir: "auto" }, one.blocks.map(block));
    case "details":
      return h(
        "details", { open: Boolean(one.is_open), data: { testid: "details" } },
        h("summary", { dir: "auto" }, text(one.summary)), one.blocks.map(block),
      );
    case "list":
      return h("ul", {}, one.items.map((item) => h("li", { dir: "auto" }, item.blocks.map(block))));
    case "table":
      return h(
        "table", { class: [one.is_bordered ? "bordered" : "", one.is_striped ? "striped" : ""].join(" ") },
        one.cells.map((row) => h("tr", {}, row.map((cell) => h(cell.is_header ? "th" : "td", { dir: "auto", class: `to-${cell.align}` }, text(cell.text ?? ""))))),
      );
    default:
      return h("p", { dir: "auto" }, text(one.text ?? ""));
  }
}

function text(value) {
  if (Array.isArray(value)) return value.map(text);
  if (typeof value !== "object") return value;
  const inner = text(value.text);
  if (value.type in STYLES) return h(STYLES[value.type], {}, inner);
  if (value.type === "url") {
    const url = safeUrl(value.url);
    return url ? h("a.link", { href: url, target: "_blank", rel: "noopener noreferrer" }, inner) : inner;
  }
  if (value.type === "date_time") {
    const unix = Number(value.unix_time);
    return h(
      "time.moment", { datetime: new Date(unix * 1000).toISOString(), title: fullMoment(unix), data: { unix } },
      dateTime(unix, value.date_time_format, plain(value.text)),
    );
  }
  return inner;
}
