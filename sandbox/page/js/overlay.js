// What lies over the chat: menus, dialogs, toasts, the lightbox. Each gives the focus back when it goes.
import { append, h } from "./dom.js";
import { icon } from "./icons.js";
import { word } from "./words.js";

let openedMenu = null;

export function closeMenu() {
  openedMenu?.();
}

/**
 * A menu at a point or under an element.
 * @param {Element|{x: number, y: number}} where
 * @param {Array<{label, sign?, danger?, run, testid?, checked?}|Node|null>} items  null is left out
 * @param {{label: string, testid?: string}} about
 */
export function openMenu(where, items, { label, testid = "menu" }) {
  closeMenu();
  const back = document.activeElement;
  const menu = h("div.menu", { role: "menu", aria: { label }, data: { testid } });
  for (const item of items.filter(Boolean)) {
    append(menu, item instanceof Node ? item : h(
      "button.menu-item",
      { role: "menuitem", tabindex: -1, class: item.danger ? "danger" : "", data: { testid: item.testid ?? "menu-item" }, on: { click: () => { close(); item.run(); } } },
      item.sign ? icon(item.sign, 20) : null, h("span", { dir: "auto" }, item.label),
    ));
  }
  const shade = h("div.menu-shade", { on: { pointerdown: (event) => { event.preventDefault(); close(); }, contextmenu: (event) => { event.preventDefault(); close(); } } });
  const entries = () => [...menu.querySelectorAll("button")];
  const close = () => {
    if (openedMenu !== close) return;
    openedMenu = null;
    menu.remove();
    shade.remove();
    if (back?.isConnected) back.focus({ preventScroll: true });
  };
  menu.addEventListener("keydown", (event) => {
    const list = entries();
    const at = list.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 };
    if (event.key in moves) list[(moves[event.key] + list.length) % list.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(shade, menu);
  place(menu, where);
  openedMenu = close;
  entries()[0]?.focus({ preventScroll: true });
}

function place(menu, where) {
  const gap = 8;
  const rect = where instanceof Element ? where.getBoundingClientRect() : { left: where.x, right: where.x, top: where.y, bottom: where.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  let left = rect.left + width + gap > innerWidth ? rect.right - width : rect.left;
  let top = rect.bottom + height + gap > innerHeight ? rect.top - height : rect.bottom;
  left = Math.min(Math.max(left, gap), innerWidth - width - gap);
  top = Math.min(Math.max(top, gap), Math.max(innerHeight - height - gap, gap));
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}

/**
 * A modal dialog.
 * @param {{title?: string, body?: Array|Node|string, actions?: Array<{label, run?, primary?, danger?, testid?}>, testid?: string, role?: string}} about
 *   an action's `run` may return false to keep the dialog open
 * @returns {HTMLDialogElement}
 */
export function openDialog({ title = "", body = [], actions = [], testid = "dialog", role = "dialog" }) {
  const back = document.activeElement;
  const titleId = `dialog-${Date.now()}`;
  const form = h(
    "form.dialog-form", { method: "dialog" },
    title ? h("h2", { id: titleId, dir: "auto" }, title) : null, h("div.dialog-body", {}, body),
    h("div.dialog-actions", {}, actions.map((action) => h(
      "button", { class: `plain ${action.primary ? "primary" : ""} ${action.danger ? "danger" : ""}`, type: action.primary ? "submit" : "button", data: { testid: action.testid }, on: { click: (event) => { event.preventDefault(); act(action); } } },
      action.label,
    ))),
  );
  const dialog = h("dialog.dialog", { role, aria: title ? { labelledby: titleId } : {}, data: { testid } }, form);
  const act = async (action) => {
    if ((await action.run?.()) !== false) dialog.close();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const main = actions.find((action) => action.primary);
    if (main) act(main);
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (back?.isConnected) back.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The alert of answerCallbackQuery(show_alert). */
export function showAlert(text) {
  openDialog({ body: h("p.alert-text", { dir: "auto" }, text), actions: [{ label: word("ok"), primary: true, testid: "alert-ok" }], testid: "alert", role: "alertdialog" });
}

/** Asks before something that cannot be taken back. */
export function confirmAct(text, label, run, danger = true) {
  openDialog({
    body: h("p.alert-text", { dir: "auto" }, text), testid: "confirm", role: "alertdialog",
    actions: [{ label: word("cancel"), testid: "confirm-no" }, { label, primary: true, danger, run, testid: "confirm-yes" }],
  });
}

/** A line that goes by itself. */
export function showToast(text, bad = false) {
  const place = document.getElementById("toasts");
  const toast = h("div.toast", { class: bad ? "bad" : "", dir: "auto", data: { testid: "toast" } }, text);
  place.replaceChildren(toast); // the newest alone, as Telegram does: what lies under it is to be tapped
  setTimeout(() => toast.remove(), 3500 + text.length * 30);
}

/** A picture over the whole page; arrows go through the given ones. */
export function openLightbox(urls, at) {
  const image = h("img", { alt: word("photo"), data: { testid: "lightbox-image" } });
  const show = (index) => {
    at = (index + urls.length) % urls.length;
    image.src = urls[at];
  };
  const arrow = (step, sign, testid) => urls.length > 1
    ? h("button.lightbox-arrow", { class: sign, aria: { label: step < 0 ? "←" : "→" }, data: { testid }, on: { click: (event) => { event.stopPropagation(); show(at + step); } } }, icon("back", 28)) : null;
  const dialog = h(
    "dialog.lightbox", { aria: { label: word("photo") }, data: { testid: "lightbox" } },
    image, arrow(-1, "before", "lightbox-back"), arrow(1, "after", "lightbox-next"),
    h("button.lightbox-close", { aria: { label: word("close") } }, icon("close", 26)),
  );
  const back = document.activeElement;
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (back?.isConnected) back.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  show(at);
  dialog.showModal();
}
