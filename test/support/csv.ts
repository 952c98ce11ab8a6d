/** The rows of a CSV text, by RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  for (let match = field.exec(text); match && field.lastIndex <= text.length; match = field.exec(text)) {
    const [whole, quoted, plain, end] = match;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '' || field.lastIndex === text.length) break;
    if (end !== ',') rows.push([]);
    if (whole === '') break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}
