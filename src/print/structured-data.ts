import { site } from '../site.ts';
import { absoluteUrl, urls } from '../urls.ts';
import type { ErrorView, Link } from '../catalog/views.ts';

const context = 'https://schema.org';
const publisher = { '@type': 'Organization', name: site.name, url: absoluteUrl(urls.home) };

/** JSON-LD of an error page: the article and its breadcrumbs. What the page's language and tags say is not repeated. */
export function errorStructuredData(view: ErrorView): object {
  return {
    '@context': context,
    '@graph': [
      {
        '@type': ['TechArticle', 'Article'],
        headline: view.title,
        description: view.description,
        url: absoluteUrl(view.url),
        ...(view.published && { datePublished: view.published }),
        dateModified: view.updated,
        author: publisher,
      },
      breadcrumbList([view.area, view.tool].map(({ name, url }) => ({ title: name, url }))),
    ],
  };
}

/** JSON-LD of a list of places, from the outside in. */
export function breadcrumbs(links: Link[]): object {
  return { '@context': context, ...breadcrumbList(links) };
}

function breadcrumbList(links: Link[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ title, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absoluteUrl(url),
    })),
  };
}

/** JSON-LD of the home page. */
export function siteStructuredData(): object {
  return {
    '@context': context,
    '@type': 'WebSite',
    name: site.name,
    description: site.description,
    url: absoluteUrl(urls.home),
    publisher,
  };
}
