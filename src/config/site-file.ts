/** A file that defines a site: where to start, and which links lead where. A few lines of YAML. */
import { WrongUsage } from '../core/failure.js';
import type { SiteSettings } from './config.js';
import { readConfigFile } from './file.js';
import { nearestOf } from './nearest.js';
import { checkedText } from './settings.js';
import { READY_SITES, siteShape } from './shape.js';

export interface ReadSite {
  /** As the configuration names it. */
  readonly file: string;
  /** Where its name starts from. Absolute. */
  readonly folder: string;
  /** The source that asks the site, and the ids it asks for. */
  readonly name: string;
  readonly ids: readonly number[] | undefined;
}

/** Throws WrongUsage that names every problem with its line, column and what to do. */
export async function readSite({ file: shown, folder, name, ids }: ReadSite): Promise<SiteSettings> {
  const near = nearestOf(shown, READY_SITES);
  const found = await readConfigFile(shown, folder).catch((error: unknown) => {
    if (near === null || !(error instanceof WrongUsage)) throw error;
    throw new WrongUsage(`There is no site \`${shown}\`, and no file of that name.`, `Did you mean \`${near}\`?`);
  });
  const { start = [], pages = {}, links = {} } = checkedText(found?.text ?? '', siteShape, shown);
  const { list = [], evaluation = [], response = [], document = [] } = links;
  const hasIds = ids !== undefined && Object.values(pages).some((page) => page !== undefined);
  if (start.length === 0 && !hasIds)
    throw new WrongUsage(
      `The source ${name} has nowhere to start: ${shown} has no \`start\`, and there are no \`pages\` with \`ids\`.`,
      `Give \`start:\` in ${shown} a list of addresses, or the source \`ids:\` and the file \`pages:\`.`,
    );
  return { start, pages, links: { list, evaluation, response, document } };
}
