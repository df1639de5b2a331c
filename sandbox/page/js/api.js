// Talking to the sandbox server: JSON in and out, files, and the stream of events.

/** The server's refusal; `message` is its plain sentence. */
export class Refusal extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refusal("");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(body.error ?? `${response.status} ${response.statusText}`);
  return body;
}

export const get = (path) => call(path);

export const post = (path, body = {}) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** Sends files with their fields: null ones are left out, objects go as JSON, `kind` is one for all or a list. */
export function postFiles(path, fields, files) {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    if (key === "kind") for (const kind of [value].flat()) form.append(key, kind);
    else form.append(key, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  for (const file of files) form.append("file", file, file.name);
  return call(path, { method: "POST", body: form });
}

/**
 * Follows a person's events until stopped, resuming after the last one seen.
 * @param {number} person  whose events
 * @param {(event: object) => void} onEvent
 * @param {(state: "open"|"lost") => void} onState  at "open" something may have been missed
 * @returns {() => void} stops
 */
export function listen(person, onEvent, onState) {
  let last = null;
  let source = null;
  let timer = 0;
  let stopped = false;
  const connect = () => {
    source = new EventSource(`/people/${person}/events${last === null ? "" : `?after=${last}`}`);
    source.onopen = () => {
      onState("open");
    };
    source.onmessage = (message) => {
      if (message.lastEventId) last = message.lastEventId;
      onEvent(JSON.parse(message.data));
    };
    source.onerror = () => {
      source.close();
      if (stopped) return;
      onState("lost");
      timer = setTimeout(connect, 1500);
    };
  };
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}
