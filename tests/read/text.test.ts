import { describe, expect, it } from 'vitest';
import { documentOf, shapeOf } from './shape.js';

describe('plain text', () => {
  it('has one paragraph per line that holds something', async () => {
    const document = await documentOf('1. Recommendation:\r\n\r\n  Do it.  \r\n \u00A0\r\nEnd');
    expect(document.text).toBe('1. Recommendation:\n\n  Do it.  \n \u00A0\nEnd');
    expect(shapeOf(document)).toEqual(['1. Recommendation:', '  Do it.  ', 'End']);
    expect(document).toMatchObject({ format: 'text', mediaType: 'text/plain', pages: null, links: [] });
  });

  it('takes nothing for a heading, a table or a menu', async () => {
    const { blocks } = await documentOf('# Title\n| a | b |\nHome');
    expect(blocks).toEqual([
      { kind: 'paragraph', span: { start: 0, end: 7 }, heading: null, region: 'content' },
      { kind: 'paragraph', span: { start: 8, end: 17 }, heading: null, region: 'content' },
      { kind: 'paragraph', span: { start: 18, end: 22 }, heading: null, region: 'content' },
    ]);
  });

  it('ends lines at form feeds, vertical tabs and the line and paragraph separators, which stay in the text', async () => {
    const document = await documentOf('a\fb\vc\u2028d\u2029e\u0085f');
    expect(shapeOf(document)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(document.text).toBe('a\fb\vc\u2028d\u2029e\u0085f');
  });

  it('keeps characters outside the basic plane whole', async () => {
    expect(shapeOf(await documentOf('😀 one\n𝒳 two'))).toEqual(['😀 one', '𝒳 two']);
  });
});
