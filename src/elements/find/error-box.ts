/** `<error-box>`: the home page's box for a line or a whole log. What reading it needs is loaded when the reader turns to it. */
class ErrorBox extends HTMLElement {
  connectedCallback(): void {
    const load = () => void import('./error-box-panel.ts').then(({ openErrorBox }) => openErrorBox(this));
    const field = this.querySelector('textarea');
    // The reader may have been there before this script.
    if (field && (field.value || document.activeElement === field)) load();
    // Before the text is there: once it is, nothing may be asked for any more.
    for (const event of ['focusin', 'pointerover', 'dragenter'])
      this.addEventListener(event, load, { once: true });
  }
}

customElements.define('error-box', ErrorBox);
