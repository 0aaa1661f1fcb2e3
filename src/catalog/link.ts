/** A place to go to, with what it is called. */
export interface Link {
  title: string;
  url: string;
}
