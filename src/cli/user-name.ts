/** Who sits here, as the system knows them: the name that a decision bears where none is given. */
import { userInfo } from 'node:os';
import { harmless } from './style.js';

export function nameOfUser(): string {
  try {
    return harmless(userInfo().username);
  } catch {
    return 'unknown';
  }
}
