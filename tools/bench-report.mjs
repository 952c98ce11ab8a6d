/** Each figure: how it is called beside others, and its unit. */
const FIGURES = {
  perSecond: ['', '/s'],
  ofFloor: ['of floor', '%'],
  p50: ['p50', 'ms'],
  p99: ['p99', 'ms'],
  ms: ['', 'ms'],
  behind: ['then behind', 'ms'],
  answered: ['answered', 'ms'],
  live: ['live', 'ms'],
  MiB: ['', 'MiB'],
  KiB: ['', 'KiB'],
};

/** Everything that was measured: a line a row, with its floor, its target and whether that is met. */
export function tableOf(lines) {
  const rows = lines.map((line) => [
    line.what,
    figuresOf(line.figures),
    line.floor ? figuresOf(line.floor) : '',
    Object.entries(line.targets ?? {})
      .map(targetText)
      .join(' · '),
    verdictOf(line),
  ]);
  return inColumns([['', 'Twotrack', 'floor', 'target', ''], ...rows]);
}

/** Every figure of both: old, new, change in percent. */
export function comparisonOf(old, now) {
  const before = new Map(old.flatMap(flat));
  const rows = now.flatMap(flat).map(([what, [name, value]]) => {
    const was = before.get(what)?.[1];
    const change = was === undefined ? 'new' : was === 0 ? '' : signed((100 * (value - was)) / was);
    return [what, was === undefined ? '' : figure(name, was), figure(name, value), change];
  });
  return inColumns([['', 'old', 'new', 'change'], ...rows]);
}

const flat = ({ what, figures }) =>
  Object.entries(figures).map(([name, value]) => [`${what}, ${nameOf(name)}`, [name, value]]);

const signed = (percent) => `${percent > 0 ? '+' : ''}${percent.toFixed(0)} %`;

const figuresOf = (figures) =>
  Object.entries(figures)
    .map(([name, value]) => `${FIGURES[name][0]} ${figure(name, value)}`.trim())
    .join(' · ');

const figure = (name, value) =>
  `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1)} ${FIGURES[name][1]}`;

function targetText([name, { most, least }]) {
  const bound = most === undefined ? `≥ ${least.toLocaleString('en')}` : `≤ ${most.toLocaleString('en')}`;
  return `${FIGURES[name][0]} ${bound} ${FIGURES[name][1]}`.trim();
}

function verdictOf({ figures, targets = {} }) {
  const all = Object.entries(targets);
  const missed = all.filter(
    ([name, { most = Infinity, least = -Infinity }]) => figures[name] > most || figures[name] < least,
  );
  if (all.length === 0) return '';
  return missed.length === 0
    ? 'met'
    : `NOT MET${all.length > 1 ? `: ${missed.map(([name]) => nameOf(name)).join(', ')}` : ''}`;
}

const nameOf = (name) => FIGURES[name][0] || FIGURES[name][1];

function inColumns(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows
    .map((row) =>
      row
        .map((text, i) => text.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
