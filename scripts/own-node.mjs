// Plain JavaScript for whatever Node the machine has.
import path from 'node:path';

/**
 * Where npm puts the Node that the project brings, on a system that the registry has one for.
 * @param {string} root
 * @param {string} system `process.platform`
 * @param {string} processor `process.arch`
 * @returns {string}
 */
export function ownNode(root, system = process.platform, processor = process.arch) {
  const isWindows = system === 'win32';
  const { join } = isWindows ? path.win32 : path.posix;
  // npm's own link in node_modules/.bin is a script on Windows, which no program can start.
  const name = `node-${isWindows ? 'win' : system}-${processor}`;
  return join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}
