// Type-checked against the generated client, and never run: what compiles, and what must not.
import { AuthApi, ErrorAnswer, LoginError, LoginErrorFromJSON, ResponseError } from '../../../target/clients/typescript';

const api = new AuthApi();

export async function logIn(): Promise<string> {
  await api.login({ loginRequest: { method: 'password', username: 'admin', password: 'secret' } });
  await api.login({ loginRequest: { method: 'pin', username: 'olga', pin: '8264' } });
  await api.login({ loginRequest: { method: 'token', loginString: '04DE51BEEF0002', pin: null } });
  const answer = await api.login({ loginRequest: { userid: 'olga', password: 'olga-secret' } });
  return 'userinfo' in answer ? answer.userinfo.token : answer.token;
}

export async function methodAndUseridAreNeverTogether(): Promise<void> {
  // @ts-expect-error
  await api.login({ loginRequest: { method: 'password', username: 'olga', password: 'x', userid: 'olga' } });
  const body = { method: 'pin', username: 'olga', pin: '8264', userid: 'olga', password: 'x' } as const;
  // @ts-expect-error
  await api.login({ loginRequest: body });
  // @ts-expect-error
  await api.login({ loginRequest: { method: 'fingerprint', username: 'olga' } });
}

export async function why(refusal: ResponseError): Promise<string> {
  const error: LoginError = LoginErrorFromJSON(await refusal.response.json());
  if ('errmsg' in error) {
    return error.errmsg;
  }
  const ofMethod: ErrorAnswer = error;
  return ofMethod.error + ': ' + ofMethod.message;
}
