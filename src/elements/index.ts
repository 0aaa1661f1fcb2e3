import './command-block.ts';
import './command-values.ts';
import './error-box.ts';
import './page-contents.ts';
import './search-page.ts';
import './shell-choice.ts';
import './site-search.ts';
import './theme-switch.ts';
