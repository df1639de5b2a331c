// What people type in the composer, **bold** and the like, to entities, and back for editing.
const PAIRS = [
  ["**", "bold"], ["__", "italic"], ["~~", "strikethrough"], ["||", "spoiler"],
];
const MARK = Object.fromEntries(PAIRS.map(([mark, type]) => [type, mark]));
const WORD = /[\p{L}\p{N}_]/u;

/**
 * Turns typed markup to plain text and entities. A mark counts only around words: it opens before a
 * non-space and closes after one, so "2 ** 3" and file__name__x stay as typed.
 * @returns {{text: string, entities: object[]}} without spaces and empty lines around
 */
export function parseMarkup(source) {
  const out = { text: "", entities: [] };
  parse(source, out);
  return trimmed(out);
}

function parse(source, out) {
  let i = 0;
  while (i < source.length) {
    const taken = block(source, i, out) || inlineCode(source, i, out) || named(source, i, out) || paired(source, i, out);
    if (taken) i = taken;
    else {
      out.text += source[i];
      i += 1;
    }
  }
}

function block(source, i, out) {
  if (!source.startsWith("```", i)) return 0;
  const end = source.indexOf("```", i + 3);
  if (end < 0) return 0;
  const [, language, body] = /^(?:([\w+-]*)\n)?([\s\S]*)$/.exec(source.slice(i + 3, end));
  const content = body.replace(/\n$/, "");
  if (!content.trim()) return 0;
  out.entities.push({ type: "pre", offset: out.text.length, length: content.length, ...(language ? { language } : {}) });
  out.text += content;
  return end + 3;
}

function inlineCode(source, i, out) {
  if (source[i] !== "`") return 0;
  const end = source.indexOf("`", i + 1);
  const content = source.slice(i + 1, end);
  if (end < 0 || !content.trim() || content.includes("\n")) return 0;
  out.entities.push({ type: "code", offset: out.text.length, length: content.length });
  out.text += content;
  return end + 1;
}

function named(source, i, out) {
  if (source[i] !== "[") return 0;
  const match = /^\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|tg:\/\/[^\s)]+)\)/.exec(source.slice(i));
  if (!match) return 0;
  nest(match[1], { type: "text_link", url: match[2] }, out);
  return i + match[0].length;
}

function paired(source, i, out) {
  for (const [mark, type] of PAIRS) {
    if (!source.startsWith(mark, i) || WORD.test(source[i - 1] ?? "")) continue;
    const first = source[i + mark.length];
    if (first === undefined || /\s/.test(first) || first === mark[0]) continue;
    let end = source.indexOf(mark, i + mark.length + 1);
    while (end >= 0 && (/\s/.test(source[end - 1]) || WORD.test(source[end + mark.length] ?? ""))) {
      end = source.indexOf(mark, end + 1);
    }
    if (end < 0) continue;
    nest(source.slice(i + mark.length, end), { type }, out);
    return end + mark.length;
  }
  return 0;
}

function nest(content, entity, out) {
  const offset = out.text.length;
  const slot = out.entities.push(null) - 1;
  parse(content, out);
  out.entities[slot] = { ...entity, offset, length: out.text.length - offset };
}

function trimmed({ text, entities }) {
  const lead = text.length - text.trimStart().length;
  const clean = text.trim();
  const kept = [];
  for (const entity of entities) {
    const start = Math.max(entity.offset - lead, 0);
    const end = Math.min(entity.offset + entity.length - lead, clean.length);
    if (end > start) kept.push({ ...entity, offset: start, length: end - start });
  }
  return { text: clean, entities: kept };
}

/** Text and entities to what one would type; kinds without a mark are left as plain text. */
export function toMarkup(text, entities = []) {
  const opens = new Map();
  const closes = new Map();
  const put = (map, at, value, front) => {
    const list = map.get(at) ?? [];
    if (front) list.unshift(value);
    else list.push(value);
    map.set(at, list);
  };
  for (const entity of [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)) {
    const [open, close] = marks(entity);
    if (!open) continue;
    put(opens, entity.offset, open, false);
    put(closes, entity.offset + entity.length, close, true);
  }
  let out = "";
  for (let i = 0; i <= text.length; i += 1) {
    out += (closes.get(i) ?? []).join("") + (opens.get(i) ?? []).join("") + (text[i] ?? "");
  }
  return out;
}

function marks(entity) {
  if (entity.type in MARK) return [MARK[entity.type], MARK[entity.type]];
  if (entity.type === "code") return ["`", "`"];
  if (entity.type === "pre") return [`\`\`\`${entity.language ?? ""}\n`, "\n```"];
  if (entity.type === "text_link") return ["[", `](${entity.url})`];
  return [null, null];
}
