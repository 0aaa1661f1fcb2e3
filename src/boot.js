// Runs before the first paint: without it a remembered theme or shell would flash.
(() => {
  const { dataset } = document.documentElement;
  let theme, shell;
  try {
    theme = localStorage.getItem('theme');
    shell = localStorage.getItem('shell');
  } catch {
    // Storage may be refused; the system's choice stands.
  }
  if (theme) dataset.theme = theme;
  dataset.shell = shell ?? (navigator.platform.startsWith('Win') ? 'powershell' : 'bash');
})();

// The only strings that may become code: the addresses of the two workers.
window.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    const { origin, pathname } = new URL(address, location.origin);
    const isWorker = /^\/(?:pagefind\/pagefind|assets\/match)-worker[\w-]*\.js$/.test(pathname);
    return origin === location.origin && isWorker ? address : null;
  },
});
