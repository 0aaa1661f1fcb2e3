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
