import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import type { Browser } from 'puppeteer';
import { createElement } from 'react';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFaults } from '../../infra/testing/audit.ts';
import { launchBrowser } from '../../infra/testing/Person.ts';
import { languages } from '../src/i18n/languages.ts';
import { renderInLanguage } from '../src/i18n/renderInLanguage.tsx';
import { ProofForm } from '../src/scenes/evidence/ProofForm.tsx';
import { everyProof } from '../src/scenes/presentation/everyProof.ts';
import { ProofList } from '../src/scenes/presentation/ProofList.tsx';

/* The words about proofs and the form for them, in a real browser without a court: with axe, on a phone. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser('judge');
});
afterAll(() => browser?.close());

const mantine = readFileSync(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), 'utf8');
const ground = readFileSync(join(import.meta.dirname, '../src/theme/global.css'), 'utf8');

test.each(languages)('what is said of proofs, and the form for them, hold for axe and on a phone in %s', async (language) => {
  const hearing = buildHearing({ roles: ['presidingJudge', 'clerk', 'plaintiff', 'defendant'], upTo: 'inSession' });
  const exhibitId = '00000000-0000-4000-b007-000000000001';
  const words = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: evidenceDocument(1), ...words } }, hearing.idOf('plaintiff'));
  const exhibit = hearing.state.evidence.exhibits[exhibitId];
  if (!exhibit) throw new Error('not filed');
  const props = { state: hearing.state, meId: hearing.idOf('plaintiff'), isBusy: false, send: () => Promise.resolve(true), exhibit, label: 'P-1' };
  const list = renderInLanguage(language, createElement(ProofList, { proofs: everyProof }));
  const form = renderInLanguage(language, createElement(ProofForm, props)).replace('<details', '<details open');
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const style = `<style>${mantine}${ground}li { overflow-wrap: anywhere }</style>`;
  await page.setContent(
    `<!doctype html><html lang="${language}"><head><title>P-1</title>${style}</head><body><main><h1>P-1</h1>${list}${form}</main></body></html>`,
  );
  expect(await page.$$eval('[data-testid="proofs"] li', (items) => items.length)).toBe(everyProof.length);
  expect(await page.$('[data-testid="proof-place"]')).not.toBeNull();
  expect(await listFaults(page, language)).toEqual([]);
  const small = await page.$$eval('button', (all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)));
  await page.close();
  expect(small).toEqual([]);
});
