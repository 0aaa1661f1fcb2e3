{
  const { dataset } = document.documentElement;
  dataset.shell = navigator.platform.startsWith('Win') ? 'powershell' : 'bash';
  try {
    for (const name of ['theme', 'shell']) {
      if (localStorage[name]) dataset[name] = localStorage[name];
    }
  } catch {}
}
window.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    const own = new URL(address, location.origin).href.replace(location.origin, '');
    return /^\/(?:pagefind\/pagefind|assets\/match)-worker[\w-]*\.js$/.test(own) ? address : null;
  },
});
