import { announce } from './announcement.ts';
import { fillBlocks } from './filled-blocks.ts';
import { valuesFragment, valuesOf } from './values-fragment.ts';

/** `<command-values>`: fields for the named values in the page's commands. The same name changes everywhere; the address keeps them for a link. */
class CommandValues extends HTMLElement {
  readonly problem = document.createElement('p');

  connectedCallback(): void {
    this.problem.role = 'alert';
    this.append(this.problem);
    for (const input of this.inputs()) {
      input.autocomplete = 'off';
      input.spellcheck = false;
    }
    this.addEventListener('input', () => {
      history.replaceState(history.state, '', valuesFragment(this.typed()) || location.pathname);
      this.fill();
    });
    addEventListener('hashchange', () => this.take(valuesOf(location.hash)));
    if (this.take(valuesOf(location.hash))) announce('The commands hold the values from your log now');
    // What was typed before this script was there, or what the browser remembered.
    else if (Object.keys(this.typed()).length > 0) this.fill();
  }

  inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  /** What the fields hold, by name; an empty field has none. */
  typed(): Record<string, string> {
    return Object.fromEntries(this.inputs().flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  }

  /** Puts given values into their fields and the commands; false when there is none for this page. */
  take(given: URLSearchParams): boolean {
    const own = this.inputs().filter(({ name }) => given.get(name));
    for (const input of own) input.value = given.get(input.name) ?? '';
    if (own.length > 0) this.fill();
    return own.length > 0;
  }

  fill(): void {
    const defaults = Object.fromEntries(this.inputs().map(({ name, placeholder }) => [name, placeholder]));
    this.problem.textContent = fillBlocks(document, defaults, this.typed()) ?? '';
  }
}

customElements.define('command-values', CommandValues);
