const ENVIRONMENT = 'Only apps/api/src/config.ts reads the environment.';
const NETWORK = 'Only apps/web/src/http/send.ts talks to the server.';

const noEnvironment = { object: 'process', property: 'env', message: ENVIRONMENT };
const noFetch = ['window', 'globalThis', 'self'].map((object) => ({ object, property: 'fetch', message: NETWORK }));

/** What goes through one file only: the environment and the network. */
export const oneDoorRules = [
  {
    files: ['{libs,apps}/*/src/**/*.{ts,tsx}'],
    ignores: ['apps/api/src/config.ts'],
    rules: {
      'no-restricted-properties': ['error', noEnvironment],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: ENVIRONMENT },
      ],
    },
  },
  {
    files: ['apps/web/src/**/*.{ts,tsx}'],
    ignores: ['apps/web/src/http/send.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: NETWORK }],
      'no-restricted-properties': ['error', noEnvironment, ...noFetch],
    },
  },
];
