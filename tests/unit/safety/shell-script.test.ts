import assert from 'node:assert/strict';
import { test } from 'node:test';
import { powershellFault } from '../../../src/safety/shell-script.ts';

const VALID = [
  'Get-ChildItem Env: | Where-Object Name -Match KEY',
  'Remove-Item Env:A, Env:B -ErrorAction SilentlyContinue; git status',
  'Get-Content $HOME\\.ssh\\id.pub | ssh you@host "cat"',
  "(git remote get-url origin) -replace '^.*@', ''",
  'ssh-keyscan host 2>$null | ssh-keygen -lf -',
  'if (-not $env:KEY) { "missing" } else { "set" }',
];
for (const code of VALID) {
  test(`is PowerShell: ${code}`, async () => assert.equal(await powershellFault(code), undefined));
}

const INVALID = ['if ($x { 1 }', '"open', 'Get-Item | | Remove-Item', 'foreach ($a in) { }'];
for (const code of INVALID) {
  test(`is no PowerShell: ${code}`, async () => assert.match((await powershellFault(code)) ?? '', /^line 1/));
}
