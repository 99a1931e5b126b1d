import { type Manifest, manifestSchema, type ProductFile } from '@assize/contracts/recording/products';
import { z } from 'zod';
import { type Finding, finding } from '../Finding.ts';

const folder = 'data/recording/';
const derivedSchema = z.array(z.object({ file: z.string(), madeOf: z.object({ name: z.string(), sha256: z.string() }) }));

/** What was made for the package out of which product, by its path: another file than that product, under its name perhaps. */
export function readDerived(value: unknown): Map<string, { name: string; sha256: string }> {
  const made = derivedSchema.safeParse(value);
  return new Map(made.success ? made.data.map(({ file, madeOf }) => [`${folder}${file}`, madeOf]) : []);
}

/** Every file that the recording's manifest names, as it would lie in a package: path → hash. */
export function hashesOf(manifest: Manifest): Map<string, string> {
  const products: ProductFile[] = [...manifest.tracks, manifest.video, ...manifest.hls, ...manifest.thumbnails, ...(manifest.others ?? [])];
  const journals = manifest.sources.filter((one) => one.name.startsWith('journal/')).map(({ name, sha256 }): [string, string] => [`data/${name}`, sha256]);
  return new Map([...products.map(({ name, sha256 }): [string, string] => [`${folder}${name}`, sha256]), ...journals]);
}

export function readManifest(value: unknown): Manifest | undefined {
  const parsed = manifestSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Whether the pictures and sounds of a package are those of the recording, by its own manifest. `found`: path → hash. */
export function checkProducts(manifest: Manifest, found: ReadonlyMap<string, string>, derivedOf: ReturnType<typeof readDerived>): Finding[] {
  const named = hashesOf(manifest);
  const findings: Finding[] = [];
  let same = 0;
  for (const [path, hash] of found) {
    if (!/^data\/(recording|journal)\//.test(path) || /\/(manifest|derived)\.json$/.test(path)) continue;
    const source = derivedOf.get(path);
    const expected = named.get(path);
    if (source) {
      const isOfRecording = named.get(`${folder}${source.name}`) === source.sha256;
      findings.push(finding(isOfRecording ? 'open' : 'fault', isOfRecording ? 'derived' : 'derivedOfAnother', { file: path, source: source.name }));
    } else if (expected === undefined) findings.push(finding('fault', 'productUnknown', { file: path }));
    else if (expected === hash) same++;
    else findings.push(finding('fault', 'productDiffers', { file: path, expected, found: hash }));
  }
  if (same > 0) findings.unshift(finding('proved', 'productsSame', { count: same }));
  return findings;
}

const exhibitsSchema = z.array(z.object({ file: z.string(), sha256: z.string() }));

/** Whether the exhibits of a package are the documents that were filed, by the hearing's own log (`filed`: their hashes). */
export function checkExhibits(list: unknown, found: ReadonlyMap<string, string>, filed: ReadonlySet<string>): Finding[] {
  const parsed = exhibitsSchema.safeParse(list);
  if (!parsed.success) return [finding('fault', 'exhibitsMisshapen')];
  const findings: Finding[] = [];
  let same = 0;
  for (const { file, sha256 } of parsed.data) {
    const path = `data/exhibits/${file}`;
    const hash = found.get(path);
    if (hash === undefined) findings.push(finding('fault', 'exhibitMissing', { file: path }));
    else if (hash !== sha256) findings.push(finding('fault', 'exhibitDiffers', { file: path, expected: sha256, found: hash }));
    else if (filed.has(hash)) same++;
    else findings.push(finding('open', 'exhibitNotOnLog', { file: path }));
  }
  if (same > 0) findings.unshift(finding('proved', 'exhibitsSame', { count: same }));
  return findings;
}
