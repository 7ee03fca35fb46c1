/** Which parts of a page its own markup sets apart from the content: menus, asides, the page's banner and footer. */
import type { Region } from '../../core/document.js';
import { type Element, isElement, type Node } from './elements.js';

const NAVIGATION_ROLES = new Set(['navigation', 'banner', 'contentinfo']);

export class Landmarks {
  readonly #withNavigation = new Set<Element>();
  readonly #scanned = new Set<Element>();

  /**
   * The region that an element begins, null when it begins none.
   * @param sectioned inside an article, a section or the main part: a footer there belongs to that part, not to the page.
   */
  regionOf(element: Element, sectioned: boolean): Region | null {
    const role = element.attribs.role?.trim().toLowerCase();
    if (role !== undefined && NAVIGATION_ROLES.has(role)) return 'navigation';
    if (role === 'main') return 'content';
    switch (element.name) {
      case 'main':
        return 'content';
      case 'nav':
      case 'aside':
        return 'navigation';
      case 'footer':
        return sectioned ? null : 'navigation';
      case 'header':
        return !sectioned && this.#holdsNavigation(element) ? 'navigation' : null;
      default:
        return null;
    }
  }

  /** Looks through the outermost header once, for all the headers in it. */
  #holdsNavigation(header: Element): boolean {
    if (!this.#scanned.has(header)) this.#scan(header);
    return this.#withNavigation.has(header);
  }

  #scan(header: Element): void {
    this.#scanned.add(header);
    const waiting: Node[] = [...header.children];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (!isElement(node)) continue;
      if (node.name === 'header') this.#scanned.add(node);
      if (node.name === 'nav' || node.attribs.role === 'navigation') this.#markAbove(node, header);
      for (const child of node.children) waiting.push(child);
    }
  }

  #markAbove(navigation: Element, header: Element): void {
    let node: Node | null = navigation.parent;
    while (isElement(node)) {
      if (node.name === 'header') {
        if (this.#withNavigation.has(node)) return;
        this.#withNavigation.add(node);
      }
      if (node === header) return;
      node = node.parent;
    }
  }
}
