import { jsonTwin } from './json.ts';
import { markdownTwin } from './markdown.ts';
import type { FullView } from '../catalog/views.ts';

/** A copy of an error page for programs. */
export interface Twin {
  /** Ending of its address. */
  ending: string;
  contentType: string;
  write: (view: FullView) => string;
}

export const markdown: Twin = {
  ending: '.md',
  contentType: 'text/markdown; charset=utf-8',
  write: markdownTwin,
};

export const json: Twin = {
  ending: '.json',
  contentType: 'application/json',
  write: (view) => JSON.stringify(jsonTwin(view)),
};

/** All copies that an error page has. */
export const twins = [markdown, json];
