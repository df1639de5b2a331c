// The circle with initials; its colour belongs to the id, so a person keeps it everywhere.
import { h } from "./dom.js";
import { icon } from "./icons.js";

const SHADES = 7;

/** Which of the seven colours a person or a chat has. */
export const shade = (id) => Math.abs(Number(id) || 0) % SHADES;

/** @param {{id: number, name: string, bot?: boolean}} who */
export function avatar({ id, name, bot = false }, size = 44) {
  const words = name.trim().split(/\s+/u).filter((w) => /[\p{L}\p{N}]/u.test(w));
  const initials = words.slice(0, 2).map((w) => [...w].find((c) => /[\p{L}\p{N}]/u.test(c))).join("").toUpperCase();
  const node = h("span.avatar", { class: `shade-${bot ? "bot" : shade(id)}`, aria: { hidden: true } }, initials || icon("person", size / 2));
  node.style.setProperty("--size", `${size}px`);
  return node;
}
