// Buttons under a message.
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

const STYLES = new Set(["primary", "success", "danger"]);

function sign(button) {
  if (button.copy_text) return "copy";
  if (button.url || button.login_url || button.web_app) return "link";
  if ("switch_inline_query" in button || "switch_inline_query_current_chat" in button || button.switch_inline_query_chosen_chat) return "inline";
  return null;
}

/**
 * The inline keyboard of a message, or null. Waiting buttons (tapped and not answered yet) spin.
 * @param {object} message
 * @param {(row: number, col: number) => boolean} isWaiting
 */
export function renderKeyboard(message, isWaiting) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return h(
    "div.keyboard", { data: { testid: "inline-keyboard" } },
    rows.map((row, r) => h("div.keyboard-row", { class: `of-${row.length}` }, row.map((button, c) => inlineButton(button, r, c, isWaiting(r, c))))),
  );
}

function inlineButton(button, row, col, waiting) {
  const mark = sign(button);
  return h(
    "button.key",
    {
      class: [STYLES.has(button.style) ? button.style : "", waiting ? "waiting" : ""].join(" "),
      disabled: Boolean(button.disabled), title: button.text.length > 14 ? button.text : null, aria: { busy: waiting ? "true" : null },
      data: { testid: "inline-button", row, col, kind: mark ?? "callback" },
    },
    h("span.key-text", { dir: "auto" }, button.text), mark ? icon(mark, 12) : null, h("span.spinner", { aria: { hidden: true } }),
  );
}

/** Shows or hides the spinner of a button that is on the page. */
export function showWaiting(node, waiting) {
  node.classList.toggle("waiting", waiting);
  if (waiting) node.setAttribute("aria-busy", "true");
  else node.removeAttribute("aria-busy");
}

/**
 * The reply keyboard under the composer.
 * @param {object} markup  ReplyKeyboardMarkup
 * @param {(button: object) => void} press
 */
export function renderReplyKeyboard(markup, press) {
  return h(
    "div.reply-keyboard", { role: "group", aria: { label: word("showKeyboard") }, data: { testid: "reply-keyboard" }, class: markup.resize_keyboard ? "" : "tall" },
    markup.keyboard.map((row, r) =>
      h("div.keyboard-row", {}, row.map((raw, c) => {
        const button = typeof raw === "string" ? { text: raw } : raw;
        return h(
          "button.reply-key",
          { class: STYLES.has(button.style) ? button.style : "", data: { testid: "reply-button", row: r, col: c }, on: { click: () => press(button) } },
          h("span.key-text", { dir: "auto" }, button.text),
        );
      })),
    ),
  );
}
