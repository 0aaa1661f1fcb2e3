import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkHolesUnquoted, type Shell } from '../../../../src/core/commands/fill.ts';

const GOOD: [shell: Shell, code: string][] = [
  ['bash', 'kill {{pid}}'],
  ['bash', 'lsof -iTCP:{{port}} -sTCP:LISTEN'],
  ['bash', 'echo "$(cat {{file}})"'],
  ['bash', 'echo "it\'s" {{x}} \'a"b\''],
  ['bash', 'echo "say \\"hi\\"" {{x}}'],
  ['bash', "echo $'it\\'s' {{x}}"],
  ['bash', 'echo "${HOME}" `pwd` $((1 + 2)) {{x}}'],
  ['bash', '(cd {{dir}} && make) # done'],
  ['bash', 'echo a#b {{x}}'],
  ['bash', 'grep x <<<{{x}}'],
  ['bash', "cat > f <<'EOF'\nit's text\nEOF\nuse {{x}}"],
  ['bash', 'cat <<-A <<B\n\tone\n\tA\ntwo\nB\nuse {{x}}'],
  ['bash', 'cat <<EOF\nnever ended'],
  ['bash', '# a comment\nuse {{x}}'],
  ['bash', 'env: ${{github}} is no hole "'],
  ['fish', "echo 'it\\'s' {{x}}"],
  ['fish', 'set x (cat {{file}})'],
  ['powershell', 'Stop-Process -Id {{pid}} <# a block #> -Force'],
  ['powershell', "@'\nit's\n'@ | Out-File {{file}}"],
  ['powershell', 'Write-Output "$(Get-Item {{path}}) `" ${env:X}" @"\ntext\n"@'],
  ['cmd', 'rem it is\ntaskkill /pid {{pid}} "a & b"'],
  ['cmd', 'echo ^" {{x}}'],
];

for (const [shell, code] of GOOD) {
  test(`${shell} accepts ${JSON.stringify(code)}`, () =>
    assert.equal(checkHolesUnquoted(code, shell), undefined));
}

const QUOTES = /^\{\{x\}\} stands inside quotes/;
const BAD: [shell: Shell, code: string, problem: RegExp][] = [
  ['bash', 'echo "{{x}}"', QUOTES],
  ['bash', "echo '{{x}}'", QUOTES],
  ['bash', "echo $'{{x}}'", QUOTES],
  ['bash', 'echo "$(cat "{{x}}")"', QUOTES],
  ['bash', 'cat <<EOF\n{{x}}\nEOF', /^\{\{x\}\} stands in a here-document/],
  ['bash', 'cat <<EOF\n{{x}}', /^\{\{x\}\} stands in a here-document/],
  ['bash', 'cat <<"A" <<B\none\nA\n{{x}}\nB', /^\{\{x\}\} stands in a here-document/],
  ['bash', 'ls # {{x}}', /^\{\{x\}\} stands in a comment/],
  ['bash', 'echo `cat {{x}}`', /^\{\{x\}\} stands inside an expansion/],
  ['bash', 'echo ${a:-{{x}}}', /^\{\{x\}\} stands inside an expansion/],
  ['bash', 'echo $(( {{x}} + 1 ))', /^\{\{x\}\} stands inside an expansion/],
  ['bash', 'echo `echo $(cat {{x}})`', /^\{\{x\}\} stands inside an expansion/],
  ['bash', 'echo \\{{x}}', /^\{\{x\}\} follows a character that would undo/],
  ['bash', 'echo {{x}}>log', /^\{\{x\}\} touches >/],
  ['bash', 'cat {{x}}<log', /^\{\{x\}\} touches </],
  ['bash', 'echo {{a}} "{{x}}"', QUOTES],
  ['fish', "echo 'a\\'{{x}}'", QUOTES],
  ['fish', 'echo "{{x}}"', QUOTES],
  ['powershell', 'echo "{{x}}"', QUOTES],
  ['powershell', "@'\n{{x}}\n'@", QUOTES],
  ['powershell', '@"\n{{x}}\n"@', QUOTES],
  ['powershell', '<# {{x}} #>', /^\{\{x\}\} stands inside an expansion/],
  ['powershell', 'echo `{{x}}', /^\{\{x\}\} follows a character that would undo/],
  ['cmd', 'echo "{{x}}"', QUOTES],
  ['cmd', 'rem {{x}}', /^\{\{x\}\} stands in a comment/],
  ['cmd', 'dir C:\\{{x}}', /^\{\{x\}\} follows a character that would undo/],
  ['cmd', 'echo ^{{x}}', /^\{\{x\}\} follows a character that would undo/],
];

for (const [shell, code, problem] of BAD) {
  test(`${shell} rejects ${JSON.stringify(code)}`, () =>
    assert.match(checkHolesUnquoted(code, shell) ?? '', problem));
}
