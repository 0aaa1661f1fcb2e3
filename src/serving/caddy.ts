import { BYTES, COMMON, REVALIDATE, RULES, TYPES, patternSource } from './headers.ts';
import { NOTICE, type ServerPlace } from './place.ts';
import { withTwins, type Redirects } from './redirects.ts';

/** A Caddyfile: the whole server, certificates and the way from http to https included. */
export function caddyfile(
  { host, httpPort, httpsPort, root, certificate }: ServerPlace,
  redirects: Redirects,
): string {
  const isUsual = httpPort === 80 && httpsPort === 443;
  return `${NOTICE}
${isUsual ? '' : `{\n\tadmin off\n\thttp_port ${httpPort}\n\thttps_port ${httpsPort}\n}\n`}
(common) {
${Object.entries({ ...COMMON, 'Cache-Control': REVALIDATE })
  .map(([name, value]) => `\theader ${name} ${quote(value)}`)
  .join('\n')}
\t# Times are made from the content, for the ETag's sake; as dates they mean nothing.
\trequest_header -If-Modified-Since
\theader {
\t\tdefer
\t\tVary ${COMMON['Vary']}
\t\t-Last-Modified
\t\t-Server
\t}
}

http://${host} {
\tredir https://${host}${httpsPort === 443 ? '' : `:${httpsPort}`}{uri} permanent
}

${host} {
${certificate ? `\ttls ${certificate.chain} ${certificate.key}\n` : ''}\troot * ${root}

\troute {
\t\timport common

\t\t# Every address has one spelling that answers; every other one leads there in one step.
\t\t@dots expression {path}.contains("/.")
\t\terror @dots 404
\t\turi path_regexp /{2,} /
\t\turi path_regexp /index\\.html$ /
${Object.entries(withTwins(redirects)).map(rewrite).join('')}\
\t\t@folder {
\t\t\tnot path */
\t\t\tfile {path}/index.html
\t\t}
\t\trewrite @folder {path}/
\t\t@missing_page {
\t\t\tpath */
\t\t\tnot file {path}index.html
\t\t}
\t\terror @missing_page 404
\t\t@missing_file {
\t\t\tnot path */
\t\t\tnot file {path}
\t\t}
\t\terror @missing_file 404
\t\terror /404.html 404
\t\t@variant expression {http.request.orig_uri}.split("?")[0] != {path}
\t\tmap {query} {question} {
\t\t\t~(.+) ?\${1}
\t\t\tdefault ""
\t\t}
\t\tredir @variant {path}{question} permanent

\t\tmap {path} {content_type} {
\t\t\t~/$ ${quote(TYPES['html'] ?? '')}
${Object.entries(TYPES)
  .map(([ending, type]) => `\t\t\t~\\.${ending}$ ${quote(type)}\n`)
  .join('')}\t\t\tdefault ${quote(BYTES)}
\t\t}
\t\theader Content-Type {content_type}
${RULES.flatMap(({ paths, headers }, rule) => paths.map((path, place) => ruleLines(path, headers, `r${rule}_${place}`))).join('')}
\t\tfile_server {
\t\t\tprecompressed br gzip
\t\t}
\t}

\thandle_errors {
\t\timport common
\t\trewrite * /404.html
\t\theader Content-Type ${quote(TYPES['html'] ?? '')}
\t\tfile_server {
\t\t\tprecompressed br gzip
\t\t}
\t}
}
`;
}

function rewrite([from, to]: [string, string]): string {
  const spellings = from.endsWith('/') ? [from, from.slice(0, -1)] : [from];
  return spellings.map((path) => `\t\trewrite ${path} ${to}\n`).join('');
}

function ruleLines(path: string, headers: Record<string, string>, id: string): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `\t\theader @${id} ${name} ${quote(value.replace(':splat', `{re.${id}.1}`))}\n`,
  );
  return `\t\t@${id} path_regexp ${id} ${patternSource(path)}\n${lines.join('')}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
