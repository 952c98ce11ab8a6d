import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.js';
import { OwnOrigin } from './own-origin.js';

const ours = (env: Record<string, string>, origin: string | undefined, host: string): boolean =>
  new OwnOrigin(readConfig(env)).isOurs({ headers: { host, ...(origin !== undefined && { origin }) } });

describe('the origin of a page', () => {
  it.each([
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['http://localhost:3000', 'localhost:3000'],
    ['http://[::1]:3000', '[::1]:3000'],
  ])('is ours on loopback, IPv6 too: %s', (origin, host) => {
    expect(ours({}, origin, host)).toBe(true);
    expect(ours({ HOST: '::1' }, origin, host)).toBe(true);
  });

  it.each([
    ['http://evil.example', '127.0.0.1:3000'],
    ['http://evil.example:3000', 'evil.example:3000'], // a name that was rebound to us
    ['http://127.0.0.1:4000', '127.0.0.1:3000'],
    ['http://[::1]:4000', '[::1]:3000'],
    ['null', '127.0.0.1:3000'],
    ['', '127.0.0.1:3000'],
  ])('is foreign: %s to %s', (origin, host) => {
    expect(ours({}, origin, host)).toBe(false);
  });

  it('with a public URL is that one only, whatever the Host says', () => {
    const env = { PUBLIC_URL: 'https://board.example/', TRUST_PROXY: '127.0.0.1' };
    expect(ours(env, 'https://board.example', '127.0.0.1:3000')).toBe(true);
    expect(ours(env, 'http://board.example', 'board.example')).toBe(false);
    expect(ours(env, 'https://board.example.evil.example', 'board.example.evil.example')).toBe(false);
    expect(ours(env, 'http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(false);
  });

  it('is not asked of who is no browser', () => {
    expect(ours({}, undefined, '127.0.0.1:3000')).toBe(true);
  });
});
