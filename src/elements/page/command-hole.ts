import { announce } from './announcement.ts';
import { noteBelowAnswer } from './answer-note.ts';
import { fillBlocks } from './filled-blocks.ts';
import { MARK, valuesFragment, valuesOf } from './values-fragment.ts';

/** What was typed, or came with the address: for other pages too. */
let values: Record<string, string> = {};

/** `<command-hole>`: a value of a command, edited where it stands. The same name changes everywhere; the address keeps them for a link. */
class CommandHole extends HTMLElement {
  connectedCallback(): void {
    const name = this.getAttribute('name') ?? '';
    const usual = (this.dataset['default'] ??= this.textContent);
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
      fillBlocks(document, values, this);
    };
    this.onblur = () => fillBlocks(document, values);
    this.onkeydown = (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.blur();
    };
  }
}

customElements.define('command-hole', CommandHole);

/** Keeps values for this page, and in its address for a link. */
function keep(now: Record<string, string>): void {
  values = now;
  history.replaceState(history.state, '', valuesFragment(values) || location.pathname);
}

/** Fills values into this page's commands, and says so where they can be taken back; whether a command has a hole for one. */
export function takeValues(given: Record<string, string>): boolean {
  values = { ...values, ...given };
  const holes = [...document.querySelectorAll('command-hole')];
  if (!holes.some((hole) => Object.hasOwn(given, hole.getAttribute('name') ?? ''))) return false;
  fillBlocks(document, values);
  announce('The commands hold your values now');
  const note = noteBelowAnswer('The commands hold your values. ');
  const button = document.createElement('button');
  button.textContent = 'Take them out';
  button.onclick = () => {
    keep({});
    fillBlocks(document, values);
    note.remove();
  };
  note.append(button);
  return true;
}

/** Fills in what the address brings for this page. */
function takeFromAddress(): void {
  takeValues(Object.fromEntries([...valuesOf(location.hash)].filter(([, value]) => value)));
}

/** Has a link to another error's page take the values along: what it has holes for is filled there. */
function takeAlong({ target }: Event): void {
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="/errors/"]');
  if (!link || (link.hash && !link.hash.startsWith(MARK))) return;
  // A log's card has its own.
  const own = link.closest('.findings') ? Object.fromEntries(valuesOf(link.hash)) : {};
  link.hash = valuesFragment({ ...own, ...values });
}

takeFromAddress();
for (const event of ['click', 'auxclick', 'contextmenu']) addEventListener(event, takeAlong, true);
addEventListener('hashchange', takeFromAddress);
