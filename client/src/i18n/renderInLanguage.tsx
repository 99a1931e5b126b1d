import { createTheme, Drawer, MantineProvider, mergeThemeOverrides, Modal } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { MemoryRouter } from 'react-router';
import { theme } from '../theme/theme.ts';
import { createI18n } from './createI18n.ts';
import type { Language } from './languages.ts';
import { readLocale } from './readLocale.ts';

// A portal has no place in a string: dialogs are drawn where they stand.
const inPlace = { defaultProps: { withinPortal: false } };
const testTheme = mergeThemeOverrides(theme, createTheme({ components: { Modal: Modal.extend(inPlace), Drawer: Drawer.extend(inPlace) } }));

/** For unit tests: the HTML of a view as it first appears in one language, with the real texts. */
export function renderInLanguage(language: Language, element: ReactElement): string {
  return renderToString(
    <I18nextProvider i18n={createI18n(language, readLocale(language))}>
      <MantineProvider theme={testTheme} env="test">
        <QueryClientProvider client={new QueryClient()}>
          <MemoryRouter>{element}</MemoryRouter>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}
