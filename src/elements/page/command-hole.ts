import { announce } from './announcement.ts';
import { fillBlocks } from './filled-blocks.ts';
import { valuesFragment, valuesOf } from './values-fragment.ts';

/** What stands in the holes of the page as it was loaded, by name. */
const defaults: Record<string, string> = Object.create(null) as Record<string, string>;
/** What was typed, or came with the address. */
let values: Record<string, string> = {};

/** `<command-hole>`: a value of a command, edited where it stands. The same name changes everywhere; the address keeps them for a link. */
class CommandHole extends HTMLElement {
  connectedCallback(): void {
    const name = this.getAttribute('name') ?? '';
    const usual = (defaults[name] ??= this.dataset['default'] ?? this.textContent);
    this.contentEditable = 'plaintext-only';
    this.role = 'textbox';
    this.ariaLabel = this.title;
    this.spellcheck = false;
    this.autocapitalize = 'off';
    // Typed without the quotes of the shell.
    this.onfocus = () => {
      this.textContent = Object.hasOwn(values, name) ? (values[name] as string) : usual;
      getSelection()?.selectAllChildren(this);
    };
    this.oninput = () => {
      const { [name]: _old, ...others } = values;
      const typed = this.textContent;
      keep(typed && typed !== usual ? { ...others, [name]: typed } : others);
      fillBlocks(document, defaults, values, this);
    };
    this.onblur = () => fillBlocks(document, defaults, values);
    this.onkeydown = (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.blur();
    };
  }
}

customElements.define('command-hole', CommandHole);

/** Keeps values for this page and in its address. */
function keep(now: Record<string, string>): void {
  values = now;
  history.replaceState(history.state, '', valuesFragment(values) || location.pathname);
}

/** Fills in what the address brings for this page, and says so where it can be taken back. */
function takeFromAddress(): void {
  const given = [...valuesOf(location.hash)].filter(
    ([name, value]) => value && Object.hasOwn(defaults, name),
  );
  if (given.length === 0) return;
  values = { ...values, ...Object.fromEntries(given) };
  fillBlocks(document, defaults, values);
  announce('The commands hold the values from your log now');
  const note = document.createElement('p');
  const button = document.createElement('button');
  note.className = 'filled';
  note.textContent = 'The commands hold the values from your log. ';
  button.textContent = 'Take them out';
  button.onclick = () => {
    keep({});
    fillBlocks(document, defaults, values);
    note.remove();
  };
  note.append(button);
  document.querySelector('.filled')?.remove();
  document.querySelector('.answer .command')?.append(note);
}

takeFromAddress();
addEventListener('hashchange', takeFromAddress);
