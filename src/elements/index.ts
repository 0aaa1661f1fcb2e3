import './page/command-block.ts';
import './page/shell-choice.ts';
import './find/site-search.ts';
import './page/theme-switch.ts';

// What nothing shows before the page is touched is fetched at the first touch; one that leaves the page breaks it off.
const later = () => void import('./later.ts').catch(() => undefined);
for (const event of ['scroll', 'pointerover', 'focusin'])
  addEventListener(event, later, { once: true, passive: true });
// Values that came with the address are filled in at once.
if (location.hash.includes('&')) later();
