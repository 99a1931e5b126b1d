import { expect, it } from 'vitest';
import { cutPlaylist, parsePlaylist } from './cutFiles.ts';

const m3u8 = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.000000,
part-00000.m4s
#EXTINF:6.000000,
part-00001.m4s
#EXTINF:2.520000,
part-00002.m4s
#EXT-X-ENDLIST
`;

it('tells where each part of the picture lies', () => {
  expect([...parsePlaylist(m3u8).segments.values()]).toEqual([
    { name: 'hls/part-00000.m4s', fromMs: 0, toMs: 6000 },
    { name: 'hls/part-00001.m4s', fromMs: 6000, toMs: 12_000 },
    { name: 'hls/part-00002.m4s', fromMs: 12_000, toMs: 14_520 },
  ]);
});

it('leaves a gap for every part that is not wholly somebody’s, and the rest in its place', () => {
  const cut = cutPlaylist(parsePlaylist(m3u8), [
    { fromMs: 0, toMs: 6000 },
    { fromMs: 6001, toMs: 14_520 },
  ]);
  expect(cut.match(/#EXTINF:.*\n(?:#EXT-X-GAP\nclosed|part-\d+)/g)).toEqual([
    '#EXTINF:6.000000,\npart-00000',
    '#EXTINF:6.000000,\n#EXT-X-GAP\nclosed',
    '#EXTINF:2.520000,\npart-00002',
  ]);
});
