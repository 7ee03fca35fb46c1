/** The one dialog of the page: what is behind a row. Escape and the button close it, and the focus goes back to where it was. */
import { element } from './text.js';

export class RowDialog {
  constructor() {
    this.title = element('h2', { id: 'dialog-title', tabindex: '-1', dir: 'auto' });
    this.body = element('div', { class: 'dialog-body' });
    const close = element('button', { type: 'button', class: 'close', onclick: () => this.dialog.close() }, 'Close');
    this.dialog = element(
      'dialog',
      { 'aria-labelledby': 'dialog-title' },
      element('div', { class: 'dialog-head' }, this.title, close),
      this.body,
    );
    /** @type {HTMLElement | null} */
    this.opener = null;
    this.dialog.addEventListener('close', () => this.closed());
    this.dialog.addEventListener('click', (/** @type {MouseEvent} */ event) => {
      if (event.target === this.dialog) this.dialog.close();
    });
    document.body.append(this.dialog);
  }

  /** @param {string} title @param {Node[]} content @param {HTMLElement | null} [opener] where the focus goes afterwards */
  show(title, content, opener = null) {
    this.title.textContent = title;
    this.body.replaceChildren(...content);
    if (!this.dialog.open) {
      this.opener = opener ?? /** @type {HTMLElement | null} */ (document.activeElement);
      this.dialog.showModal();
    }
    this.dialog.scrollTop = 0;
    this.title.focus();
  }

  closed() {
    this.body.replaceChildren();
    if (this.opener?.isConnected) this.opener.focus();
    this.opener = null;
  }
}
