import { announce } from './announcement.ts';
import { valuesFragment, valuesOf } from './values-fragment.ts';

interface Value {
  name: string;
  label: string;
  default: string;
}

/** `<command-values>`: fields for the named values in the page's commands. The same name changes everywhere; the address keeps them for a link. */
class CommandValues extends HTMLElement {
  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    const values = JSON.parse(this.dataset['values'] ?? '[]') as Value[];
    const given = valuesOf(location.hash);
    const fields = document.createElement('div');
    const problem = document.createElement('p');
    problem.role = 'alert';
    for (const { name, label, default: text } of values) {
      const field = document.createElement('label');
      const input = document.createElement('input');
      input.name = name;
      input.placeholder = text;
      input.value = given[name] ?? '';
      input.autocomplete = 'off';
      input.spellcheck = false;
      field.append(label, input);
      fields.append(field);
    }
    this.append(fields, problem);
    this.addEventListener('input', () => void this.fill(problem, true));
    addEventListener('hashchange', () => {
      const changed = valuesOf(location.hash);
      if (Object.keys(changed).length === 0) return;
      for (const input of this.inputs()) input.value = changed[input.name] ?? input.value;
      void this.fill(problem, false);
    });
    if (values.some(({ name }) => given[name])) {
      void this.fill(problem, false).then(() => announce('The commands hold the values from your log now'));
    }
  }

  inputs(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  async fill(problem: HTMLElement, isTyped: boolean): Promise<void> {
    const { fillBlocks } = await import('./filled-blocks.ts');
    const typed = Object.fromEntries(
      this.inputs().flatMap(({ name, value }) => (value ? [[name, value]] : [])),
    );
    const defaults = Object.fromEntries(this.inputs().map(({ name, placeholder }) => [name, placeholder]));
    problem.textContent = fillBlocks(document, defaults, typed) ?? '';
    if (isTyped) history.replaceState(history.state, '', valuesFragment(typed) || location.pathname);
  }
}

customElements.define('command-values', CommandValues);
