import { BYTES, COMMON, REVALIDATE, RULES, TYPES, patternSource } from './headers.ts';
import { NOTICE, type ServerPlace } from './place.ts';
import { withTwins, type Redirects } from './redirects.ts';

/** A site for nginx's `http` block. Needs the module brotli-static; everything else is in Debian's nginx. */
export function nginxSite(
  { host, httpPort, httpsPort, root, certificate }: ServerPlace,
  redirects: Redirects,
): string {
  const origin = `https://${host}${httpsPort === 443 ? '' : `:${httpsPort}`}`;
  const { chain, key } = certificate ?? {
    chain: `/etc/letsencrypt/live/${host}/fullchain.pem`,
    key: `/etc/letsencrypt/live/${host}/privkey.pem`,
  };
  return `${NOTICE}

# The path as it was asked for, before nginx decoded it and merged its slashes.
map $request_uri $errdex_requested {
    ~^(?<errdex_raw>[^?]*) $errdex_raw;
}
# The page that a path means, however it is spelled.
map $uri $errdex_page {
    default $uri/;
    ~^(?<errdex_folder>.*/)(?:index\\.html)?$ $errdex_folder;
}
# Pages that moved, and their Markdown and JSON.
${map('$uri', '$errdex_moved_file', Object.entries(withTwins(redirects)))}
${map('$errdex_page', '$errdex_moved_page', Object.entries(redirects))}
# What some addresses get besides; an empty header is not sent.
${variableHeaders()
  .map(({ name, lines }) => map('$errdex_served', variable(name), lines))
  .join('\n')}

server {
    listen ${httpPort};
    server_name ${host};
    server_tokens off;
    return 301 ${origin}$request_uri;
}

server {
    listen ${httpsPort} ssl http2;
    server_name ${host};
    ssl_certificate ${chain};
    ssl_certificate_key ${key};
    ssl_protocols TLSv1.2 TLSv1.3;
    server_tokens off;
    absolute_redirect off;
    root ${root};

    types {
${Object.entries(TYPES)
  .map(([ending, type]) => `        ${quote(type)} ${ending};`)
  .join('\n')}
    }
    default_type ${BYTES};

    # The copies that the build wrote; nothing is compressed while somebody waits.
    gzip off;
    gzip_static on;
    brotli_static on;

    # Times are made from the content, for the ETag's sake; as dates they mean nothing.
    if_modified_since off;
    add_header Last-Modified "" always;

${Object.entries(COMMON)
  .map(([name, value]) => `    add_header ${name} ${quote(value)} always;`)
  .join('\n')}
${variableHeaders()
  .map(({ name }) => `    add_header ${name} ${variable(name)} always;`)
  .join('\n')}

    # Every address has one spelling that answers; every other one leads there in one step.
    set $errdex_target "";
    if (-f $document_root$uri) { set $errdex_target $uri; }
    if (-f $document_root\${errdex_page}index.html) { set $errdex_target $errdex_page; }
    if ($errdex_moved_file) { set $errdex_target $errdex_moved_file; }
    if ($errdex_moved_page) { set $errdex_target $errdex_moved_page; }
    set $errdex_served "";
    if ($errdex_target = $errdex_requested) { set $errdex_served $uri; }

    error_page 404 /404.html;
    location = /404.html {
        internal;
        set $errdex_served $uri;
    }
    location / {
        if ($errdex_target = "") { return 404; }
        if ($errdex_target != $errdex_requested) { return 301 $errdex_target$is_args$args; }
        index index.html;
    }
}
`;
}

/** The headers that differ between addresses, each with the lines of its map. */
function variableHeaders(): { name: string; lines: [string, string][] }[] {
  const names = [...new Set(RULES.flatMap(({ headers }) => Object.keys(headers)))];
  return names.map((name, number) => ({
    name,
    lines: [
      ...(name === 'Cache-Control' ? [['default', REVALIDATE] as [string, string]] : []),
      ...RULES.flatMap(({ paths, headers }) => {
        const value = headers[name];
        return value === undefined ? [] : paths.map((path, place) => line(path, value, `${number}_${place}`));
      }),
    ],
  }));
}

/** A group has a name of its own: a name used twice would hold the last match of either. */
function line(path: string, value: string, id: string): [string, string] {
  const group = `errdex_splat_${id}`;
  const source = patternSource(path);
  return value.includes(':splat')
    ? [`~${source.replace('(.*)', `(?<${group}>.*)`)}`, value.replace(':splat', `\${${group}}`)]
    : [`~${source.replace('(.*)', '.*')}`, value];
}

function map(from: string, to: string, lines: [string, string][]): string {
  return `map ${from} ${to} {\n${lines.map(([key, value]) => `    ${quote(key)} ${quote(value)};\n`).join('')}}`;
}

function variable(header: string): string {
  return `$errdex_${header.toLowerCase().replaceAll('-', '_')}`;
}

/** Quotes what nginx would take apart, and only that: in quotes a backslash would need another. */
function quote(text: string): string {
  return /[\s;{}"']/.test(text) ? `'${text.replaceAll("'", "\\'")}'` : text;
}
