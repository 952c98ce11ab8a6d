// The house of the README as a table: which folder is which room, which other rooms it may enter, and which npm packages
// it may use (a regular expression). A file belongs to the innermost room around it.

const contexts = ['product-backlog', 'service-queue'];
const contracts = contexts.map((context) => `${context}/contract`);
const domains = contexts.map((context) => `${context}/domain`);

const anyPackage = '.+';
const browserPackage = '(?!@nestjs/|@fastify/|fastify$|typeorm|pg$|socket\\.io$|node:).+';

export const rooms = [
  { name: 'shared', folder: 'libs/shared/src', enters: [], packages: 'zod' },
  { name: 'shared/stream', folder: 'libs/shared/src/stream', enters: ['shared'], packages: 'zod|pg|typeorm|node:.+' },
  ...contexts.flatMap(roomsOfContext),
  ...roomsOfApi(),
  ...roomsOfWeb(),
  {
    name: 'test',
    folder: 'test',
    enters: ['shared', 'shared/stream', ...contexts, ...contracts, ...domains, 'api'],
    packages: anyPackage,
  },
];

function roomsOfContext(context) {
  const folder = `libs/${context}/src`;
  const [contract, domain, persistence] = ['contract', 'domain', 'persistence'].map((name) => `${context}/${name}`);
  const whole = [contract, domain, persistence, 'shared', 'shared/stream'];
  return [
    { name: context, folder, enters: whole, packages: '@nestjs/common|typeorm|pg|uuid|zod|node:.+' },
    { name: contract, folder: `${folder}/contract`, enters: ['shared'], packages: 'zod' },
    { name: domain, folder: `${folder}/domain`, enters: [contract, 'shared'], packages: 'fractional-indexing' },
    {
      name: persistence,
      folder: `${folder}/persistence`,
      enters: [contract, domain, 'shared', 'shared/stream'],
      packages: 'typeorm|pg|uuid|temporal-polyfill|zod|fractional-indexing|node:.+',
    },
  ];
}

function roomsOfApi() {
  const shared = ['shared', 'shared/stream'];
  const own = contexts.map((context) => `api/${context}`);
  return [
    {
      name: 'api',
      folder: 'apps/api/src',
      enters: [...shared, ...contexts, ...contracts, ...own],
      packages: anyPackage,
    },
    ...contexts.map((context) => ({
      name: `api/${context}`,
      folder: `apps/api/src/${context}`,
      enters: ['api', ...shared, context, `${context}/contract`],
      packages: anyPackage,
    })),
  ];
}

function roomsOfWeb() {
  const features = contexts.map((context) => `web/${context}`);
  const everything = ['shared', ...contracts, ...domains, 'web', 'web/board', 'web/board/parts', ...features];
  return [
    { name: 'web', folder: 'apps/web/src', enters: everything },
    { name: 'web/board', folder: 'apps/web/src/board', enters: everything },
    { name: 'web/board/parts', folder: 'apps/web/src/board/parts', enters: ['shared', 'web'] },
    ...contexts.map((context) => ({
      name: `web/${context}`,
      folder: `apps/web/src/${context}`,
      enters: ['shared', `${context}/contract`, `${context}/domain`, 'web', 'web/board/parts'],
    })),
  ].map((room) => ({ ...room, packages: browserPackage }));
}
