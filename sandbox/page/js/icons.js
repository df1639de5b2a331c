// Line icons on a 24 by 24 grid, drawn for this page.
const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  attach: "M19.5 11.5l-7.6 7.6a4.8 4.8 0 0 1-6.8-6.8l8-8a3.2 3.2 0 0 1 4.6 4.6l-8 7.9a1.6 1.6 0 0 1-2.3-2.3l7.1-7",
  send: "M4.5 12h8M4.2 4.8l16 7.2-16 7.2 2.3-7.2z",
  slash: "M15 5L9 19",
  keyboard: "M4 7h16v10H4zM8 10.5v.01M12 10.5v.01M16 10.5v.01M9 14h6",
  reply: "M10 6l-6 6 6 6M4.5 12H14a6 6 0 0 1 6 6",
  edit: "M5 19l1-4L16.5 4.5a2 2 0 0 1 3 3L9 18z",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  forward: "M14 6l6 6-6 6M19.5 12H10a6 6 0 0 0-6 6",
  trash: "M5 7h14M10 7V4.5h4V7M7 7l1 12.5h8L17 7",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  play: "M8 5.5l11 6.5-11 6.5z",
  pause: "M8 6v12M16 6v12",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  pin: "M9 4h6l-1 6 3.5 3.5h-11L10 10zM12 13.5V20",
  place: "M12 21s-6.5-6.2-6.5-11a6.5 6.5 0 0 1 13 0c0 4.8-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  mic: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3.5",
  photo: "M4 6h16v13H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 4.5M15.5 10v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  people: "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.7-3.2 3.2-5 6.5-5s5.8 1.8 6.5 5M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.8c1.9.7 3.1 2.3 3.5 4.7",
  topic: "M9.5 4l-2 16M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  link: "M8 16L17.5 6.5M10 6h8v8",
  inline: "M4 12h11M11 7l5 5-5 5M20 5v14",
  plus: "M12 5v14M5 12h14",
  down: "M12 5v14M6 13l6 6 6-6",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12",
  leave: "M14 4H6v16h8M10.5 12H20M16.5 8.5L20 12l-3.5 3.5",
  star: "M12 4l2.4 5 5.6.8-4 3.9.9 5.5-4.9-2.6-4.9 2.6.9-5.5-4-3.9 5.6-.8z",
  up: "M12 19V6M6 11.5L12 5.5l6 6",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  poll: "M5 20V11M12 20V4M19 20v-6",
  group: "M4 5h16v11H11l-4 4v-4H4z",
};

/** An icon that says nothing to a screen reader; the button around it carries the label. */
export function icon(name, size = 22) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const attributes = {
    viewBox: "0 0 24 24", width: size, height: size, fill: "none", stroke: "currentColor",
    "stroke-width": name === "more" || name === "pause" ? 2.6 : 1.8,
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", class: `icon icon-${name}`,
  };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, String(value));
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
