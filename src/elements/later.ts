import './page/hole-script.ts';
import './page/followed-links.ts';
import './page/page-contents.ts';
import './page/shell-keys.ts';
// Pressed after the first touch: by then they are there.
import './find/way-back.ts';
import './page/chosen-shell.ts';
import './page/other-theme.ts';
