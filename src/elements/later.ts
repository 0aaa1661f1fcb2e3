import './page/command-values.ts';
import './page/page-contents.ts';
