// Sets the theme before the first paint; src/lib/theme.ts has the same rule and writes the choice.
// Everything in /assets is cached for good: change the number in the name with the content.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('songreel.theme');
  } catch {
    choice = null;
  }
  var light =
    choice === 'light' || (choice === 'system' && window.matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.dataset.theme = light ? 'light' : 'dark';
})();
