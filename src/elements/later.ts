import './command-values.ts';
import './page-contents.ts';
