/** `<page-contents>`: marks the section that the reader is in. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
    const headings = links.flatMap((link) => document.getElementById(link.hash.slice(1)) ?? []);
    const mark = () => {
      // The last heading above the upper third of the window; before the first one, none.
      const line = innerHeight / 3;
      const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
      for (const link of links) {
        if (current && link.hash === `#${current.id}`) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    const observer = new IntersectionObserver(mark, { rootMargin: '-33% 0px -66% 0px' });
    for (const heading of headings)
      observer.observe(heading.parentElement?.tagName === 'SECTION' ? heading.parentElement : heading);
    addEventListener('scrollend', mark, { passive: true });
  }
}

customElements.define('page-contents', PageContents);
