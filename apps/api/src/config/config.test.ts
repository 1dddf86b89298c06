import { describe, expect, it } from 'vitest';
import { InvalidConfig, readConfig } from './config.ts';

const SECRET = 'x'.repeat(40);

describe('The configuration', () => {
  it('serves this machine without accounts when nothing is said', () => {
    const { host, accounts } = readConfig({}, '/');
    expect(host).toBe('127.0.0.1');
    expect(accounts).toBeNull();
  });

  it('refuses to serve other machines without a secret and an address, naming both', () => {
    expect(() => readConfig({ HOST: '0.0.0.0' }, '/')).toThrow(InvalidConfig);
    expect(() => readConfig({ HOST: '0.0.0.0' }, '/')).toThrow(/CRADLE_SECRET[\s\S]*CRADLE_URL/);
    expect(() => readConfig({ HOST: '0.0.0.0', CRADLE_SECRET: SECRET }, '/')).toThrow(/CRADLE_URL/);
    expect(() => readConfig({ CRADLE_SECRET: 'short' }, '/')).toThrow(/32 characters/);
  });

  it('makes everybody sign in once there is a secret, on this machine too', () => {
    expect(readConfig({ CRADLE_SECRET: SECRET, PORT: '4321' }, '/').accounts).toMatchObject({
      url: 'http://localhost:4321',
      openSignUp: false,
      provider: null,
    });
    const served = readConfig(
      { HOST: '0.0.0.0', CRADLE_SECRET: SECRET, CRADLE_URL: 'https://pcf.example.org/path' },
      '/',
    );
    expect(served.accounts?.url).toBe('https://pcf.example.org');
  });

  it('takes a sign-in provider whole or not at all', () => {
    expect(() => readConfig({ CRADLE_SECRET: SECRET, CRADLE_OIDC_CLIENT_ID: 'cradle' }, '/')).toThrow(
      /go together/,
    );
  });
});
