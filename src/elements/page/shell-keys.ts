/** Lets the arrow keys move between the buttons of a `<shell-choice>`: whoever presses one there has touched the page before. */
addEventListener('keydown', ({ key, target }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  const group = target instanceof HTMLElement && target.closest('.shells');
  if (!step || !group) return;
  const buttons = [...group.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === target);
  buttons.at((at + step) % buttons.length)?.focus();
});
