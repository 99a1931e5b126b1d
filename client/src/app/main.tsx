import '@mantine/core/styles.layer.css';
import '../theme/global.css';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../i18n/startI18n.ts';
import { App } from './App.tsx';
import { startEarly } from './startEarly.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
// The font rules are a third of all styles: the page does not wait for them.
void import('../theme/fonts.ts');
startEarly();
const i18n = await startI18n();
createRoot(root).render(<App i18n={i18n} />);
