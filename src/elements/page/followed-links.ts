import { openPrints } from './open-prints.ts';

// A link from one command's outcome leads to the next command.
addEventListener('hashchange', () => openPrints(document.querySelector('.command:target')));
