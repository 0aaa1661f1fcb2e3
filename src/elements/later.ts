import './page/command-values.ts';
import './page/page-contents.ts';
// Needed after the first touch: by then they are there.
import './find/call-box.ts';
import './page/chosen-shell.ts';
import './page/other-theme.ts';
