import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { type AuthRefusal, askAuth } from './authRequest.ts';

/** Whether this browser can keep and use passkeys. */
export function knowsPasskeys(): boolean {
  return browserSupportsWebAuthn();
}

/** Lets the device make a key for this account, under a name of its owner's. @returns null when it worked */
export function addPasskey(name: string): Promise<AuthRefusal | null> {
  return withDevice('/passkey/generate-register-options', async (options) => ({
    path: '/passkey/verify-registration',
    body: {
      name,
      response: await startRegistration({
        optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
      }),
    },
  }));
}

/** Signs this browser in by a key of the device. @returns null when it worked */
export function signInByPasskey(): Promise<AuthRefusal | null> {
  return withDevice('/passkey/generate-authenticate-options', async (options) => ({
    path: '/passkey/verify-authentication',
    body: {
      response: await startAuthentication({
        optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
      }),
    },
  }));
}

async function withDevice(
  optionsPath: string,
  ask: (options: Readonly<Record<string, unknown>>) => Promise<{ path: string; body: object }>,
): Promise<AuthRefusal | null> {
  const { refusal, data } = await askAuth(optionsPath, null);
  if (refusal !== null) return refusal;
  try {
    const { path, body } = await ask(data);
    return (await askAuth(path, body)).refusal;
  } catch (error) {
    return deviceRefusal(error);
  }
}

/** Names by Web Authentication Level 3, 5.1.3 and 5.1.4: InvalidStateError means that the device has a key for the account. */
function deviceRefusal(error: unknown): AuthRefusal {
  const { name = '', message = '' } = error instanceof Error ? error : {};
  return { code: name === 'InvalidStateError' ? 'PASSKEY_THERE' : 'PASSKEY_NOT_GIVEN', message };
}
