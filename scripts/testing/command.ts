import { spawn } from 'node:child_process';
import type { Run, Step } from './step.ts';

/** Runs a step's command and keeps what it prints; `show` hears it at once. */
export function runCommand({ command }: Step, show: (chunk: Buffer) => void): Promise<Run> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    const chunks: Buffer[] = [];
    const hear = (chunk: Buffer) => {
      chunks.push(chunk);
      show(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => hear(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) =>
      resolve({
        ok: code === 0,
        output: Buffer.concat(chunks).toString(),
        seconds: (performance.now() - began) / 1000,
      }),
    );
  });
}
