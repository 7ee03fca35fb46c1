/** The labelled documents of the corpus beside the checkout; none where there is no corpus. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CORPUS = resolve(import.meta.dirname, '../..', process.env.EVALTRAIL_CORPUS ?? '../shared/corpus');
const FOLDERS = ['erc', 'erc-modelled', 'other-modelled', 'management-response', 'evaluation-report'];
const LABEL = '.gold.json';

export function labelledDocuments() {
  return FOLDERS.map((folder) => join(CORPUS, folder))
    .filter(existsSync)
    .flatMap((folder) => {
      const names = readdirSync(folder);
      return names
        .filter((name) => name.endsWith(LABEL))
        .flatMap((label) => {
          const stem = label.slice(0, -LABEL.length);
          const name = names.find((one) => one !== label && (one === stem || one.startsWith(`${stem}.`)));
          if (!name) return [];
          return [
            {
              name,
              bytes: readFileSync(join(folder, name)),
              label: JSON.parse(readFileSync(join(folder, label), 'utf8')),
            },
          ];
        });
    });
}
