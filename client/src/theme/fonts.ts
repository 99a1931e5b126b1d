// Each file holds about a hundred @font-face rules split by unicode range: a browser fetches only the
// slices whose characters are on the page.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
import '@fontsource/noto-serif-sc/600.css';
