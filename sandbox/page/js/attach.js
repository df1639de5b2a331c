// Sending files: the attach menu, paste and drop, the dialog with a caption, a sample voice message.
import { post, postFiles } from "./api.js";
import { attempt } from "./attempt.js";
import { h } from "./dom.js";
import { parseMarkup } from "./markup.js";
import { sizeText } from "./media.js";
import { openDialog, openMenu, showToast } from "./overlay.js";
import { chatPath, fullName, store } from "./store.js";
import { word } from "./words.js";

const MOST = 10; // files in an album

export function openAttachMenu(button, composer) {
  openMenu(button, [
    { label: word("attachPhoto"), sign: "photo", testid: "attach-photo", run: () => choose("image/*,video/*", false, composer) },
    { label: word("attachFile"), sign: "file", testid: "attach-file", run: () => choose("", true, composer) },
    { label: word("attachVoice"), sign: "mic", testid: "attach-voice", run: () => sendFiles([sampleVoice()], "voice", null, composer) },
    { label: word("attachPlace"), sign: "place", testid: "attach-location", run: () => sendSpecial({ kind: "location", latitude: 50.4501, longitude: 30.5234 }, composer) },
    { label: word("attachContact"), sign: "person", testid: "attach-contact", run: () => sendSpecial({ kind: "contact", phone_number: "+380440000000", first_name: fullName(store.me), user_id: store.me.id }, composer) },
    { label: word("poll"), sign: "poll", testid: "attach-poll", run: () => sendSpecial({ kind: "poll" }, composer) },
    { label: word("checklist"), sign: "check", testid: "attach-checklist", run: () => sendSpecial({ kind: "checklist" }, composer) },
    { label: word("sticker"), sign: "star", testid: "attach-sticker", run: () => sendSpecial({ kind: "sticker" }, composer) },
  ], { label: word("attach"), testid: "attach-menu" });
}

function choose(accept, asFiles, composer) {
  const input = h("input", { type: "file", multiple: true, accept: accept || null, hidden: true, data: { testid: "file-input" } });
  const done = () => input.remove();
  input.addEventListener("change", () => {
    takeFiles([...input.files], composer, asFiles);
    done();
  });
  input.addEventListener("cancel", done);
  document.body.append(input);
  input.click();
}

async function sendSpecial(what, composer) {
  const fields = Object.fromEntries(Object.entries(composer.outgoingFields()).filter(([, value]) => value !== null));
  if (await attempt(() => post(chatPath(store.chatId, "special"), { ...what, ...fields }))) composer.afterSending();
}

const isPicture = (file) => /^image\/(?!svg)/.test(file.type);
const isVideo = (file) => /^video\//.test(file.type);

/** What each file is sent as: pictures and films as such unless asked otherwise, sounds as audio, a mixture as documents. */
function kindsOf(files, asFiles) {
  if (!asFiles && files.length === 1 && files[0].type === "image/gif") return ["animation"];
  if (!asFiles && files.every((file) => isPicture(file) || isVideo(file))) return files.map((file) => (isVideo(file) ? "video" : "photo"));
  if (!asFiles && files.every((file) => /^audio\//.test(file.type))) return files.map(() => "audio");
  return files.map(() => "document");
}

/** Asks how to send the files (as pictures or as files, with which caption) and sends them. */
export function takeFiles(files, composer, asFiles = false) {
  if (!files.length || composer.row.hidden) return;
  if (files.length > MOST) {
    showToast(word("tooMany"), true);
    files = files.slice(0, MOST);
  }
  const visual = files.every((file) => isPicture(file) || isVideo(file));
  const urls = [];
  const preview = files.map((file) => {
    if (!isPicture(file) && !isVideo(file)) return h("div.preview-file", {}, h("b", { dir: "auto" }, file.name), h("span", {}, sizeText(file.size)));
    const url = URL.createObjectURL(file);
    urls.push(url);
    return isVideo(file) ? h("video", { src: url, muted: true }) : h("img", { src: url, alt: file.name });
  });
  const box = h("input", { type: "checkbox", checked: asFiles, data: { testid: "as-files" } });
  const caption = h("textarea.dialog-field", { rows: 2, dir: "auto", placeholder: word("caption"), aria: { label: word("caption") }, data: { testid: "caption" } });
  caption.value = composer.input.value;
  caption.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    caption.form.requestSubmit();
  });
  const dialog = openDialog({
    title: word("sendFiles", { n: files.length }), testid: "send-files",
    body: [
      h("div.previews", { class: files.length === 1 ? "one" : "" }, preview),
      visual ? h("label.choice", {}, box, word("asFiles")) : null, caption,
    ],
    actions: [
      { label: word("cancel"), testid: "send-files-no" },
      { label: word("send"), primary: true, testid: "send-files-yes", run: () => send() },
    ],
  });
  const send = async () => {
    const done = await sendFiles(files, kindsOf(files, visual ? box.checked : asFiles), caption.value, composer);
    if (done) composer.setText("");
    return done;
  };
  dialog.addEventListener("close", () => urls.forEach((url) => URL.revokeObjectURL(url)));
  caption.focus();
}

async function sendFiles(files, kind, captionSource, composer) {
  const { text, entities } = parseMarkup(captionSource ?? "");
  const fields = { kind, caption: text || null, entities: entities.length ? entities : null, ...composer.outgoingFields() };
  const done = await attempt(() => postFiles(chatPath(store.chatId, "files"), fields, files));
  if (done) composer.afterSending();
  return Boolean(done);
}

/** Two seconds of a soft rising tone, as a WAV file. */
function sampleVoice() {
  const rate = 8000;
  const count = rate * 2;
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  const write = (at, text) => [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  write(0, "RIFF");
  view.setUint32(4, 36 + count * 2, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, count * 2, true);
  for (let i = 0; i < count; i += 1) {
    const t = i / rate;
    const loud = 0.25 * Math.sin(Math.PI * (t / 2)) ** 2;
    view.setInt16(44 + i * 2, Math.round(32767 * loud * Math.sin(2 * Math.PI * (220 + 60 * t) * t)), true);
  }
  return new File([view], "voice.wav", { type: "audio/wav" });
}
