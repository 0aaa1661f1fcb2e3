import { onFirstTurn } from './first-turn.ts';
import { watchTyping } from './typing.ts';

/** `<error-box>`: the home page's box for a line or a whole log. What reading it needs is loaded when the reader turns to it. */
class ErrorBox extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (!field) return;
    onFirstTurn(this, () => {
      const wasTyped = watchTyping(field);
      void import('./error-box-panel.ts').then(({ openErrorBox }) => openErrorBox(this, wasTyped()));
    });
  }
}

customElements.define('error-box', ErrorBox);
