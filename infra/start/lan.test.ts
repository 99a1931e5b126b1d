import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { listLanAddresses } from './lan.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null },
];

test('the address of a home or office network comes before public and virtual ones; loopback is none', () => {
  const interfaces = { lo: at('127.0.0.1', true), docker0: at('172.17.0.1'), eth0: at('203.0.113.4'), wlan0: at('192.168.1.7') };
  expect(listLanAddresses(interfaces)).toEqual(['192.168.1.7', '203.0.113.4', '172.17.0.1']);
});

test('a machine on no network has none', () => {
  expect(listLanAddresses({ lo: at('127.0.0.1', true) })).toEqual([]);
});
