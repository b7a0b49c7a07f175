// Sets the chosen colour scheme before the first paint; without a choice the
// system's scheme holds.
const theme = localStorage.getItem('parley.theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
