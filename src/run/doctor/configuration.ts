/** What the configuration says that only other parts of the program can judge: the profile, the passwords, the day. */
import { profileNamed, profiles } from '../../assess/index.js';
import { type Config, nearestOf } from '../../config/index.js';
import type { Check } from '../../core/check-up.js';
import { WrongUsage } from '../../core/failure.js';
import { shownPath } from '../output.js';
import { readPasswords } from '../reading/passwords.js';
import { many } from './amount.js';

export async function configurationChecks(config: Config, cwd: string): Promise<Check[]> {
  const passwords = await passwordsCheck(config, cwd);
  return [fileCheck(config, cwd), profileCheck(config), ...dayChecks(config), ...(passwords ? [passwords] : [])];
}

function fileCheck({ file }: Config, cwd: string): Check {
  const found = file === null ? 'no evaltrail.config.yaml here: the defaults hold' : `${shownPath(file, cwd)} is right`;
  return { id: 'configuration/file', name: 'Configuration', state: 'ok', found, remedy: '' };
}

function profileCheck({ profile: id, profiles: own }: Config): Check {
  const common = { id: 'configuration/profile', name: 'Rule profile' } as const;
  const profile = profileNamed(id, own);
  if (profile) return { ...common, state: 'ok', found: `${id} (${profile.name})`, remedy: '' };
  const known = [...profiles, ...own].map((each): string => each.id);
  const near = nearestOf(id, known);
  const remedy = near === null ? `Take one of these: ${known.join(', ')}.` : `Did you mean ${near}?`;
  return { ...common, state: 'problem', found: `there is no profile ${id}`, remedy };
}

/** Only a fixed day is worth a word. */
function dayChecks({ asOf }: Config): Check[] {
  if (asOf === 'today') return [];
  return [
    {
      id: 'configuration/as-of',
      name: 'As-of date',
      state: 'warning',
      found: `every run speaks of ${asOf}, whenever it runs`,
      remedy: 'For nightly runs set asOf to today.',
    },
  ];
}

async function passwordsCheck({ passwords }: Config, cwd: string): Promise<Check | null> {
  if (passwords === null) return null;
  const common = { id: 'configuration/passwords', name: 'Passwords' } as const;
  const shown = shownPath(passwords, cwd);
  try {
    const { all } = await readPasswords(shown, cwd);
    return { ...common, state: 'ok', found: `${many(all.length, 'password', 'passwords')} in ${shown}`, remedy: '' };
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    return { ...common, state: 'problem', found: error.message, remedy: error.remedy };
  }
}
