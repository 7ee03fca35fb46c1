/** Which targets of links are kept: those that lead to a page or a mailbox, none that would run or open something. */

const WEB = /^(?:https?|ftps?|mailto):/iu;

export const isWebTarget = (target: string): boolean => WEB.test(target);
