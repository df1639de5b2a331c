// Time as the person who is on reads it: their zone, their language, and the sandbox's clock,
// which may run ahead of this computer's.
import { store } from "./store.js";

let ahead = 0; // milliseconds
const formats = new Map();

/** Sets the sandbox's "now" (Unix seconds); it runs on from there. */
export function setNow(unix) {
  ahead = unix * 1000 - Date.now();
}

/** The sandbox's now, Unix seconds. */
export const now = () => (Date.now() + ahead) / 1000;

const locale = () => {
  const code = store.me?.language_code || "en";
  return code === "en" ? "en-GB" : code; // a 24-hour clock, as the other two read it
};

function format(unix, options, zone = store.me?.timezone) {
  const key = `${locale()}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale(), { timeZone: zone || undefined, ...options }));
  }
  return formats.get(key).format(new Date(unix * 1000));
}

export const time = (unix, zone) => format(unix, { hour: "2-digit", minute: "2-digit" }, zone);
export const dayKey = (unix) => format(unix, { year: "numeric", month: "2-digit", day: "2-digit" });
export const fullMoment = (unix) =>
  format(unix, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });

const sameYear = (unix) => format(unix, { year: "numeric" }) === format(now(), { year: "numeric" });

/** "22 November", with the year when it is another one; today and yesterday by the given words. */
export function dayTitle(unix, today, yesterday) {
  if (dayKey(unix) === dayKey(now())) return today;
  if (dayKey(unix) === dayKey(now() - 86400)) return yesterday;
  return format(unix, { day: "numeric", month: "long", ...(sameYear(unix) ? {} : { year: "numeric" }) });
}

/** For the list of chats: the time today, else a short date. */
export function shortMoment(unix) {
  if (dayKey(unix) === dayKey(now())) return time(unix);
  if (now() - unix < 6 * 86400 && unix < now()) return format(unix, { weekday: "short" });
  return format(unix, { day: "2-digit", month: "2-digit", ...(sameYear(unix) ? {} : { year: "2-digit" }) });
}

// Each unit in seconds, and how many of it are said before the next unit takes over.
const STEPS = [["second", 1, 60], ["minute", 60, 60], ["hour", 3600, 24], ["day", 86400, 14], ["week", 604800, 9], ["month", 2629800, 12], ["year", 31557600, Infinity]];

/** "in 3 hours", "2 days ago". */
export function relative(unix) {
  const seconds = unix - now();
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "always" });
  const [unit, size] = STEPS.find(([, one, most]) => Math.abs(Math.round(seconds / one)) < most);
  return words.format(Math.round(seconds / size), unit);
}

/**
 * A date_time entity as this person reads it.
 * @param {number} unix
 * @param {string} pattern  `r`, or `w` (weekday), `d`/`D` (short/long date), `t`/`T` (short/long time)
 * @param {string} fallback  the entity's own text, shown when the pattern says nothing
 */
export function dateTime(unix, pattern, fallback) {
  if (pattern === "r") return relative(unix);
  const options = {};
  if (pattern.includes("w")) options.weekday = pattern.includes("D") ? "long" : "short";
  if (pattern.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (pattern.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(pattern)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (pattern.includes("T")) options.second = "2-digit";
  return Object.keys(options).length ? format(unix, options) : fallback;
}

/** "Kyiv" out of "Europe/Kyiv". */
export const zoneCity = (zone) => (zone ?? "").split("/").pop().replaceAll("_", " ");

/** The language's own name: "українська". */
export function languageName(code) {
  if (!code) return "—";
  return new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
}

/** "0:07" */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Redraws every relative date on the page. */
export function refreshDates(root = document) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    const text = relative(Number(node.dataset.unix));
    if (node.textContent !== text) node.textContent = text;
  }
}
