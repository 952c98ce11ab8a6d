import { describe, expect, it } from 'vitest';
import { BadConfiguration, mayMakeDemo, readConfig } from './config.js';

describe('the configuration', () => {
  it.each([
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.1, proxy.example'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://board.example'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['LOG_LEVEL', 'loud'],
  ])('stops at a bad %s by its name: %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(BadConfiguration);
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('takes addresses and ranges of both families as proxies', () => {
    expect(readConfig({ TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1,fd00::/8' }).trustProxy).toContain('fd00::/8');
  });

  it('A1 allows a demo on loopback without a configured database only', () => {
    expect(mayMakeDemo(readConfig({}))).toBe(true);
    expect(mayMakeDemo(readConfig({ HOST: '::1' }))).toBe(true);
    expect(mayMakeDemo(readConfig({ HOST: '0.0.0.0' }))).toBe(false);
    expect(mayMakeDemo(readConfig({ HOST: '::' }))).toBe(false);
    expect(mayMakeDemo(readConfig({ DATABASE_URL: 'postgres://localhost/x' }))).toBe(false);
  });
});
