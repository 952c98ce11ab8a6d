import { parseArgs } from 'node:util';

export const PARTS = ['create', 'move', 'snapshot', 'catch-up', 'boards', 'storm', 'memory'];

export const USAGE = `npm run bench -- [options]

Twotrack beside a floor: the same stack with the same durability, and none of the rules. Use a machine with nothing else to do.

  --only <parts>       some of: ${PARTS.join(', ')}
  --rounds <number>    of each measurement, in rotating order; the median counts   (default 3)
  --commands <number>  creates or moves in a round                                 (default 1500)
  --callers <numbers>  who ask at the same time                                    (default 1,16,64)
  --sizes <numbers>    cards that are there already                                (default 100,10000)
  --boards <numbers>   open boards that follow                                     (default 100,500,1000)
  --storms <numbers>   alerts in a storm                                           (default 500,5000)
  --json <file>        keep the figures; BENCH_JSON names it as well
  --compare <file>     beside figures kept before: old, new, change in percent
  --from <file>        measure nothing, tell of figures kept before
  --help               this text`;

const text = { type: 'string' };

/** What was asked for on the command line; throws on what nobody can have meant. */
export function readBenchOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: text,
      rounds: { ...text, default: '3' },
      commands: { ...text, default: '1500' },
      callers: { ...text, default: '1,16,64' },
      sizes: { ...text, default: '100,10000' },
      boards: { ...text, default: '100,500,1000' },
      storms: { ...text, default: '500,5000' },
      json: { ...text, default: process.env.BENCH_JSON },
      compare: text,
      from: text,
      help: { type: 'boolean', default: false },
    },
  });
  const { help, json, compare, from } = values;
  const numbersOf = (name) => values[name].split(',').map((one) => numberOf(name, one));
  const measure = {
    only: values.only === undefined ? PARTS : values.only.split(',').map(part),
    rounds: numberOf('rounds', values.rounds),
    commands: numberOf('commands', values.commands),
    callers: numbersOf('callers'),
    sizes: numbersOf('sizes'),
    boards: numbersOf('boards'),
    storms: numbersOf('storms'),
  };
  return { help, json, compare, from, measure };
}

function part(name) {
  if (PARTS.includes(name)) return name;
  throw new TypeError(`--only knows ${PARTS.join(', ')}; not '${name}'`);
}

function numberOf(option, text) {
  if (/^[1-9]\d{0,5}$/.test(text.trim())) return Number(text);
  throw new TypeError(`--${option} takes whole numbers from 1 on, not '${text}'`);
}
