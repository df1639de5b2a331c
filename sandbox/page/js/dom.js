// Building nodes. Everything a person or a bot wrote goes through text nodes, never through markup.

/**
 * Makes an element.
 * @param {string} tag  "div", or "button.primary" with classes
 * @param {object} [props]  `on` = listeners, `data` = data-attributes, `aria` = aria-attributes,
 *   anything else is an attribute (false, null and undefined leave it out)
 * @param {...(Node|string|null|Array)} children  strings become text nodes
 */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [type, fn] of Object.entries(value)) node.addEventListener(type, fn);
    else if (key === "data") for (const [k, v] of Object.entries(value)) setData(node, k, v);
    else if (key === "aria") for (const [k, v] of Object.entries(value)) setAria(node, k, v);
    else if (key === "class") node.classList.add(...String(value).split(" ").filter(Boolean));
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  if (name === "button" && !node.hasAttribute("type")) node.type = "button";
  append(node, children);
  return node;
}

function setData(node, key, value) {
  if (value !== null && value !== undefined) node.dataset[key] = String(value);
}

function setAria(node, key, value) {
  if (value !== null && value !== undefined) node.setAttribute(`aria-${key}`, String(value));
}

/** Adds children, skipping null and flattening arrays. */
export function append(node, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child);
  }
  return node;
}

/** Replaces all children. */
export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, ...children);
}

/** True where a finger is the pointer: there Enter makes a new line and nothing grabs the focus. */
export const touch = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

/** True where list and chat are two views. */
export const narrow = () => matchMedia("(max-width: 760px)").matches;
