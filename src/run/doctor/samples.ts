/** A page in PDF and in Word, for trying out what reads them: one line of text each, the smallest file that is right. */

export const SAMPLE_WORDS = 'Repair the gauges before the rains';

const PAGE = `BT /F 12 Tf 60 760 Td (${SAMPLE_WORDS}) Tj ET`;
const OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
  `<< /Length ${PAGE.length} >>\nstream\n${PAGE}\nendstream`,
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
];
const OFFSET_DIGITS = 10;

export function pdfSample(): Uint8Array {
  let text = '%PDF-1.4\n';
  const entries = OBJECTS.map((object, at) => {
    const offset = String(text.length).padStart(OFFSET_DIGITS, '0');
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${offset} 00000 n \n`;
  });
  const size = OBJECTS.length + 1;
  const table = `xref\n0 ${size}\n${'0'.repeat(OFFSET_DIGITS)} 65535 f \n${entries.join('')}`;
  return Buffer.from(`${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`);
}

/** A ZIP archive of [Content_Types].xml, _rels/.rels and word/document.xml, in base64. */
const WORD_FILE =
  'UEsDBBQAAAAIAAAAAAD3VP4j2wAAAGQBAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbJWQu07EMBBFf8Vyi2IHCoRQki14lECxfIDl' +
  'TBILe8byzAbz9yi77BbbUc+591xNt6spqhUKB8Je35pWK0BPY8C515/71+ZB74Zu/5OBVU0RudeLSH60lv0CybGhDFhTnKgkJ2yo' +
  'zDY7/+VmsHdte289oQBKI1uHHrpnmNwhinqpAnjSFois1dMJ3Fy9djnH4J0EQrvieGVp/gymQDwyvITMNzVFbYfufYVSwgjqwxV5' +
  'cwl6bb+pjHYkf0iAYjbwXz6apuDhkt/aciEPzAHnFM3lklzA8w57fNvwC1BLAwQUAAAACAAAAAAAqQzPO6IAAAAWAQAACwAAAF9y' +
  'ZWxzLy5yZWxzjc+xDsIgFAXQXyFvF6qDMaa0izFxNfUDCLy2ROARQMW/d3GwxsH15ubc3Lav3rE7pmwpSFjzBhgGTcaGScJlOK52' +
  '0HftGZ0qlkKebcyseheyhLmUuBci6xm9ypwihurdSMmrkjmlSUSlr2pCsWmarUifBixNdjIS0hrY8Iz4j0zjaDUeSN88hvJj4KsB' +
  'bFBpwiLhQckI84559Q5E14rFwe4FUEsDBBQAAAAIAAAAAADzDoW9ogAAANoAAAARAAAAd29yZC9kb2N1bWVudC54bWxFzk0OgjAQ' +
  'BeCrNN1L0YUxhJ+dBzB6gAJDaUJnmpkieHtTXLj5XjJ5eZm628Oi3sDiCRt9LkqtAAcaPbpGv5730013bb1VIw1rAExqDwtKtTV6' +
  'TilWxsgwQ7BSUATcwzIRB5ukIHZmIx4j0wAiHl1YzKUsryZYjzpP9jR+csYMZ1L7gGg9qzSDcnZ1IKqHiRiOC1uPUpvcy/JhPPxt' +
  'mf+f7RdQSwECFAAUAAAACAAAAAAA91T+I9sAAABkAQAAEwAAAAAAAAAAAAAAAAAAAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIU' +
  'ABQAAAAIAAAAAACpDM87ogAAABYBAAALAAAAAAAAAAAAAAAAAAwBAABfcmVscy8ucmVsc1BLAQIUABQAAAAIAAAAAADzDoW9ogAA' +
  'ANoAAAARAAAAAAAAAAAAAAAAANcBAAB3b3JkL2RvY3VtZW50LnhtbFBLBQYAAAAAAwADALkAAACoAgAAAAA=';
export const wordSample = (): Uint8Array => Buffer.from(WORD_FILE, 'base64');
