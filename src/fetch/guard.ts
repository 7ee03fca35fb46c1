/**
 * Which machines may be asked. A page could send us to one that only we can reach: the machine itself, the network around it,
 * the keys of a cloud. So each name is looked up by us, every address it has must be a public one, and the connection goes to
 * exactly the address that was looked at.
 */
import { lookup as lookUpName } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Name of a host → its addresses; another one only in tests. */
export type Resolve = (host: string) => Promise<readonly ResolvedAddress[]>;

export const resolveByDns: Resolve = (host) => lookUpName(host, { all: true });

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
/** Only global unicast (2000::/3) is open, and of it not what stands for other networks or for examples. */
const openV6 = new BlockList();
openV6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

const MAPPED = /^::ffff:(?:0:)?(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/iu;
const ZONE = /%.*$/u;

/** The address of version 4 inside one of version 6. */
function embedded(address: string): string | null {
  const [, dotted, high, low] = MAPPED.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return null;
  const number = Number.parseInt(high, 16) * 0x1_00_00 + Number.parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join('.');
}

/** True for an address that anybody on the internet can reach. */
export function isPublic(text: string): boolean {
  const address = text.replace(ZONE, '');
  const version = isIP(address);
  if (version === 4) return !closed.check(address, 'ipv4');
  if (version !== 6) return false;
  const inside = embedded(address);
  if (inside !== null) return isPublic(inside);
  return openV6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** Thrown for a host that must not be asked. */
export class HostRefused extends Error {
  constructor(readonly host: string) {
    super(`${host} is no public address`);
  }
}

const BRACKETS = /^\[|\]$/gu;

export interface Guard {
  /** Throws HostRefused where the host is an address that must not be asked. */
  readonly check: (host: string) => void;
  /** The addresses of a name, each of which may be asked. Throws HostRefused, and what looking up throws. */
  readonly resolve: Resolve;
}

/** `allowed`: hosts that the configuration names, whose addresses may be private. */
export function guardFor(allowed: readonly string[], resolve: Resolve): Guard {
  const named = new Set(allowed.map((host) => host.toLowerCase().replace(BRACKETS, '')));
  const check = (host: string): void => {
    const bare = host.replace(BRACKETS, '');
    if (isIP(bare) !== 0 && !named.has(bare) && !isPublic(bare)) throw new HostRefused(bare);
  };
  return {
    check,
    resolve: async (host) => {
      const found = await resolve(host);
      if (found.length === 0) throw new Error('the name has no address');
      if (!named.has(host.toLowerCase()) && !found.every(({ address }) => isPublic(address)))
        throw new HostRefused(host);
      return found;
    },
  };
}
