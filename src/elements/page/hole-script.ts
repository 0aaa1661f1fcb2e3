/** Loads what makes the values of commands editable, before the reader gets to one: at a command's first touch, or when the address brings values. */
const loadAtTouch = ({ target }: Event) => {
  if (target instanceof Element && target.closest('command-block:has(command-hole)'))
    void import('./command-hole.ts');
};
for (const event of ['pointerover', 'focusin']) addEventListener(event, loadAtTouch, { passive: true });
const loadForAddress = () => {
  if (location.hash.includes('&')) void import('./command-hole.ts');
};
addEventListener('hashchange', loadForAddress);
loadForAddress();
