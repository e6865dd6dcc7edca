import { describe, expect, it } from 'vitest';
import { isLoopback, isPrivateHost } from './hosts.ts';

const hostOf = (url: string) => new URL(url).hostname;

describe('isPrivateHost', () => {
  it.each([
    'http://10.0.0.1',
    'http://192.168.1.7:3000',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://169.254.1.1',
    'http://[fd00::1]',
    'http://[fe80::1]',
    'http://nas.local',
  ])('takes %s for one of the own network', (url) => {
    expect(isPrivateHost(hostOf(url))).toBe(true);
  });

  it.each([
    'http://11.0.0.1',
    'http://172.32.0.1',
    'http://172.15.0.1',
    'http://192.169.0.1',
    'http://10.example.com',
    'http://local.example.com',
    'http://[2001:db8::1]',
    'http://fd00.example',
  ])('leaves %s to the public web', (url) => {
    expect(isPrivateHost(hostOf(url))).toBe(false);
  });
});

describe('isLoopback', () => {
  it('knows every spelling', () => {
    for (const url of [
      'http://localhost',
      'http://a.localhost',
      'http://127.0.0.1',
      'http://127.9.9.9',
      'http://[::1]',
    ])
      expect(isLoopback(hostOf(url))).toBe(true);
    for (const url of ['http://localhost.example', 'http://127.0.0.1.example', 'http://10.0.0.1'])
      expect(isLoopback(hostOf(url))).toBe(false);
  });
});
