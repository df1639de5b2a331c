// The list of commands: by the "/" button or by typing "/"; arrows and Enter pick.
import { fill, h } from "./dom.js";
import { word } from "./words.js";

export class CommandMenu {
  #commands = [];
  #shown = [];
  #at = 0;

  /**
   * @param {HTMLTextAreaElement} input
   * @param {(command: string) => void} pick  without the slash
   */
  constructor(input, pick) {
    this.input = input;
    this.pick = pick;
    this.root = h("div.commands", { hidden: true, id: "commands", role: "listbox", data: { testid: "command-menu" } });
    input.setAttribute("aria-controls", "commands");
  }

  setCommands(commands) {
    this.#commands = commands;
    if (!this.root.hidden) this.filter(!this.input.value);
  }

  /** The button: opens the whole list or closes it. */
  toggle() {
    if (this.close()) return;
    this.#show(this.#commands);
    this.input.focus();
  }

  /** Follows what is typed: "/de" leaves the commands that begin so. */
  filter(all = false) {
    const match = /^\/([a-z0-9_]*)$/i.exec(this.input.value);
    if (!match && !all) this.close();
    else this.#show(this.#commands.filter(({ command }) => command.startsWith((match?.[1] ?? "").toLowerCase())));
  }

  /** True when it was open. */
  close() {
    if (this.root.hidden) return false;
    this.root.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
    return true;
  }

  #show(commands) {
    this.#shown = commands;
    this.#at = 0;
    this.root.hidden = !commands.length;
    this.root.setAttribute("aria-label", word("commands"));
    fill(this.root, commands.map(({ command, description }, i) => h(
      "div.command-item",
      {
        id: `command-${i}`, role: "option", data: { testid: "command", command },
        // The field keeps the focus, so that typing goes on filtering.
        on: { pointerdown: (event) => event.preventDefault(), click: () => this.#choose(i), pointermove: () => this.#mark(i) },
      },
      h("b", {}, `/${command}`), h("span", { dir: "auto" }, description),
    )));
    this.#mark(0);
  }

  #mark(i) {
    this.#at = i;
    [...this.root.children].forEach((node, n) => node.setAttribute("aria-selected", String(n === i)));
    this.root.children[i]?.scrollIntoView({ block: "nearest" });
    if (!this.root.hidden) this.input.setAttribute("aria-activedescendant", `command-${i}`);
  }

  #choose(i) {
    const { command } = this.#shown[i];
    this.close();
    this.pick(command);
  }

  /** True when the key was for the list. */
  key(event) {
    if (this.root.hidden) return false;
    const count = this.#shown.length;
    if (event.key === "ArrowDown") this.#mark((this.#at + 1) % count);
    else if (event.key === "ArrowUp") this.#mark((this.#at - 1 + count) % count);
    else if (event.key === "Enter" && !event.shiftKey) this.#choose(this.#at);
    else if (event.key === "Tab") {
      this.input.value = `/${this.#shown[this.#at].command} `;
      this.close();
    } else return false;
    event.preventDefault();
    return true;
  }
}
