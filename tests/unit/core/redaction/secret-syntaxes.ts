/** A way to write a secret: its name as words, and the secret, in a text. */
export type Syntax = {
  name: string;
  write: (words: string[], secret: string) => string;
  /** How the secret is written there; as it is when nothing is said. */
  encode?: (secret: string) => string;
  /** Which secrets can be written so; any without a space when nothing is said. */
  takes?: RegExp;
};

type Words = string[];
type Write = Syntax['write'];

const env = (words: Words) => words.join('_').toUpperCase();
const snake = (words: Words) => words.join('_');
const kebab = (words: Words) => words.join('-');
const pascal = (words: Words) => words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('');
const camel = (words: Words) => `${words[0]}${pascal(words.slice(1))}`;
const spaced = (words: Words) => words.join(' ');

/** Bare words of a shell or of a sentence. */
const BARE = /^[^\s"'`\\<>(){}]+$/;
const WORD = /^[^\s"'`\\<>(){};,&]+$/;
/** In quotation marks that nothing inside ends. */
const QUOTED = /^[^"\\]+$/;
const SINGLE = /^[^'\\]+$/;
const ANY = /^/;
/** What a person types. */
const SHORT = /^[^\s"'`\\<>(){}]{1,70}$/;

const json = (text: string) => JSON.stringify(text).slice(1, -1);
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const base64 = (text: string) => Buffer.from(text).toString('base64');
/** Broken at a terminal's width. */
const wrap = (text: string, width: number, indent = '') => {
  const rest = new RegExp(`(.{${width - indent.length}})(?=.)`, 'g');
  const first = text.slice(0, width);
  return text.length > width
    ? `${first}\n${indent}${text.slice(width).replace(rest, `$1\n${indent}`)}`
    : first;
};

const BARE_SYNTAXES: [name: string, write: Write][] = [
  ['environment', (n, v) => `${env(n)}=${v}`],
  ['environment among others', (n, v) => `HOME=/root\n${env(n)}=${v}\nPATH=/usr/bin:/bin`],
  ['export', (n, v) => `export ${env(n)}=${v}`],
  ['trace of a shell', (n, v) => `+ export ${env(n)}=${v}`],
  ['before a command', (n, v) => `${env(n)}=${v} npm run deploy`],
  ['set of Windows', (n, v) => `C:\\app> set ${env(n)}=${v}`],
  ['setx', (n, v) => `setx ${env(n)} ${v}`],
  ['fish', (n, v) => `set -gx ${env(n)} ${v}`],
  ['csh', (n, v) => `setenv ${env(n)} ${v}`],
  ['Dockerfile', (n, v) => `ENV ${env(n)}=${v}`],
  ['Dockerfile, old', (n, v) => `Step 4/9 : ENV ${env(n)} ${v}`],
  ['Dockerfile argument', (n, v) => `ARG ${env(n)}=${v}`],
  ['docker run', (n, v) => `docker run --rm -e ${env(n)}=${v} -p 80:80 app`],
  ['docker build', (n, v) => `docker build --build-arg ${env(n)}=${v} .`],
  ['YAML', (n, v) => `db:\n  ${snake(n)}: ${v}\n  port: 5432`],
  ['YAML in camel case', (n, v) => `  ${camel(n)}: ${v}`],
  ['YAML in kebab case', (n, v) => `${kebab(n)}: ${v}`],
  ['YAML list of the environment', (n, v) => `    environment:\n      - ${env(n)}=${v}`],
  ['YAML of Kubernetes', (n, v) => `        - name: ${env(n)}\n          value: ${v}`],
  ['YAML block', (n, v) => `${snake(n)}: |\n  ${v}\nport: 1`],
  ['YAML folded', (n, v) => `  ${snake(n)}: >-\n    ${v}`],
  ['INI', (n, v) => `[db]\n${snake(n)} = ${v}\n`],
  ['INI with a semicolon', (n, v) => `; local\n${snake(n)}=${v}`],
  ['properties', (n, v) => `spring.datasource.${camel(n)}=${v}`],
  ['aws credentials', (n, v) => `[default]\naws_access_key_id = x\n${snake(n)} = ${v}`],
  ['long option', (n, v) => `tool --${kebab(n)} ${v} --verbose`],
  ['long option with equals', (n, v) => `tool --${kebab(n)}=${v} --verbose`],
  ['option with one dash', (n, v) => `tool -${camel(n)} ${v}`],
  ['property of Java', (n, v) => `java -D${camel(n)}=${v} -jar app.jar`],
  ['property of Gradle', (n, v) => `gradle publish -P${camel(n)}=${v}`],
  ['property of MSBuild', (n, v) => `msbuild app.sln /p:${pascal(n)}=${v}`],
  ['option of Windows', (n, v) => `setup.exe /${pascal(n)}:${v} /quiet`],
  ['helm', (n, v) => `helm upgrade x ./x --set auth.${camel(n)}=${v}`],
  ['kubectl', (n, v) => `kubectl create secret generic x --from-literal=${kebab(n)}=${v}`],
  ['vault', (n, v) => `vault kv put secret/app ${snake(n)}=${v}`],
  ['heroku', (n, v) => `heroku config:set ${env(n)}=${v} --app x`],
  ['aws configure set', (n, v) => `aws configure set ${snake(n)} ${v} --profile x`],
  ['npm config set', (_n, v) => `npm config set //registry.invalid/:_authToken ${v}`],
  ['gh secret', (n, v) => `gh secret set ${env(n)} --body ${v}`],
  ['debug of Go', (n, v) => `{User:bob ${pascal(n)}:${v} Port:5432}`],
  ['debug of a logger', (n, v) => `level=info msg=connect user=bob ${snake(n)}=${v} port=5432`],
  ['prompt', (n, v) => `Enter ${spaced(n)}: ${v}`],
  ['prompt for a user', (n, v) => `${pascal(n)} for 'https://x.invalid': ${v}`],
  ['aws configure', (n, v) => `AWS ${n.map((w) => pascal([w])).join(' ')} [None]: ${v}`],
  ['aws configure, again', (n, v) => `${spaced(n)} [****************ABCD]: ${v}`],
  ['table', (n, v) => `| ${snake(n)} | ${v} |`],
  ['table of a terminal', (n, v) => `│ ${env(n)} │ ${v} │`],
  ['table with tabs', (n, v) => `${env(n)}\t${v}`],
  ['printed list', (n, v) => `${env(n)}        ${v}`],
  ['npmrc', (_n, v) => `//registry.invalid/:_authToken=${v}`],
  ['npmrc password', (_n, v) => `//registry.invalid/:_password=${v}`],
  ['npmrc of old', (_n, v) => `_auth=${v}`],
  ['yarnrc', (_n, v) => `npmAuthToken: ${v}`],
  ['header', (n, v) => `> X-${kebab(n)}: ${v}`],
  ['header of GitLab', (_n, v) => `PRIVATE-TOKEN: ${v}`],
  ['bearer', (_n, v) => `Authorization: Bearer ${v}`],
  ['basic', (_n, v) => `< Proxy-Authorization: Basic ${v}`],
  ['kubeconfig', (_n, v) => `users:\n- name: me\n  user:\n    token: ${v}`],
  ['kubeconfig key', (_n, v) => `    client-key-data: ${v}`],
  ['Markdown', (n, v) => `**${spaced(n)}:** ${v}`],
  ['colour', (n, v) => `\x1b[36m${snake(n)}\x1b[0m=\x1b[33m${v}\x1b[0m`],
  ['colour that lost its escape', (n, v) => `[36m${env(n)}[0m=[33m${v}[0m`],
  ['log line', (n, v) => `2026-11-23T10:00:00Z web-1  | ${env(n)}=${v}`],
  ['mapped', (n, v) => `${snake(n)} => ${v}`],
  ['walrus', (n, v) => `${snake(n)} := ${v}`],
];

/** What ends at one of the signs that a bare word may hold elsewhere. */
const WORD_SYNTAXES: [name: string, write: Write][] = [
  ['prose', (n, v) => `my ${spaced(n)} is ${v} and it fails`],
  ['prose with a colon', (n, v) => `the ${spaced(n)} is: ${v}`],
  ['prose in the past', (n, v) => `the ${spaced(n)} was ${v}.`],
  ['prose of a use', (n, v) => `login failed with ${spaced(n)} ${v}`],
  ['refused', (n, v) => `error: invalid ${spaced(n)}: ${v}`],
  ['connection string', (n, v) => `Server=tcp:x,1433;User ID=sa;${pascal(n)}=${v};Encrypt=True`],
  ['libpq', (n, v) => `host=x user=app ${snake(n)}=${v} dbname=x`],
  ['object without quotes', (n, v) => `{user: bob, ${camel(n)}: ${v}, port: 1}`],
  ['arguments without quotes', (n, v) => `Config(user=bob, ${snake(n)}=${v})`],
  ['netrc', (_n, v) => `machine x.invalid login me password ${v}`],
  ['netrc on lines', (_n, v) => `machine x.invalid\nlogin me\npassword ${v}`],
  ['cookie', (_n, v) => `Cookie: theme=dark; session=${v}; lang=en`],
  ['Set-Cookie', (_n, v) => `set-cookie: sid=${v}; Path=/; HttpOnly`],
  ['mysql', (_n, v) => `mysql -h db -u root -p${v} app`],
  ['sshpass', (_n, v) => `sshpass -p ${v} ssh me@x.invalid`],
  ['docker login', (_n, v) => `docker login -u me -p ${v} registry.invalid`],
  ['redis-cli', (_n, v) => `redis-cli -h x -a ${v} ping`],
  ['openssl', (_n, v) => `openssl rsa -in k.pem -passin pass:${v}`],
  ['SQL without quotes', (_n, v) => `CREATE USER app IDENTIFIED BY ${v}`],
];

const QUOTED_SYNTAXES: [name: string, write: Write][] = [
  ['environment in quotes', (n, v) => `${env(n)}="${v}"`],
  ['export in quotes', (n, v) => `export ${env(n)}="${v}"`],
  ['PowerShell', (n, v) => `$env:${env(n)} = "${v}"`],
  ['docker inspect', (n, v) => `    "Env": [\n      "${env(n)}=${v}",\n      "PATH=/bin"`],
  ['YAML in quotes', (n, v) => `  ${camel(n)}: "${v}"`],
  ['TOML', (n, v) => `${snake(n)} = "${v}"`],
  ['terraform', (n, v) => `  + ${snake(n)} = "${v}"`],
  ['terraform, changed', (n, v) => `  ~ ${snake(n)} = "{old}" -> "${v}"`],
  ['XML attribute', (n, v) => `<add user="x" ${camel(n)}="${v}"/>`],
  ['XML pair', (n, v) => `<add key="${pascal(n)}" value="${v}" />`],
  ['XML property', (n, v) => `<property name="${camel(n)}" value="${v}"/>`],
  ['subscript', (n, v) => `os.environ["${env(n)}"] = "${v}"`],
  ['subscript of a variable', (n, v) => `config[:${snake(n)}] = "${v}"`],
  ['argument', (n, v) => `connect(user="bob", ${snake(n)}="${v}")`],
  ['setter', (n, v) => `client.set${pascal(n)}("${v}");`],
  ['call with the name', (n, v) => `settings.put("${camel(n)}", "${v}");`],
  ['call with both in one', (n, v) => `putenv("${env(n)}=${v}")`],
  ['Ruby', (n, v) => `{:user=>"bob", :${snake(n)}=>"${v}"}`],
  ['PHP', (n, v) => `"${snake(n)}" => "${v}",`],
  ['variable of a language', (n, v) => `const ${camel(n)}: string = "${v}";`],
  ['property of an object', (n, v) => `this.${camel(n)} = "${v}"`],
  ['comparison', (n, v) => `if (${camel(n)} === "${v}") {`],
  ['option in quotes', (n, v) => `tool --${kebab(n)} "${v}"`],
  ['arguments of exec', (n, v) => `["tool", "--${kebab(n)}", "${v}"]`],
  ['prose in quotes', (n, v) => `the ${spaced(n)} is "${v}"`],
  ['refused in quotes', (n, v) => `Error: wrong ${spaced(n)} "${v}" for user bob`],
  ['key of BIND', (_n, v) => `key "x" { algorithm hmac-sha256; secret "${v}"; };`],
  ['tuple', (n, v) => `('${snake(n)}', "${v}")`],
  ['Markdown code', (n, v) => `\`${env(n)}="${v}"\` does not work`],
];

const SINGLE_SYNTAXES: [name: string, write: Write][] = [
  ['environment in single quotes', (n, v) => `export ${env(n)}='${v}'`],
  ['Python', (n, v) => `{'user': 'bob', '${snake(n)}': '${v}'}`],
  ['repr', (n, v) => `Settings(user='bob', ${snake(n)}='${v}')`],
  ['PHP constant', (n, v) => `define('${env(n)}', '${v}');`],
  ['PHP array', (n, v) => `'${snake(n)}' => '${v}',`],
  ['SQL', (_n, v) => `ALTER ROLE app WITH LOGIN PASSWORD '${v}';`],
  ['MySQL', (_n, v) => `CREATE USER 'a'@'%' IDENTIFIED BY '${v}';`],
  ['MySQL with a plugin', (_n, v) => `ALTER USER a IDENTIFIED WITH mysql_native_password BY '${v}'`],
  ['short option in quotes', (_n, v) => `mysql -uroot -p'${v}' app`],
];

const ENCODED: Syntax[] = [
  ...[
    ['JSON', (n: Words, v: string) => `{"user":"bob","${camel(n)}":"${v}","port":1}`] as const,
    ['JSON on lines', (n: Words, v: string) => `{\n  "${snake(n)}": "${v}"\n}`] as const,
    ['JSON pair', (n: Words, v: string) => `{"name":"${env(n)}","value":"${v}"}`] as const,
    ['JSON pair on lines', (n: Words, v: string) => `"name": "${env(n)}",\n"value": "${v}"`] as const,
    ['JSON of a command', (n: Words, v: string) => `"Env":["${env(n)}=${v}","A=b"]`] as const,
    ['docker config', (_n: Words, v: string) => `"auths": { "x.invalid": { "auth": "${v}" } }`] as const,
  ].map(([name, write]): Syntax => ({ name, write, encode: json, takes: ANY })),
  {
    name: 'JSON in JSON',
    write: (n, v) => `{"msg":"{\\"user\\":\\"bob\\",\\"${snake(n)}\\":\\"${v}\\"}"}`,
    encode: (text) => json(json(text)),
    takes: ANY,
  },
  {
    name: 'JSON in JSON in JSON',
    write: (n, v) => json(`{"msg":"{\\"${camel(n)}\\":\\"${v.replaceAll('\\', '\\')}`) + json('\\"}"}'),
    encode: (text) => json(json(text)),
    takes: /^[^"\\]+$/,
  },
  {
    name: 'environment in JSON',
    write: (n, v) => `{"log":"${env(n)}=${v}\\n","stream":"stdout"}`,
    encode: json,
    takes: /^[^\s"'`\\<>(){}]+$/,
  },
  { name: 'XML', write: (n, v) => `<${camel(n)}>${v}</${camel(n)}>`, encode: html, takes: ANY },
  {
    name: 'XML with entities',
    write: (n, v) => `&lt;${camel(n)}&gt;${v}&lt;/${camel(n)}&gt;`,
    encode: html,
    takes: QUOTED,
  },
  {
    name: 'HTML',
    write: (n, v) => `{&quot;${camel(n)}&quot;: &quot;${v}&quot;}`,
    encode: html,
    takes: QUOTED,
  },
  {
    name: 'form',
    write: (n, v) => `grant=x&${snake(n)}=${v}&scope=all`,
    encode: encodeURIComponent,
    takes: ANY,
  },
  {
    name: 'query',
    write: (n, v) => `GET https://x.invalid/a?x=1&${snake(n)}=${v} 200`,
    encode: encodeURIComponent,
    takes: ANY,
  },
  {
    name: 'query encoded again',
    write: (n, v) => `GET /login?next=%2Fa%3F${snake(n)}%3D${v}%26x%3D1`,
    encode: (text) => encodeURIComponent(encodeURIComponent(text)),
    takes: ANY,
  },
  {
    name: 'JSON encoded for a URL',
    write: (n, v) => `POST /x?body=${encodeURIComponent(`{"${snake(n)}":"`)}${v}${encodeURIComponent('"}')}`,
    encode: (text) => encodeURIComponent(json(text)),
    takes: ANY,
  },
  {
    name: 'fragment',
    write: (_n, v) => `https://x.invalid/cb#access_token=${v}&type=x`,
    encode: encodeURIComponent,
    takes: ANY,
  },
  {
    name: 'URL',
    write: (_n, v) => `could not connect to postgres://app:${v}@db.invalid:5432/x`,
    encode: encodeURIComponent,
    takes: ANY,
  },
  {
    name: 'URL without a user',
    write: (_n, v) => `redis://:${v}@cache:6379/0`,
    encode: encodeURIComponent,
    takes: ANY,
  },
  {
    name: 'URL with signs that nobody encoded',
    write: (_n, v) => `mongodb+srv://app:${v}@db.invalid/x`,
    takes: SHORT,
  },
  { name: 'data source of Go', write: (_n, v) => `app:${v}@tcp(db:3306)/x`, takes: /^[^\s"'`\\<>(){}/]+$/ },
  { name: 'pgpass', write: (_n, v) => `db.invalid:5432:x:app:${v}`, takes: /^[^\s"'`\\<>:(){}]+$/ },
  { name: 'curl login', write: (_n, v) => `curl -s -u admin:${v} https://x.invalid`, takes: BARE },
  { name: 'curl login in quotes', write: (_n, v) => `curl --user "admin:${v}" https://x`, takes: QUOTED },
  { name: 'curl header', write: (n, v) => `curl -H "X-${kebab(n)}: ${v}" https://x`, takes: QUOTED },
  {
    name: 'secret of Kubernetes',
    write: (n, v) => `data:\n  ${kebab(n)}: ${v}\nkind: Secret`,
    encode: base64,
    takes: ANY,
  },
  { name: 'basic in Base64', write: (_n, v) => `authorization: Basic ${v}`, encode: base64, takes: ANY },
  {
    name: 'wrapped at 80',
    write: (n, v) =>
      wrap(`the deploy of the application to the cluster stopped at ${env(n)}=${v} and so on`, 80),
  },
  {
    name: 'wrapped at 100, indented',
    write: (n, v) =>
      `starting\n${wrap(`2026-11-23T10:00:00Z deploy-of-the-application INFO container started with --${kebab(n)}=${v}`, 100, '    ')}`,
  },
  {
    name: 'wrapped JSON at 120',
    write: (n, v) =>
      `x\n${wrap(`{"level":"info","service":"payments-api","environment":"staging","message":"connecting with","${camel(n)}":"${v}"}`, 120)}`,
    encode: json,
    takes: ANY,
  },
];

const as =
  (takes: RegExp) =>
  ([name, write]: [string, Write]): Syntax => ({ name, write, takes });

/** All ways; the ones that need a secret of another alphabet say so. */
export const SYNTAXES: readonly Syntax[] = [
  ...BARE_SYNTAXES.map(as(BARE)),
  ...WORD_SYNTAXES.map(as(WORD)),
  ...QUOTED_SYNTAXES.map(as(QUOTED)),
  ...SINGLE_SYNTAXES.map(as(SINGLE)),
  ...ENCODED,
];

/** Names that say that their value is a secret. */
export const NAMES: readonly string[][] = [
  ['password'],
  ['db', 'password'],
  ['api', 'key'],
  ['secret', 'key'],
  ['client', 'secret'],
  ['access', 'token'],
  ['github', 'token'],
  ['passwd'],
  ['smtp', 'pass'],
  ['aws', 'secret', 'access', 'key'],
  ['auth', 'token'],
  ['jwt', 'secret'],
  ['passphrase'],
  ['encryption', 'key'],
  ['private', 'key'],
  ['token'],
  ['mysql', 'root', 'password'],
  ['webhook', 'secret'],
  ['secret'],
  ['pwd'],
  ['openai', 'api', 'key'],
  ['credentials'],
  ['signing', 'key'],
];
